"""Two groups whose difference the next sentence tells: "11 in one, 22 in the other. That is a 50% reduction"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import LONGEST, Passage
from factcheck.extraction.statements.stated_changes import StatedChange, stated_changes
from factcheck.extraction.statements.tokens import Token, tokens
from factcheck.model import Change, Number, Quantity, Span

_BACK = ("that", "that's", "this", "it", "which", "in", "so")
_OTHERS = frozenset(
    {"other", "others", "placebo", "control", "controls", "compared", "against", "versus", "vs", "without"}
)


def find_compared_groups(passage: Passage) -> Iterator[Change]:
    """Yield the numbers of two groups with the percentage of a rise or fall that the next sentence tells of them."""
    before: Span | None = None
    for sentence, quantities in passage.by_sentence():
        short = len(sentence) <= LONGEST
        if before and short and len(quantities) == 1 and word(read := tokens(passage, sentence), 0) in _BACK:
            told = [one for one in stated_changes(read) if one.by and one.by.percent]
            if len(told) == 1 and (pair := _groups(tokens(passage, before))):
                yield _change(pair, told[0])
        before = sentence if short and len(quantities) > 1 else None


def _groups(read: Sequence[Token]) -> tuple[Number, Number] | None:
    """Return the two numbers of one kind that a sentence compares, each of one group."""
    found = [one for token in read if (one := token.quantity) and (one.unit in (None, "percent")) and one.step]
    kinds = {one.unit for one in found}
    if len(found) != 2 or len(kinds) != 1 or not {token.word for token in read} & _OTHERS:
        return None
    first, second = (_number(one) for one in found)
    return (first, second) if first and second and first.value != second.value else None


def _number(quantity: Quantity) -> Number | None:
    if quantity.comparator not in ("=", "~") or not quantity.low:
        return None
    return Number(quantity.span, quantity.low, quantity.step, quantity.unit, quantity.approximate)


def _change(pair: tuple[Number, Number], told: StatedChange) -> Change:
    """Return the change from the number that a rise or fall begins with to the other."""
    low, high = sorted(pair, key=lambda number: number.value)
    before, after = (low, high) if told.direction == "rise" else (high, low)
    span = Span(min(one.span for one in pair).start, max(one.span for one in pair).end)
    return Change(before, after, span, by=told.by)
