"""Retracted works planted in the pages of a site, and whether an audit lists each with every page that cites it."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

Row = dict[str, Any]
_SMALL = frozenset(
    ("a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "with")
)


@dataclass(frozen=True, slots=True)
class Planted:
    """A retracted work in a page: its number in the world, the page, and the style in which it is cited."""

    work: int
    page: str
    style: str


@dataclass(slots=True)
class Page:
    """What is written into a page: sentences in its middle, entries of its list at the end."""

    sentences: list[str] = field(default_factory=list)
    entries: list[str] = field(default_factory=list)


def world(path: Path) -> list[Row]:
    """Return all records of a world."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def plant(
    records: list[Row], works: int, names: list[str], chance: random.Random
) -> tuple[list[Planted], dict[str, Page]]:
    """Cite so many retracted works, and twice as many sound ones, each in two to six pages in styles that differ."""
    usable = [number for number, record in enumerate(records) if _is_usable(record)]
    gone = chance.sample([number for number in usable if records[number]["retracted"]], works)
    sound = chance.sample([number for number in usable if not records[number]["retracted"]], 2 * works)
    pages: dict[str, Page] = {}
    planted = []
    for number in (*gone, *sound):
        styles = [style for style in STYLES if _is_possible(style, records[number])]
        for name, style in zip(chance.sample(names, chance.randint(2, 6)), chance.sample(styles, 6), strict=False):
            _cite(pages.setdefault(name, Page()), records[number], style, chance)
            if records[number]["retracted"]:
                planted.append(Planted(number, name, style))
    return planted, pages


def _is_usable(record: Row) -> bool:
    names = all(author.get("family") and not author.get("literal") for author in record["authors"])
    return bool(names and record["authors"] and record["year"] and record["doi"] and len(record["title"].split()) > 3)


def _is_possible(style: str, record: Row) -> bool:
    return record["pmid"] is not None or style not in ("pmid", "pubmed")


STYLES = ("parenthetical", "narrative", "doi", "link", "pmid", "pubmed", "vancouver", "apa", "ama")


def _cite(page: Page, record: Row, style: str, chance: random.Random) -> None:
    names, year, subject = _names(record), record["year"], _subject(record["title"], chance)
    number = len(page.entries) + 1
    said = {
        "parenthetical": f"One study looked at {subject} ({names}, {year}).",
        "narrative": f"{names} ({year}) looked at {subject}.",
        "doi": f"One study looked at {subject} (doi: {record['doi']}).",
        "link": f"One study looked at {subject} ([{names}, {year}](https://doi.org/{record['doi']})).",
        "pmid": f"One study looked at {subject} (PMID: {record['pmid']}).",
        "pubmed": f"One study looked at {subject} ([study](https://pubmed.ncbi.nlm.nih.gov/{record['pmid']}/)).",
        "vancouver": f"One study looked at {subject} [{number}].",
        "apa": f"One study looked at {subject} ({names}, {year}).",
        "ama": f"One study looked at {subject} [{number}].",
    }
    page.sentences.append(said[style])
    if style in ("vancouver", "apa", "ama"):
        page.entries.append(_entry(record, style))


def _names(record: Row) -> str:
    families = [author["family"] for author in record["authors"]]
    if len(families) > 2:
        return f"{families[0]} et al."
    return " and ".join(families)


