"""Reference lists in an article: under a heading, as footnotes, or left in the body; and their entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby
from typing import NamedTuple

from factcheck.data import word_list
from factcheck.extraction.references.entry import parse_reference
from factcheck.extraction.references.splitting import split_entries
from factcheck.model import Article, Block, Reference, Span
from factcheck.text.expressions import expression
from factcheck.text.passages import of_passage


class Section(NamedTuple):
    """What stands under the heading of a list; `sure` if the heading can announce nothing else."""

    spans: list[Span]
    sure: bool


_HEADING = expression(r"[\W\d]{0,12}([^\W\d_](?:[^\n]{0,50}[^\W_])?)[\W_]{0,12}$")
_NUMBER = expression(r"[\[(]?(\d{1,4})[\]).]\s")
_YEAR = expression(r"\b(?:1[5-9]|20)\d\d|\bn\. ?d\.|\bin press\b|\bforthcoming\b")
_YEAR_SIGNS = expression(r"1[5-9]\d\d|20\d\d|in press|forthcoming|n\. ?d\.")
_SHORTEST, _LONGEST = 25, 1500
_MISSES = 3
"""A list without a heading behind it ends before this many stretches in a row that are no entries."""
_FEWEST = 3
"""A list without a heading before it has at least this many entries."""
_IN_ONE = ("list-item", "reference", "footnote", "table-cell")


@cache
def _headings(name: str) -> frozenset[str]:
    return frozenset(word_list(name))


def headed(article: Article) -> Iterator[Reference]:
    """Yield the entries under headings of reference lists."""
    for section in _sections(article):
        entries = [_read(article, span) for span in section.spans]
        enough = 1 if section.sure else 2
        likely = [signs(entry) >= enough and bool(entry.title or entry.container or entry.doi) for entry in entries]
        if section.sure or 2 * sum(likely) >= len(likely):
            yield from _until_misses(entries, likely)


def _until_misses(entries: Sequence[Reference], likely: Sequence[bool]) -> Iterator[Reference]:
    misses = 0
    for entry, is_entry in zip(entries, likely, strict=True):
        misses = 0 if is_entry else misses + 1
        if misses == _MISSES:
            return
        if is_entry:
            yield entry


def notes(article: Article) -> Iterator[Reference]:
    """Yield the footnotes that are entries."""
    for block in article.blocks:
        if block.kind == "footnote":
            entry = _read(article, block.span, block.label)
            if _is_like(entry, 3):
                yield entry


def unheaded(article: Article) -> Iterator[Reference]:
    """Yield the entries of lists that stand in the body without a heading."""
    spans = (span for block in article.blocks if block.kind != "footnote" for span in _stretches(article, block))
    entries = (_read(article, span) if _may_be_entry(article.words(span)) else None for span in spans)
    for possible, group in groupby(entries, key=lambda entry: entry is not None and _is_like(entry, 2)):
        run = [entry for entry in group if entry is not None] if possible else []
        sure = [place for place, entry in enumerate(run) if _is_like(entry, 3)]
        if len(sure) >= _FEWEST:
            yield from run[sure[0] : sure[-1] + 1]


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


_parsed = of_passage(parse_reference)


@of_passage
def _split(text: str) -> tuple[Span, ...]:
    return tuple(split_entries(text))


def _read(article: Article, span: Span, label: str = "") -> Reference:
    text = article.words(span)
    number = _NUMBER.match(text)
    block = article.block_at(span.start)
    first = block is not None and block.kind == "list-item" and block.span.start == span.start
    listed = block.label if block and first else ""
    return replace(_parsed(text), id=label or (number[1] if number else listed), span=span)


def _sections(article: Article) -> Iterator[Section]:
    """Yield what stands under each heading of a list, up to the next heading of its level."""
    blocks = iter(article.blocks)
    section, level = None, 0
    for block in blocks:
        sure = _announces(article.lined(block.span))
        if sure is not None and (block.kind in ("heading", "paragraph")):
            if section:
                yield section
            section, level = Section(_below(article, block), sure), block.level
        elif section and block.kind == "heading" and (not level or block.level <= level):
            yield section
            section = None
        elif section and block.kind != "heading":
            section.spans.extend(_stretches(article, block))
    if section:
        yield section


def _announces(text: str) -> bool | None:
    """Tell whether the first line is the heading of a list: True surely, False maybe, None not at all."""
    first = _HEADING.match(text[:80].lstrip().split("\n", 1)[0])
    if first is None:
        return None
    words = " ".join(first[1].lower().split())
    if words in _headings("reference-headings"):
        return True
    return False if words in _headings("source-headings") else None


def _below(article: Article, block: Block) -> list[Span]:
    """Return the entries in the lines below a heading that shares their paragraph."""
    text = article.lined(block.span)
    _, _, rest = text.lstrip().partition("\n")
    start = block.span.end - len(rest)
    return [span.shifted(start) for span in _split(rest)] if rest.strip() else []


def _stretches(article: Article, block: Block) -> list[Span]:
    """Return the stretches of a block that may each be an entry."""
    text, start = article.lined(block.span), block.span.start
    if block.kind == "list-item" and block.label.isdigit():
        return [span.shifted(start) for span in split_entries(text, int(block.label))]
    if block.kind in _IN_ONE:
        return [block.span]
    return [span.shifted(start) for span in _split(text)]
