"""What the rules about lists tell of sound pages whose list is set in the ways that sites set lists.

    python -m benchmarks.list_layouts JATS_CITES.jsonl [--show LAYOUT] [--pages N]

A page is some paragraphs of an open article with the entries that they cite, as printed, once cited by author and year
and once by number. In each layout the sound page must give no finding of a list; without one of its entries, with one
that nothing cites and with one more citation, it may give the one finding that is right, or none.
"""

from __future__ import annotations

import argparse
import html
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from factcheck import read
from factcheck.catalogue import load
from factcheck.config import Config
from factcheck.model import Finding
from factcheck.pipeline import facts, findings, rule_context
from factcheck.values import dataclass

LISTED = (
    "listed-not-cited",
    "cited-not-listed",
    "no-reference-list",
    "year-mismatch",
    "spelling-mismatch",
    "ambiguous-citation",
    "list-numbering",
    "duplicate-reference",
    "malformed-author",
)
_ENTRIES = range(6, 13)
_MARKS = {"bracket": "[{}]", "round": "({})", "raised": "<sup>{}</sup>", "note": "[^{}]", "link": "[[{0}]](#ref-{0})"}


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as printed, its number and what a layout sets apart in it."""

    number: int
    text: str
    title: str
    first: str
    year: str

    @property
    def head(self) -> str:
        """Return what stands before the title."""
        return self.text[: self.text.find(self.title)].rstrip() if self.title in self.text else self.text[:30]

    @property
    def tail(self) -> str:
        """Return the rest of the entry."""
        return self.text[len(self.head) :].lstrip()

    @property
    def url(self) -> str:
        """Return an address for it."""
        return f"https://example.org/{self.first.lower()[:4]}{self.number}"


@dataclass(frozen=True, slots=True)
class Page:
    """Paragraphs with citations as (start, end, number of the entry), and the entries."""

    name: str
    text: str
    citations: tuple[tuple[int, int, int], ...]
    entries: tuple[Entry, ...]


Layout = Callable[[Sequence[Entry], bool], str]
_LAYOUTS: dict[str, tuple[str, Layout]] = {}


def layout(marks: str = "bracket") -> Callable[[Layout], Layout]:
    """Keep a layout under its name, with the marks that a page with numbers has."""

    def keep(made: Layout) -> Layout:
        _LAYOUTS[made.__name__.strip("_")] = (marks, made)
        return made

    return keep


def _n(entry: Entry, numbered: bool, form: str = "{}. ") -> str:
    return form.format(entry.number) if numbered else ""


def _each(entries: Sequence[Entry], between: str, one: Callable[[Entry], str], heading: str = "## References") -> str:
    return f"{heading}\n\n" * bool(heading) + between.join(map(one, entries)) + "\n"


@layout()
def paragraphs(entries: Sequence[Entry], numbered: bool) -> str:
    return _each(entries, "\n\n", lambda one: f"{_n(one, numbered, '[{}] ')}{one.text}")


@layout()
def items(entries: Sequence[Entry], numbered: bool) -> str:
    return _each(entries, "\n", lambda one: f"{_n(one, numbered) or '- '}{one.text}")


@layout()
def hard_breaks(entries: Sequence[Entry], numbered: bool) -> str:
    return _each(entries, "  \n", lambda one: f"{_n(one, numbered, '[{}] ')}{one.text}")


@layout()
def soft_breaks(entries: Sequence[Entry], numbered: bool) -> str:
    return _each(entries, "\n", lambda one: f"{_n(one, numbered, '[{}] ')}{one.text}")


@layout()
def details(entries: Sequence[Entry], numbered: bool) -> str:
    tag = "ol" if numbered else "ul"
    inside = "\n".join(f"<li>{html.escape(one.text)}</li>" for one in entries)
    return f"<details>\n<summary>References</summary>\n<{tag}>\n{inside}\n</{tag}>\n</details>\n"


@layout()
def html_items(entries: Sequence[Entry], numbered: bool) -> str:
    inside = "\n".join(f'<li id="ref-{one.number}"><cite>{html.escape(one.text)}</cite></li>' for one in entries)
    return f"<h2>References</h2>\n<ol>\n{inside}\n</ol>\n"


@layout()
def headings(entries: Sequence[Entry], numbered: bool) -> str:
    return _each(entries, "\n\n", lambda one: f"### {_n(one, numbered)}{one.text}")


@layout()
def head_as_heading(entries: Sequence[Entry], numbered: bool) -> str:
    return _each(entries, "\n\n", lambda one: f"### {_n(one, numbered)}{one.head}\n\n{one.tail}")


@layout()
def quotes(entries: Sequence[Entry], numbered: bool) -> str:
    return _each(entries, "\n\n", lambda one: f"> {_n(one, numbered, '[{}] ')}{one.text}")


@layout()
def one_quote(entries: Sequence[Entry], numbered: bool) -> str:
    return _each(entries, "\n>\n", lambda one: f"> {_n(one, numbered, '[{}] ')}{one.text}")


@layout()
def bold_authors(entries: Sequence[Entry], numbered: bool) -> str:
    return _each(entries, "\n\n", lambda one: f"{_n(one, numbered, '[{}] ')}**{one.head}** {one.tail}")


@layout()
def bold_numbers(entries: Sequence[Entry], numbered: bool) -> str:
    return _each(entries, "\n\n", lambda one: f"{_n(one, numbered, '**[{}]** ')}{one.text}")


@layout()
def linked_titles(entries: Sequence[Entry], numbered: bool) -> str:
    def one_of(one: Entry) -> str:
        return (_n(one, numbered) or "- ") + one.text.replace(one.title, f"[{one.title}]({one.url})")

    return _each(entries, "\n", one_of)


@layout()
def linked_whole(entries: Sequence[Entry], numbered: bool) -> str:
    return _each(entries, "\n", lambda one: f"{_n(one, numbered) or '- '}[{one.text}]({one.url})")


@layout()
def title_first(entries: Sequence[Entry], numbered: bool) -> str:
    return _each(
        entries,
        "\n",
        lambda one: f"{_n(one, numbered) or '- '}[{one.title}]({one.url}). {one.first} et al., {one.year}.",
    )


@layout()
def italic_titles(entries: Sequence[Entry], numbered: bool) -> str:
    return _each(
        entries, "\n\n", lambda one: _n(one, numbered, "[{}] ") + one.text.replace(one.title, f"*{one.title}*")
    )


@layout()
def table(entries: Sequence[Entry], numbered: bool) -> str:
    rows = "\n".join(f"| {one.number} | {one.text.replace('|', '/')} |" for one in entries)
    return f"## References\n\n| # | Reference |\n|---|---|\n{rows}\n"


@layout()
def table_in_columns(entries: Sequence[Entry], numbered: bool) -> str:
    rows = "\n".join(f"| {one.number} | {one.head} | {one.tail} |" for one in entries)
    return f"## References\n\n| No. | Authors | Work |\n|---|---|---|\n{rows}\n"


@layout()
def html_table(entries: Sequence[Entry], numbered: bool) -> str:
    rows = "\n".join(f"<tr><td>{one.number}</td><td>{html.escape(one.text)}</td></tr>" for one in entries)
    return f"<h2>References</h2>\n<table>\n{rows}\n</table>\n"


@layout("note")
def footnotes(entries: Sequence[Entry], numbered: bool) -> str:
    if not numbered:
        return items(entries, numbered)
    return "\n".join(f"[^{one.number}]: {one.text}" for one in entries) + "\n"


@layout("note")
def headed_footnotes(entries: Sequence[Entry], numbered: bool) -> str:
    if not numbered:
        return items(entries, numbered)
    return _each(entries, "\n\n", lambda one: f"[^{one.number}]:\n    {one.text}")


@layout()
def definitions(entries: Sequence[Entry], numbered: bool) -> str:
    return _each(entries, "\n\n", lambda one: f"{_n(one, numbered, '[{}]') or f'{one.first} {one.year}'}\n: {one.text}")


@layout()
def html_definitions(entries: Sequence[Entry], numbered: bool) -> str:
    inside = "\n".join(f"<dt>[{one.number}]</dt><dd>{html.escape(one.text)}</dd>" for one in entries)
    return f"<h3>References</h3>\n<dl>\n{inside}\n</dl>\n"


@layout("round")
def round_numbers(entries: Sequence[Entry], numbered: bool) -> str:
    return _each(entries, "\n\n", lambda one: f"{_n(one, numbered, '({}) ')}{one.text}")


@layout("raised")
def raised_numbers(entries: Sequence[Entry], numbered: bool) -> str:
    return _each(entries, "  \n", lambda one: f"{_n(one, numbered, '<sup>{}</sup> ')}{one.text}")


@layout("raised")
def raised_marks(entries: Sequence[Entry], numbered: bool) -> str:
    return items(entries, numbered)


@layout()
def escaped_numbers(entries: Sequence[Entry], numbered: bool) -> str:
    return _each(entries, "\n\n", lambda one: f"{_n(one, numbered, chr(92) + '[{}' + chr(92) + '] ')}{one.text}")


@layout()
def on_two_lines(entries: Sequence[Entry], numbered: bool) -> str:
    return _each(entries, "\n", lambda one: f"{_n(one, numbered) or '- '}{one.head}\n   {one.tail}")


@layout()
def broken_lines(entries: Sequence[Entry], numbered: bool) -> str:
    return _each(entries, "\n\n", lambda one: f"{_n(one, numbered, '[{}] ')}{one.head}  \n{one.tail}  \n{one.url}")


@layout()
def in_two_paragraphs(entries: Sequence[Entry], numbered: bool) -> str:
    return _each(entries, "\n\n", lambda one: f"{_n(one, numbered, '[{}] ')}{one.head}\n\n{one.tail}")


@layout()
def nested(entries: Sequence[Entry], numbered: bool) -> str:
    return _each(
        entries, "\n", lambda one: f"{_n(one, numbered) or '- '}**{one.head}**\n    - {one.tail}\n    - {one.url}"
    )


@layout()
def address_below(entries: Sequence[Entry], numbered: bool) -> str:
    return _each(entries, "\n\n", lambda one: f"{_n(one, numbered, '[{}] ')}{one.text}\n\n<{one.url}>")


@layout()
def annotated(entries: Sequence[Entry], numbered: bool) -> str:
    note = "This is one of the works on which our advice rests most."
    return _each(entries, "\n\n", lambda one: f"{_n(one, numbered, '[{}] ')}{one.text}\n\n{note}")


@layout()
def breaks_in_html(entries: Sequence[Entry], numbered: bool) -> str:
    inside = "<br>\n".join(f"{_n(one, numbered, '[{}] ')}{html.escape(one.text)}" for one in entries)
    return f'<h2>References</h2>\n<p class="small">\n{inside}\n</p>\n'


@layout()
def columns(entries: Sequence[Entry], numbered: bool) -> str:
    half = (len(entries) + 1) // 2
    sides = (
        "".join(f"<p>{_n(one, numbered)}{html.escape(one.text)}</p>\n" for one in part)
        for part in (entries[:half], entries[half:])
    )
    return "<h2>References</h2>\n" + "".join(f'<div class="column">\n{side}</div>\n' for side in sides)


@layout()
def shortcodes(entries: Sequence[Entry], numbered: bool) -> str:
    return _each(entries, "\n\n", lambda one: f"{{{{< ref {one.number} >}}}}{one.text}{{{{< /ref >}}}}")


@layout()
def one_shortcode(entries: Sequence[Entry], numbered: bool) -> str:
    inside = "\n".join(f"{one.number}. {one.text}" for one in entries)
    return f'{{{{< collapse title="References" >}}}}\n{inside}\n{{{{< /collapse >}}}}\n'


@layout()
def in_a_tag(entries: Sequence[Entry], numbered: bool) -> str:
    inside = "\n".join(f"{one.number}. {one.text}".replace('"', "'") for one in entries)
    return f'{{% include references.html list="\n{inside}\n" %}}\n'


@layout()
def components(entries: Sequence[Entry], numbered: bool) -> str:
    inside = "\n".join(f'<Reference id="{one.number}">{html.escape(one.text)}</Reference>' for one in entries)
    return f"<References>\n{inside}\n</References>\n"


@layout("link")
def anchors(entries: Sequence[Entry], numbered: bool) -> str:
    return _each(entries, "\n\n", lambda one: f'<a id="ref-{one.number}"></a>{_n(one, numbered, "[{}] ")}{one.text}')


@layout()
def back_links(entries: Sequence[Entry], numbered: bool) -> str:
    return _each(entries, "\n", lambda one: f"{_n(one, numbered) or '- '}{one.text} [↩](#mark-{one.number})")


@layout()
def bold_heading(entries: Sequence[Entry], numbered: bool) -> str:
    return _each(entries, "\n", lambda one: f"{_n(one, numbered) or '- '}{one.text}", "**References**")


@layout()
def colon_heading(entries: Sequence[Entry], numbered: bool) -> str:
    return _each(entries, "\n", lambda one: f"{_n(one, numbered, '[{}] ')}{one.text}", "References:")


@layout()
def unusual_heading(entries: Sequence[Entry], numbered: bool) -> str:
    return _each(entries, "\n", lambda one: f"{_n(one, numbered) or '- '}{one.text}", "## The science behind this page")


@layout()
def foreign_heading(entries: Sequence[Entry], numbered: bool) -> str:
    return _each(entries, "\n", lambda one: f"{_n(one, numbered) or '- '}{one.text}", "## 📚 Literaturverzeichnis")


@layout()
def no_heading(entries: Sequence[Entry], numbered: bool) -> str:
    return _each(entries, "\n", lambda one: f"{_n(one, numbered) or '- '}{one.text}", "---")


@layout()
def by_letters(entries: Sequence[Entry], numbered: bool) -> str:
    return _each(entries, "\n\n", lambda one: f"### {one.first[:1]}\n\n{_n(one, numbered, '[{}] ')}{one.text}")


@layout()
def by_topics(entries: Sequence[Entry], numbered: bool) -> str:
    half = len(entries) // 2
    parts = (("**On the disease:**", entries[:half]), ("**On its treatment:**", entries[half:]))
    made = (_each(part, "\n", lambda one: f"{_n(one, numbered) or '- '}{one.text}", name) for name, part in parts)
    return "## References\n\n" + "\n".join(made)


@layout()
def run_in(entries: Sequence[Entry], numbered: bool) -> str:
    return _each(entries, " ", lambda one: f"{_n(one, numbered, '[{}] ')}{one.text}")


@layout()
def indented(entries: Sequence[Entry], numbered: bool) -> str:
    return _each(entries, "\n", lambda one: f"{_n(one, numbered, '[{}] ')}{one.head}\n      {one.tail}")


@layout()
def fenced(entries: Sequence[Entry], numbered: bool) -> str:
    return "## References\n\n```\n" + "\n".join(f"[{one.number}] {one.text}" for one in entries) + "\n```\n"


@layout()
def short_entries(entries: Sequence[Entry], numbered: bool) -> str:
    return _each(entries, "\n", lambda one: f"{_n(one, numbered) or '- '}{one.first} et al. ({one.year})")


@layout()
def titles_alone(entries: Sequence[Entry], numbered: bool) -> str:
    return _each(entries, "\n", lambda one: f"{_n(one, numbered) or '- '}{one.title}: {one.url}")


def pages(rows: Sequence[dict[str, Any]], most: int) -> Iterator[Page]:
    """Yield as many pages: of each article, the first paragraphs that cite enough works and leave nothing open."""
    made = 0
    for row in rows:
        page = _page(row)
        if page is not None and not _told(page, "items", numbered=False):
            made += 1
            yield page
        if made == most:
            return


def _page(row: dict[str, Any]) -> Page | None:
    known = {
        one["id"]: one for one in row["references"] if one["string"] and one["title"] and one["authors"] and one["year"]
    }
    open_ = [span[:2] for span in row["ignore"]]
    text, citations, numbers, at = "", [], dict[str, int](), 0
    for block in re.split(r"(?<=\n\n)", row["text"]):
        start, at = at, at + len(block)
        if len(numbers) >= _ENTRIES[0]:
            break
        inside = [one for one in row["citations"] if start <= one["start"] < at]
        sound = all(
            one["ref_ids"] and one["ref_ids"][0] in known and one["year_agrees"] and one["surname_agrees"]
            for one in inside
        )
        if not sound or not inside or any(start <= first < at for first, _ in open_) or len(block.split()) < 20:
            continue
        new = dict.fromkeys(one["ref_ids"][0] for one in inside if one["ref_ids"][0] not in numbers)
        if len(numbers) + len(new) > _ENTRIES[-1]:
            continue
        numbers.update({name: len(numbers) + place for place, name in enumerate(new, 1)})
        citations += [
            (one["start"] - start + len(text), one["end"] - start + len(text), numbers[one["ref_ids"][0]])
            for one in inside
        ]
        text += block
    if len(numbers) not in _ENTRIES:
        return None
    entries = tuple(
        Entry(
            number,
            " ".join(known[name]["string"].split()),
            " ".join(known[name]["title"].split()).rstrip("."),
            known[name]["authors"][0],
            known[name]["year"],
        )
        for name, number in numbers.items()
    )
    if len({(one.first, one.year) for one in entries}) < len(entries):
        return None
    return Page(row["id"], text, tuple(citations), entries)


def _body(page: Page, marks: str, numbered: bool, added: str = "") -> str:
    text = page.text
    if numbered:
        for start, end, number in reversed(page.citations):
            text = text[:start] + f"@{number}@" + text[end:]
        text = re.sub(
            r"\((?:(?:e\.g\.,?|see|reviewed in|for review see) )?(@\d+@(?:[;,]? (?:and )?@\d+@)*)\)", r"\1", text
        )
        text = re.sub(
            r"@\d+@(?:[;,]? (?:and )?@\d+@)+", lambda found: "@" + ",".join(re.findall(r"\d+", found[0])) + "@", text
        )
        form = _MARKS[marks]
        one_by_one = marks in ("note", "link")

        def mark(found: re.Match[str]) -> str:
            return "".join(map(form.format, found[1].split(","))) if one_by_one else form.format(found[1])

        text = re.sub(r"@([\d,]+)@", mark, text)
    return f"# {page.name}\n\n{text.rstrip()}{added}\n\n"


def _made(page: Page, name: str, numbered: bool, entries: Sequence[Entry] = (), added: str = "") -> str:
    marks, made = _LAYOUTS[name]
    return _body(page, marks, numbered, added) + made(entries or page.entries, numbered)


def _findings(text: str) -> list[Finding]:
    article, rules = read(text, "markdown"), [rule for name, rule in load().items() if name in LISTED]
    return list(findings(rule_context(article, facts(article, Config()), None), rules))


def _told(page: Page, name: str, *, numbered: bool) -> list[Finding]:
    return _findings(_made(page, name, numbered))


def _slips(page: Page, name: str, numbered: bool, stranger: Entry) -> Iterator[tuple[str, list[Finding], str, str]]:
    """Yield for each slip its name, what is told, the rule that may be told and words that its message has."""
    without = page.entries[len(page.entries) // 2]
    left = [one for one in page.entries if one is not without]
    yield (
        "entry left out",
        _findings(_made(page, name, numbered, left)),
        "cited-not-listed",
        "" if numbered else without.first,
    )
    one_more = Entry(len(page.entries) + 1, stranger.text, stranger.title, stranger.first, stranger.year)
    yield "entry added", _findings(_made(page, name, numbered, (*page.entries, one_more))), "listed-not-cited", ""
    marks = (
        _MARKS[_LAYOUTS[name][0]].format(len(page.entries) + 1)
        if numbered
        else f"({stranger.first} et al., {stranger.year})"
    )
    added = f" The same was seen in the years before {marks}."
    yield (
        "citation added",
        _findings(_made(page, name, numbered, added=added)),
        "cited-not-listed",
        str(one_more.number) if numbered else stranger.first,
    )


def _is_right(found: Sequence[Finding], rule: str, words: str) -> bool:
    """Tell whether one finding tells the slip; that a list which is not cited by number lacks one is right as well."""
    told = [one for one in found if one.rule != "list-numbering"] or found
    return len(told) == 1 and told[0].rule in (rule, "list-numbering") and words in told[0].message


def main() -> None:
    """Print for each layout how many sound pages are told anything, and what is told of the slips."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=Path)
    parser.add_argument("--pages", type=int, default=6)
    parser.add_argument("--show", default="", metavar="LAYOUT")
    asked = parser.parse_args()
    rows = [json.loads(line) for line in asked.rows.read_text(encoding="utf-8").splitlines()]
    bases = list(pages(rows, asked.pages))
    totals = Counter[str]()
    print(f"{len(bases)} pages, {len(_LAYOUTS)} layouts, each by name and by number")
    print(f"{'layout':20}{'sound pages told':>20}{'slips':>8}{'right':>8}{'silent':>8}{'wrong':>8}")
    for name in _LAYOUTS:
        if asked.show in ("", name):
            seen = _counted(bases, name, show=bool(asked.show))
            _print(name, seen)
            totals += seen
    _print("all", totals)
    for slip in ("entry left out", "entry added", "citation added"):
        print(slip, {how: totals[f"{slip} {how}"] for how in ("right", "silent", "wrong")})


def _counted(bases: Sequence[Page], name: str, *, show: bool) -> Counter[str]:
    seen = Counter[str]()
    for place, page in enumerate(bases):
        stranger = bases[(place + 1) % len(bases)].entries[-1]
        for numbered in (False, True):
            found = _told(page, name, numbered=numbered)
            seen["told"] += bool(found)
            seen["sound"] += 1
            _show(show, page, "sound", found)
            for slip, told, rule, words in _slips(page, name, numbered, stranger):
                how = "right" if _is_right(told, rule, words) else "wrong" if told else "silent"
                seen.update((how, f"{slip} {how}"))
                _show(show and how == "wrong", page, slip, told)
    return seen


def _show(show: bool, page: Page, what: str, found: Sequence[Finding]) -> None:
    if show and found:
        print(page.name, what, *(f"\n   {one.rule}: {one.message[:150]}" for one in found))


def _print(name: str, seen: Counter[str]) -> None:
    slips = seen["right"] + seen["silent"] + seen["wrong"]
    print(
        f"{name:20}{seen['told']:>14} of {seen['sound']:>2}"
        f"{slips:>8}{seen['right']:>8}{seen['silent']:>8}{seen['wrong']:>8}"
    )


if __name__ == "__main__":
    main()