def _subject(title: str, chance: random.Random) -> str:
    """Return the title, or half of its content words in their order, as prose names a subject."""
    words = title.rstrip(".").split()
    telling = [number for number, word in enumerate(words) if word.casefold() not in _SMALL]
    if chance.random() < 0.5 and len(telling) > 5:
        kept = set(chance.sample(telling, len(telling) // 2 + 1))
        words = [word for number, word in enumerate(words) if number in kept]
    first = words[0] if words[0][1:] != words[0][1:].lower() else words[0].lower()
    return " ".join((first, *words[1:]))


def _entry(record: Row, style: str) -> str:
    written = [(author["family"], _initials(author.get("given") or "")) for author in record["authors"]]
    journal, year, title = record["container"] or "", record["year"], record["title"].rstrip(".")
    volume, pages = record["volume"] or "", record["pages"] or ""
    if style == "apa":
        people = ", ".join(f"{family}, {'. '.join(initials)}." for family, initials in written[:6])
        return f"{people} ({year}). {title}. {journal}{f', {volume}' if volume else ''}."
    people = ", ".join(f"{family} {initials}" for family, initials in written[:6])
    people += ", et al" if len(written) > 6 else ""
    where = f"{year};{volume}:{pages}" if volume and pages else f"{year}"
    doi = f" doi:{record['doi']}" if style == "vancouver" else ""
    return f"{people}. {title}. {journal}. {where}.{doi}"


def _initials(given: str) -> str:
    return "".join(part[0] for part in re.split(r"[\s.-]+", given) if part).upper()


def text(name: str, filler: str, page: Page) -> str:
    """Return a page in Markdown: the filler, the citing sentences in its middle, and its list."""
    paragraphs = filler.split("\n\n")
    middle = len(paragraphs) // 2
    entries = "".join(f"{number}. {entry}\n" for number, entry in enumerate(page.entries, 1))
    parts = [f"# Page {name}", *paragraphs[:middle], " ".join(page.sentences), *paragraphs[middle:]]
    return "\n\n".join(filter(None, parts)) + (f"\n\n## References\n\n{entries}" if entries else "\n")


def score(target: Path, planted: list[Planted], records: list[Row], errors: int) -> Iterator[str]:
    """Yield in words which planted citations the tables and the dashboard list, and what they list beyond."""
    by_identifier = {
        record[key]: number for number, record in enumerate(records) for key in ("doi", "pmid") if record[key]
    }
    names = {row["article"]: row["id"].removesuffix(".md") for row in _rows(target, "articles")}
    works = [row for row in _rows(target, "works") if row["status"] == "retracted"]
    listed = {
        (by_identifier.get(row["doi"], by_identifier.get(row["pmid"])), names[each["article"]])
        for row in works
        for each in row["cited_by"]
    }
    shown = set(_shown((target / "dashboard.html").read_text(encoding="utf-8")))
    found = {(each["article"], each["words"]) for each in _rows(target, "findings") if each["code"] == "FC303"}
    pages = Counter(names[article] for article, _ in found)
    wanted = {(each.work, each.page): each.style for each in planted}
    told = {pair for pair in wanted if (" ".join(records[pair[0]]["title"].split()), pair[1]) in shown}
    yield f"{len({work for work, _ in wanted})} retracted works in {len(wanted)} places of {len(names)} pages"
    yield f"works: {len(wanted.keys() & listed)} of {len(wanted)} places; dashboard: {len(told)}"
    yield f"findings: {sum(pages.values())} in {len(pages)} of {len({page for _, page in wanted})} pages"
    missed = Counter(wanted[pair] for pair in wanted.keys() - listed)
    yield "missed by style: " + (", ".join(f"{style} {count}" for style, count in missed.most_common()) or "none")
    wrong = [row for row in works if not _is_retracted(records, by_identifier, row)]
    beyond = sorted(((work, page) for work, page in listed if (work, page) not in wanted), key=str)
    yield f"listed as retracted and sound: {len(wrong)}; retracted works listed with a page beyond: {len(beyond)}"
    for work, page in sorted(wanted.keys() - listed)[:errors]:
        yield f"missed {wanted[work, page]} {page}: {_named(records[work])}"
    for work, page in sorted((wanted.keys() & listed) - told)[:errors]:
        yield f"not on the dashboard {wanted[work, page]} {page}: {_named(records[work])}"
    for row in wrong[:errors]:
        yield f"sound {row['doi']} {row['cited_as']}: {row['title']}"
    for number, page in beyond[:errors]:
        yield f"beyond {page}: {_named(records[number]) if number is not None else 'a work that is not in this world'}"


def _named(record: Row) -> str:
    return f"{_names(record)}, {record['year']}: {record['title']}"


def _is_retracted(records: list[Row], by_identifier: dict[str, int], row: Row) -> bool:
    number = by_identifier.get(row["doi"], by_identifier.get(row["pmid"], -1))
    return number >= 0 and bool(records[number]["retracted"])


def _shown(page: str) -> Iterator[tuple[str, str]]:
    """Yield what the dashboard shows as retracted, as (title, page that cites it)."""
    section = page.partition('<section id="sources">')[2].partition("</section>")[0]
    for row in section.split("<tr>")[2:]:
        cells = re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)
        if len(cells) == 4 and cells[0] == "retracted":
            work = " ".join(unescape(re.sub(r"<[^>]+>", "", re.sub(r"<span.*?</span>", "", cells[2]))).split())
            yield from ((work.partition(": ")[2], name) for name in re.findall(r"Page (\w+)", cells[3]))


def _rows(target: Path, kind: str) -> list[Row]:
    return [row for path in (target / kind).glob("*.parquet") for row in pq.read_table(path).to_pylist()]
