"""Conflicts planted between the pages of a site, and whether an audit finds them.

The pages are the two accounts that `drift` gives of one review; where it has changed no number, one that both state is
changed here in the same way.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

Row = dict[str, Any]
_NUMERAL = re.compile(r"(?<![\d.,])\d{2,4}(?![\d]|[.,]\d)")


def plant(rows: Sequence[Row], wanted: int, chance: random.Random) -> tuple[dict[str, tuple[str, str]], dict[str, str]]:
    """Return the numbers planted by review, and all pages by id."""
    planted: dict[str, tuple[str, str]] = {}
    texts: dict[str, tuple[str, str]] = {}
    for row in sorted(rows, key=lambda row: (row["drift"] is None, row["id"])):
        if row["base"] in texts:
            continue
        one, two = row["text"].split("\n\n")
        if row["drift"] and len(planted) < wanted:
            planted[row["base"]] = (row["drift"]["was"], row["drift"]["now"])
        elif len(planted) < wanted and (change := _changed(one, two, chance)):
            planted[row["base"]], two = change
        texts[row["base"]] = (one, two)
    pages = {
        f"{kind}/{base}": text
        for base, both in texts.items()
        for kind, text in zip(("abstracts", "summaries"), both, strict=True)
    }
    return planted, pages


def _changed(one: str, two: str, chance: random.Random) -> tuple[tuple[str, str], str] | None:
    shared = [found for found in _NUMERAL.finditer(two) if re.search(rf"(?<![\d.,]){found[0]}(?![\d.,])", one)]
    shared = [found for found in shared if not 1900 < int(found[0]) < 2030 and two.count(found[0]) == 1]
    if not shared:
        return None
    found = chance.choice(shared)
    new = str((int(found[0][0]) + chance.randint(1, 8)) % 9 + 1) + found[0][1:]
    if new == found[0]:
        return None
    return (found[0], new), two[: found.start()] + new + two[found.end() :]


def score(target: Path, planted: dict[str, tuple[str, str]], pool: Sequence[str], errors: int) -> Iterator[str]:
    """Yield lines on the pairs found, and on `errors` of those missed and of the findings beyond.

    Those beyond are told apart: two accounts of one review that was left alone, two paragraphs of one text of `pool`
    that got onto two pages, and any other.
    """
    names = {row["article"]: row["id"] for row in _table(target, "articles", ["article", "id"])}
    found = [row for row in _table(target, "findings") if row["code"] == "FC901"]
    kinds = {id(row): _kind(row, names, planted, pool) for row in found}
    hit = {kind for kind in kinds.values() if kind in planted}
    for base in sorted(planted.keys() - hit)[:errors]:
        yield f"missed {base}: {planted[base]}"
    beyond = sorted((row for row in found if kinds[id(row)] not in planted), key=lambda row: -row["score"])
    for row in beyond[:errors]:
        pages = f"{names[row['article']]} | {names[row['other_article']]}"
        kind = f"{row['score']:.2f} {row['confidence']} {kinds[id(row)]}"
        yield f"{kind}: {pages}: {row['words']} / {row['other_words']}"
        yield f"   {row['sentence']}\n   {row['other_sentence']}"
    for bands in (("high",), ("high", "medium")):
        kept = Counter(kinds[id(row)] for row in found if row["confidence"] in bands)
        right = sum(count for kind, count in kept.items() if kind in planted)
        yield (
            f"{' and '.join(bands)}: {kept.total()} findings, precision {right / max(kept.total(), 1):.3f}; "
            f"{len(planted.keys() & kept.keys())} of {len(planted)} planted pairs; beyond: "
            + ", ".join(f"{kept[kind]} {kind}" for kind in ("one review", "one text", "other"))
        )


def _kind(row: Row, names: dict[str, str], planted: dict[str, tuple[str, str]], pool: Sequence[str]) -> str:
    """Return the review whose planted numbers a finding names, or where else its two sentences come from."""
    bases = [names[row[key]].partition("/")[2] for key in ("article", "other_article")]
    words = digits(row["words"]), digits(row["other_words"])
    for base in bases:
        was, now = (digits(number) for number in planted.get(base, ("", "")))
        if (words[0] & was and words[1] & now) or (words[0] & now and words[1] & was):
            return base
    if bases[0] == bases[1]:
        return "one review"
    both = (row["sentence"], row["other_sentence"])
    return "one text" if any(all(sentence in text for sentence in both) for text in pool) else "other"


def digits(words: str) -> set[str]:
    """Return the numerals in words, without the marks that group their digits."""
    return {re.sub(r"[ ,]", "", found) for found in re.findall(r"\d+(?:[ ,]\d{3})*", words)}


def _table(target: Path, kind: str, columns: list[str] | None = None) -> list[Row]:
    return [
        row for path in (target / kind).glob("*.parquet") for row in pq.read_table(path, columns=columns).to_pylist()
    ]
