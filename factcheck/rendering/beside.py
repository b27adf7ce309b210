"""What sources say beside what an article says of them: numbers and quotations with the passages to be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from factcheck.model import Article, Checked, Evidence, Shown, Span
from factcheck.rendering.passages import AROUND
from factcheck.text.printable import plural
from factcheck.values import dataclass

STATES = {
    "found": "found",
    "differs": "differs",
    "not-found": "not found",
    "not-compared": "not compared",
}
"""The states of evidence in words."""
_LONGEST = 4 * AROUND
"""Characters shown of a passage: the row of a wide table has thousands."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage, marked or not."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """A number or quotation as it is shown: words and place, the state, and the passages with where they stand."""

    words: str
    place: str
    state: str
    label: str
    passages: tuple[tuple[str, tuple[Piece, ...]], ...]


@dataclass(frozen=True, slots=True)
class Together:
    """What is shown beside the same passages: the numbers of one sentence, mostly, all of them marked there."""

    all: tuple[Beside, ...]
    passages: tuple[tuple[str, tuple[Piece, ...]], ...]


def together(shown: Iterable[Beside]) -> Iterator[Together]:
    """Yield evidence in its order, pieces in a row that share a passage together, with each of their passages once."""
    group: list[Beside] = []
    passages: dict[tuple[str, str], list[tuple[Piece, ...]]] = {}
    for each in shown:
        own = {(where, _words(pieces)): pieces for where, pieces in each.passages}
        if group and passages.keys().isdisjoint(own):
            yield _together(group, passages)
            group, passages = [], {}
        group.append(each)
        for passage, pieces in own.items():
            passages.setdefault(passage, []).append(pieces)
    if group:
        yield _together(group, passages)


def _together(group: Sequence[Beside], passages: Mapping[tuple[str, str], Sequence[tuple[Piece, ...]]]) -> Together:
    return Together(tuple(group), tuple((where, _marked(ways)) for (where, _), ways in passages.items()))


def _words(pieces: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def _marked(ways: Sequence[tuple[Piece, ...]]) -> tuple[Piece, ...]:
    """Return a passage with all marks of the ways in which it is shown."""
    ends = {end for pieces in ways for end in accumulate(len(piece.text) for piece in pieces)}
    marks = {place for pieces in ways for place in _marks(pieces)}
    text, cut, start = _words(ways[0]), list[Piece](), 0
    for end in sorted(ends):
        if start < end:
            cut.append(Piece(text[start:end], any(one <= start and end <= other for one, other in marks)))
        start = end
    return tuple(cut)


def _marks(pieces: Iterable[Piece]) -> Iterator[tuple[int, int]]:
    start = 0
    for piece in pieces:
        if piece.marked:
            yield start, start + len(piece.text)
        start += len(piece.text)


def evidence_of(checked: Checked, source: str) -> Iterator[Beside]:
    """Yield what one source, by the key of its verdict, says of the article."""
    for evidence in (checked.lookups and checked.lookups.evidence) or ():
        if evidence.source == source:
            yield beside(checked.article, evidence)


def beside(article: Article, evidence: Evidence) -> Beside:
    """Return one piece of evidence as it is shown."""
    return Beside(
        words=" ".join(article.words(evidence.place).split()),
        place=article.place(evidence.place.start),
        state=evidence.state,
        label=label(evidence),
        passages=tuple((where(evidence, shown), tuple(pieces(shown))) for shown in evidence.shown),
    )


def label(evidence: Evidence) -> str:
    """Return the state in words, with what else is known of it."""
    state = STATES[evidence.state]
    if evidence.elsewhere:
        return f"{state} here, but in another source that is cited for it"
    if evidence.state == "differs":
        return f"{state}: the {evidence.text} says {evidence.said}"
    if evidence.state == "not-compared":
        return f"{state}: {evidence.reason}" if evidence.reason else state
    return f"{state} in the {evidence.text}"


def where(evidence: Evidence, shown: Shown) -> str:
    """Return where a passage stands: "full text: Results, paragraph 2"."""
    place = shown.passage.place
    return evidence.text if not place or place.lower() == evidence.text else f"{evidence.text}: {place}"


def pieces(shown: Shown) -> Iterator[Piece]:
    """Yield a passage in stretches, cut to a length that can be read, around what is marked in it."""
    text, marks = shown.passage.text, shown.marks
    first = marks[0].start if marks else 0
    start = max(0, first - _LONGEST // 2) if len(text) > _LONGEST else 0
    end = min(len(text), start + _LONGEST)
    place = start
    if start:
        yield Piece("… ", False)
    for mark in marks:
        yield Piece(text[place : mark.start], False)
        yield Piece(text[mark.start : mark.end], True)
        place = mark.end
    yield Piece(text[place:end] + (" …" if end < len(text) else ""), False)


def numbers_found(evidence: Iterable[Evidence]) -> tuple[int, int]:
    """Return how many cited numbers some source states, and how many were compared."""
    found: dict[Span, bool] = {}
    for each in evidence:
        if each.kind == "number" and each.state != "not-compared":
            found[each.place] = found.get(each.place, False) or each.state == "found"
    return sum(found.values()), len(found)


def counted_numbers(found: int, total: int) -> str:
    """Return "31 of 44 cited numbers found in their sources", empty where none was compared."""
    whose = "its source" if total == 1 else "their sources"
    return f"{found:,} of {plural(total, 'cited number')} found in {whose}" if total else ""
