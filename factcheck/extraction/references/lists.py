"""Reference lists in an article: under a heading, as footnotes, or left in the body; and their entries."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from itertools import groupby
from operator import itemgetter

from factcheck.extraction.references.entry import names_somebody, parse_reference
from factcheck.extraction.references.linked_titles import (
    has_links,
    is_bare_address,
    linked_title,
    opens_with_title,
    with_links,
)
from factcheck.extraction.references.sections import Part, parts, row, row_label, stretches
from factcheck.model import Article, Block, Reference, Span
from factcheck.text.digits import whole
from factcheck.text.expressions import expression
from factcheck.text.passages import of_passage

_NUMBER = expression(r"[\[(]?(\d{1,4})[\]).]\s")
_NAME = expression(r"\[((?=[^\[\]]*[^\W\d_])(?=[^\[\]]*[\d-])[\w:.+-]{2,40})\][:.]?\s")
_YEAR = expression(r"\b(?:1[5-9]|20)\d\d|\bn\. ?d\.|\bin press\b|\bforthcoming\b")
_YEAR_SIGNS = expression(r"1[5-9]\d\d|20\d\d|in press|forthcoming|n\. ?d\.")
_CITATIONS = expression(r"(?:[^()\d:]{2,80}[ ,]\(?(?:1[5-9]|20)\d\d[a-z]?\)?){2,}[.,;\s]*")
"""What a section that sends its readers to the list at the end holds: "Nordal (1963), Perry (1980)."."""
_SHORTEST, _LONGEST = 25, 1500
_LABELLED = ("list-item", "reference", "footnote")
_MISSES = 3
"""A list without a heading behind it ends before this many stretches in a row that are no entries."""
_BETWEEN_BLOCKS = 3
"""So far before a block another one ends, at least its last character."""
_FEWEST = 3
"""A list without a heading before it has at least this many entries."""


Reader = Callable[[Span], Reference]
"""Reads a stretch of an article as an entry."""


def reader(article: Article) -> Reader:
    """Return what reads each stretch of an article once, whoever takes it for an entry of a list."""
    return cache(partial(_read, article))


def headed(article: Article, read: Reader) -> Iterator[Reference]:
    """Yield the entries under headings of reference lists."""
    for part in parts(article):
        entries = [read(span) for span in part.spans if not _CITATIONS.fullmatch(article.words(span))]
        strong = [_is_strong(entry, article, part) for entry in entries]
        most = 2 * sum(strong) >= len(strong)
        likely = [two or (part.sure and _is_likely(entry, most)) for entry, two in zip(entries, strong, strict=True)]
        likely = _in_sequence(entries, likely) if part.sure else likely
        if part.sure or most:
            for entry in _until_misses(entries, likely):
                yield replace(entry, listing=part.listing, standing=part.standing)


def _is_strong(entry: Reference, article: Article, part: Part) -> bool:
    """Tell whether an entry is one by its signs, or a linked title or address where works that are cited are listed."""
    if _is_like(entry, 2) and _is_told(entry, sure=part.sure):
        return True
    return part.sourced and part.standing == "list" and (opens_with_title(entry, article) or is_bare_address(entry))


def _is_likely(entry: Reference, beside_others: bool) -> bool:
    """Tell whether an entry that lacks most of what entries have may be one, where nothing else is expected."""
    named = bool(entry.title or entry.container or entry.doi)
    return named and (signs(entry) >= 1 if beside_others else bool(entry.authors or entry.url))


def _in_sequence(entries: Sequence[Reference], likely: Sequence[bool]) -> list[bool]:
    """Return what is likely, and true where printed numbers go on behind an entry, or lead up to one from 1: "[3] NASM
    Blog – …"."""
    numbers = [whole(entry.label) or 0 for entry in entries]
    found = list(likely)
    for at, number in enumerate(numbers):
        before = at > 0 and found[at - 1] and 0 < numbers[at - 1] == number - 1
        after = at + 1 == len(numbers) or numbers[at + 1] == number + 1
        found[at] = found[at] or (before and after)
    first = found.index(True) if True in found else 0
    if numbers[: first + 1] == list(range(1, first + 2)):
        found[:first] = [True] * first
    return found


def _until_misses(entries: Sequence[Reference], likely: Sequence[bool]) -> Iterator[Reference]:
    misses = 0
    for entry, is_entry in zip(entries, likely, strict=True):
        misses = 0 if is_entry else misses + 1
        if misses == _MISSES:
            return
        if is_entry:
            yield entry


def notes(article: Article, read: Reader) -> Iterator[Reference]:
    """Yield the footnotes that are entries; the others say something themselves."""
    for block in article.blocks:
        if block.kind == "footnote":
            entry = read(block.span)
            like = _is_like(entry, 3) or (_is_like(entry, 2) and _is_told(entry)) or is_bare_address(entry)
            if like or _begins_like_entry(entry, article):
                yield replace(entry, standing="note")


def _is_told(entry: Reference, *, sure: bool = False) -> bool:
    """Tell whether an entry says who wrote it or where it is; a sentence may hold a year and a number, too.

    Where only entries are expected (`sure`), a year or an identifier will do, but an organisation alone will not.
    """
    found = bool(entry.authors or entry.editors or entry.doi or entry.pmid or entry.url)
    return found or bool(entry.year if sure else entry.organisation)


def _begins_like_entry(entry: Reference, article: Article) -> bool:
    """Tell whether a note begins with a linked title, or with persons by their initials."""
    named = bool(entry.authors and entry.authors[0].initials.isupper())
    return (named or linked_title(entry, article) is not None) and _is_like(entry, 1)


