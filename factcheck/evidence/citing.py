"""A sentence that rests on a source, made ready to be compared with the source's text."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.evidence.figures import Figure, figures
from factcheck.evidence.words import Words, words
from factcheck.model import Span
from factcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class Citing:
    """A citing sentence with its words and figures, and the words of what stands before it."""

    text: str
    words: Words
    figures: tuple[Figure, ...]
    context: frozenset[str] = frozenset()

    def figure(self, place: Span) -> Figure | None:
        """Return the figure that fits a place best, None where no number is read there."""
        there = (figure for figure in self.figures if figure.span.overlaps(place))
        return max(there, key=lambda figure: _fit(figure.span, place), default=None)


def _fit(one: Span, two: Span) -> float:
    """Return the share of two spans that is common to both."""
    common = min(one.end, two.end) - max(one.start, two.start)
    return common / (max(one.end, two.end) - min(one.start, two.start))


def citing(text: str, context: str = "", without: Sequence[Span] = ()) -> Citing:
    """Return a sentence ready for comparison; `without` are the places of its citations, which are no words of it."""
    found = tuple(figure for figure in figures(text) if not any(figure.span.overlaps(span) for span in without))
    return Citing(text, words(text, without), found, words(context).all)
