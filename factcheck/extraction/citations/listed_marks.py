"""Marks that only the article's list decides: "clots (1), bleeding (2, 3)", "clots.1,2", "clots [1 2]", "clots
[moe2011, low2012]", and links within the page whose words are numbers.

"(1)" may as well count items, give a number of persons or point to a figure, and "1" behind a full stop may be what is
left of a decimal. They cite where the list is numbered, no other mark is used, and numbers that stand as citations do
mean most of the entries. A name in square brackets cites where an entry begins with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.data import word_list
from factcheck.extraction.citations.numeric_callouts import labels
from factcheck.extraction.sentences import split
from factcheck.model import Article, Block, Citation, CitationKind, Reference, Span
from factcheck.text.expressions import expression
from factcheck.text.passages import of_passage

_LIST = r"\d{1,3}(?:(?:\s?[,;–‐-]\s?(?:[Rr]efs?\.? )?| and | & )\d{1,3}){0,40}"
_SPACED = rf"{_LIST}|\d{{1,3}}(?: \d{{1,3}}){{1,12}}"
_ROUND = expression(
    rf"\((?P<list>(?:[Ss]ee (?:also )?)?(?:[Rr]efs?\.? |[Rr]eferences? )?(?:{_SPACED})\)"
    rf"(?:\s?[,;–‐-]?\s?\((?:{_LIST})\)){{0,20}})"
)
_SQUARE = expression(r"\[\s?(?P<list>\d{1,3}(?: \d{1,3}){1,12})\s?\]")
_LABEL = expression(r"[\[(]?(?P<list>\d{1,3})[\])]?")
_GLUED = expression(r"(?<=[^\W\d_]{2}[.,;:!?])(?P<list>\d{1,3}(?:[,–‐-]\d{1,3}){0,20})(?=\s|$)")
_BEHIND_VALUE = expression(r"(?<=\d )\[(?P<list>\d{1,3})\](?=[.,;:)]|\s+[A-Z]|\s*$)")
_ROUND_BEHIND_VALUE = expression(r"(?<=[\d%] )\((?P<list>\d{1,3})\)(?=[.,;])")
_NAMED = expression(r"\[(?P<list>[^\[\]\n]{1,300})\]")
_OUTER = expression(r"[()]|\band\b")
_SEPARATOR = expression(r"\s?[,;]\s?")
_PLAIN = ("paragraph", "list-item", "quote", "table-cell")
_BEARER = expression(r"(?P<word>[^\W\d_]{2,40})[.,;:”\"’)\]%]?\s?(?:\(\d[^()]{0,20}\)[,;]?\s?)?$")
_STATEMENT = expression(r"(?<![\w])(?!(?:and|or)\b)[^\W\d_][\w’'-]+[.?!”\"’)\]]?\s?$")
_FEWEST, _MOST_PLACES = 2, 60
"""Numbers may mean so many entries of a list that prints no numbers, by their places, if each of them is meant."""
_BEFORE = 45
"""How far before a bracket its word is looked for, in characters."""


class _Mark(NamedTuple):
    """Labels at a place of a block; `telling` says that what stands before is what a citation stands behind."""

    block: Block
    place: Span
    labels: tuple[str, ...]
    telling: bool


def with_listed_marks(
    article: Article, blocks: Sequence[Block], references: Sequence[Reference], citations: Sequence[Citation]
) -> tuple[Citation, ...]:
    """Return the citations with the marks that mean entries of the list, in order."""
    listed = [entry.label for entry in references if entry.standing in ("list", "body")]
    names = {label for label in listed if label and not label.isdigit()}
    found = [_citation(article, mark, "key") for mark in _names(article, blocks, names)]
    numbers = {label for label in listed if label.isdigit()}
    marked = {citation.label for citation in citations if citation.kind in ("numbered", "note")}
    if marked:
        found += [_citation(article, mark, "numbered") for mark in _behind_values(article, blocks, numbers - marked)]
        found += [
            _citation(article, mark, "numbered") for mark in _spaced(article, blocks) if numbers.issuperset(mark.labels)
        ]
    elif len(numbers) >= _FEWEST:
        marks = _numbers(article, blocks, numbers)
        meant = {label for mark in marks for label in mark.labels}
        more = _round_behind_values(article, blocks, numbers - meant) if marks else ()
        found += [_citation(article, mark, "numbered") for mark in (*marks, *more)]
    elif not any(listed):
        places = {str(place) for place in range(1, len(listed) + 1)}
        marks = _numbers(article, blocks, places) if _FEWEST <= len(places) <= _MOST_PLACES else []
        if places == {label for mark in marks for label in mark.labels}:
            found += [_citation(article, mark, "numbered") for mark in marks]
    return tuple(sorted([*citations, *(one for group in found for one in group)], key=lambda one: one.span))


def _names(article: Article, blocks: Sequence[Block], names: set[str]) -> Iterator[_Mark]:
    """Yield the brackets that hold names of entries and nothing else."""
    for block in blocks if names else ():
        for match in _NAMED.finditer(article.words(block.span)):
            parts = tuple(part for part in _SEPARATOR.split(match["list"]) if part)
            if parts and names.issuperset(parts):
                yield _Mark(block, Span(*match.span()), parts, telling=True)


def _behind_values(article: Article, blocks: Sequence[Block], uncited: set[str]) -> Iterator[_Mark]:
    """Yield numbers in square brackets behind another, "over 65 [2]", which mean entries that nothing else cites."""
    for block in blocks if uncited else ():
        for match in _BEHIND_VALUE.finditer(article.words(block.span)):
            if match["list"] in uncited:
                yield _Mark(block, Span(*match.span()), (match["list"],), telling=True)


def _round_behind_values(article: Article, blocks: Sequence[Block], uncited: set[str]) -> Iterator[_Mark]:
    """Yield numbers in round brackets behind another, "35 and 55 (2).", that mean entries which nothing else cites."""
    for block in blocks if uncited else ():
        for match in _ROUND_BEHIND_VALUE.finditer(article.words(block.span)):
            if match["list"] in uncited:
                yield _Mark(block, Span(*match.span()), (match["list"],), telling=True)


def _numbers(article: Article, blocks: Sequence[Block], listed: set[str]) -> Sequence[_Mark]:
    """Return the numbers in brackets or behind a mark if those that stand as citations do mean most of the entries."""
    plain = [block for block in blocks if block.kind in _PLAIN]
    marks = [mark for block in plain for mark in _numbers_of(article, block)]
    marks += _spaced(article, plain)
    taken = {mark.block.span.start + offset for mark in marks for offset in range(mark.place.start, mark.place.end)}
    marks += [mark for mark in _linked(article, plain) if mark.place.start + mark.block.span.start not in taken]
    telling = {label for mark in marks if mark.telling for label in mark.labels}
    meant = telling & listed
    return [] if telling - listed or len(meant) < _FEWEST or 2 * len(meant) < len(listed) else marks


def _numbers_of(article: Article, block: Block) -> Iterator[_Mark]:
    """Yield the numbers after a word that does not say what they count: no "Figure (2)", "(1) first"."""
    for place, numbers, telling in _borne_numbers(article.words(block.span)):
        yield _Mark(block, place, numbers, telling)


@of_passage
def _borne_numbers(text: str) -> tuple[tuple[Span, tuple[str, ...], bool], ...]:
    found = list[tuple[Span, tuple[str, ...], bool]]()
    for match in (*(_ROUND.finditer(text) if "(" in text else ()), *_GLUED.finditer(text)):
        start = max(match.start() - _BEFORE, 0)
        bearer = _BEARER.search(text, start, match.start())
        if bearer and bearer["word"].lower().rstrip("s") not in word_list("number-labels"):
            telling = _STATEMENT.search(text, start, match.start()) is not None or match[0][0] != "("
            found.append((Span(*match.span()), tuple(labels(_OUTER.sub(" ", match["list"]))), telling))
    return tuple(found)


def _spaced(article: Article, blocks: Sequence[Block]) -> Iterator[_Mark]:
    """Yield numbers with nothing but blanks between them in square brackets."""
    for block in blocks:
        for match in _SQUARE.finditer(article.words(block.span)):
            if numbers := tuple(labels(match["list"])):
                yield _Mark(block, Span(*match.span()), numbers, telling=True)


def _linked(article: Article, blocks: Sequence[Block]) -> Iterator[_Mark]:
    """Yield links to another place of the page whose words are a number: "[2](#ref-2)"."""
    plain = {block.span for block in blocks}
    for link in article.links:
        number = _LABEL.fullmatch(article.words(link.span).strip()) if link.target.startswith("#") else None
        block = article.block_at(link.span.start) if number else None
        if number and block and block.span in plain:
            yield _Mark(block, link.span.shifted(-block.span.start), (number["list"],), telling=True)


def _citation(article: Article, mark: _Mark, kind: CitationKind) -> Sequence[Citation]:
    text, by = article.words(mark.block.span), mark.block.span.start
    sentence = next((one for one in split(text) if one.start <= mark.place.start < one.end), Span(0, len(text)))
    span, words = mark.place.shifted(by), text[mark.place.start : mark.place.end]
    return [Citation(span, words, kind, "parenthetical", sentence.shifted(by), label=label) for label in mark.labels]