def closing(article: Article, read: Reader) -> Iterator[Reference]:
    """Yield the numbered entries that end an article below no heading, if the text before has marks of them.

    Fact sheets have them below a rule: "(1) Global report on sodium. Geneva: …; 2023."
    """
    spans = list[Span]()
    for block in reversed(article.blocks):
        inside = stretches(article, block) if block.kind in ("paragraph", "list-item") else []
        if not inside or not all(_is_closing(article, block, span) for span in inside):
            break
        spans = [*inside, *spans]
    entries = list(map(read, spans))
    before = article.text[: spans[0].start] if spans else ""
    numbers = [whole(entry.label) or 0 for entry in entries]
    marked = [f"({number})" in before or f"[{number}]" in before for number in numbers]
    told = sum(signs(entry) > 1 or opens_with_title(entry, article) for entry in entries)
    in_order = numbers == list(range(1, len(numbers) + 1))
    if in_order and len(numbers) > 1 and marked[0] and 2 * min(sum(marked), told) >= len(numbers):
        yield from entries


def _is_closing(article: Article, block: Block, span: Span) -> bool:
    """Tell whether a stretch has a number before it, and a year or an address in it."""
    text = article.words(span)
    return (block.label.isdigit() or _NUMBER.match(text) is not None) and bool(
        _YEAR.search(text) or "http" in text or has_links(article, span)
    )


def unheaded(runs: Sequence[Sequence[Reference]]) -> Iterator[Reference]:
    """Yield the entries of lists that stand in the body without a heading, of `body_runs`."""
    for run in runs:
        sure = [place for place, entry in enumerate(run) if _is_like(entry, 3)]
        if len(sure) >= _FEWEST:
            yield from (replace(entry, standing="body") for entry in run[sure[0] : sure[-1] + 1])


def lone(runs: Sequence[Sequence[Reference]]) -> Iterator[Reference]:
    """Yield what stands by itself in a paragraph or an item and is an entry in every respect, of `body_runs`."""
    for run in runs:
        yield from (replace(entry, standing="body") for entry in run if _is_complete(entry))


def body_runs(article: Article) -> Iterator[list[Reference]]:
    """Yield each run of stretches of the body that may all be entries."""
    read = reader(article)
    for dated, run in groupby(_dated(article), key=itemgetter(1)):
        stretched = [span for span, _ in run] if dated else []
        if not any(_may_be_sure(article, span) for span in stretched):
            continue
        entries = list(map(read, stretched))
        for possible, group in groupby(entries, key=lambda entry: _is_like(entry, 2)):
            if possible:
                yield list(group)


def _dated(article: Article) -> Iterator[tuple[Span, bool]]:
    """Yield each stretch of the body with whether it may be an entry; a block without a year is not taken apart."""
    for block in article.blocks:
        if block.kind == "footnote":
            continue
        text = article.words(block.span)
        if block.kind != "table-cell" and not _YEAR_SIGNS.search(text) and text.strip():
            yield block.span, False
            continue
        for span in stretches(article, block):
            yield span, _may_be_entry(article.words(span))


def _is_complete(entry: Reference) -> bool:
    """Tell whether an entry has persons with initials, a year, a title, a container, and volume and pages in it."""
    located = entry.volume and entry.pages and entry.container and entry.title
    return bool(located and entry.year and entry.authors and entry.authors[0].initials)


def signs(entry: Reference) -> int:
    """Count what makes an entry one: somebody who wrote it, a year, and a place to find it."""
    written = bool(entry.authors or entry.editors or entry.organisation)
    placed = bool(entry.pages or entry.volume or entry.doi or entry.pmid or entry.url)
    return written + bool(entry.year) + placed


def _is_like(entry: Reference, fewest: int) -> bool:
    """Tell whether enough signs of an entry are there, and its title does not go on like a sentence."""
    named = entry.title or entry.container
    return signs(entry) >= fewest and bool(named) and not named[0].islower()


def _may_be_entry(text: str) -> bool:
    return _SHORTEST <= len(text) <= _LONGEST and bool(_YEAR_SIGNS.search(text) and _YEAR.search(text))


def _may_be_sure(article: Article, span: Span) -> bool:
    """Tell whether somebody is named in a stretch as an author is, or by a link, a quoted title or an address.

    Runs of which no stretch is sure to be an entry are none, and most paragraphs with a year name nobody.
    """
    text = article.words(span)
    return any(mark in text for mark in ('"', "“", "http")) or has_links(article, span) or _named(text)


def _of_row(article: Article, block: Block) -> str:
    """Return the label in the cell before another in its row, "" where none stands there."""
    before = article.block_at(block.span.start - _BETWEEN_BLOCKS)
    return row_label(article.words(before.span)) if before is not None and row(before) == row(block) else ""


_parsed = of_passage(parse_reference)
_named = of_passage(names_somebody)


def _read(article: Article, span: Span) -> Reference:
    """Return the entry with the number or name printed before it, and with what its links lead to."""
    text = article.words(span)
    number = _NUMBER.match(text)
    block = article.block_at(span.start)
    first = block is not None and block.kind in _LABELLED and block.span.start == span.start
    printed = number or _NAME.match(text)
    label = (
        printed[1] if printed and not (block and block.kind == "footnote") else block.label if block and first else ""
    )
    if block and block.kind == "table-cell" and not label:
        label = _of_row(article, block)
    return with_links(replace(_parsed(text), label=label, span=span), article)
