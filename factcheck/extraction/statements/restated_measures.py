"""Measures that say an earlier one again in another unit, by their place: "a lap of 3.1 miles, or 5 km for …".

What is set apart behind a measure of its dimension, in a unit of another system, says it again, whatever the words; so
does the only measure of another system beside the only one of its dimension, where both are nearly one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extraction.statements.conversions import closes, goes_on, is_cut, is_near, may_be_one, same_shape, words
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import LONGEST, Passage, Tokens
from factcheck.extraction.statements.set_apart import OPENING, set_apart
from factcheck.extraction.statements.tokens import tokens
from factcheck.model import Conversion, Quantity, Span

_TENFOLD = 0.1
_FARTHEST, _NEAREST = 2.3, 1.5
"""A measure set apart is a slip of one that is at most so many times as large, or powers of ten away (within a tenth);
of one that is not, by hand like the last, less far."""
_TIMES = frozenset({"minute", "hour", "day", "week", "month", "year"})


def find_restated_measures(passage: Passage, known: Sequence[Conversion]) -> Iterator[Conversion]:
    """Yield each measure with the one that it says again, but those that are `known`."""
    told = {span for one in known for span in (one.first.span, one.second.span)}
    before: Sequence[Quantity] = ()
    for sentence, quantities in passage.by_sentence():
        if len(sentence) > LONGEST:
            before = ()
            continue
        for at, second in enumerate(quantities):
            if second.unit is None or second.span in told:
                continue
            here = _nearest(second, quantities[:at])
            first = here or (_nearest(second, before) if at == 0 else None)
            if first and first.span not in told and _is_again(passage, sentence, here, second, first, before):
                yield Conversion(first, second, loose=True)
        before = quantities


def _nearest(second: Quantity, before: Sequence[Quantity]) -> Quantity | None:
    """Return the last measure of a dimension, if it is in another unit."""
    for one in reversed(before):
        if one.measure.dimension == second.measure.dimension:
            return one if one.unit and one.unit != second.unit else None
    return None


def _is_again(
    passage: Passage,
    sentence: Span,
    here: Quantity | None,
    second: Quantity,
    first: Quantity,
    before: Sequence[Quantity],
) -> bool:
    """Tell whether the second of two measures says the first again, told `here` in its sentence or before it."""
    systems = may_be_one(first, second)
    if not (systems or _are_times(first, second)) or not _may_be_slip(first, second, _FARTHEST):
        return False
    read = tokens(passage, sentence)
    place = next((there for there, token in enumerate(read) if token.quantity is second), 0)
    behind = place + 1 + (word(read, place + 1) == "for")
    if word(read, behind) in words("of_other"):
        return False
    if is_cut(passage.text, first) or goes_on(passage.text, second):
        return False
    mark = set_apart(read, place)
    if mark == place - 1 and read[mark].word in (",", ";", ":"):
        return False  # "girls, 7 lb", "Severe cases: 3 to 6 months"
    if mark is not None and (mark == OPENING) != (here is not None):
        return _is_equated(read, mark, place) or (systems and (closes(read, place + 1) or _is_tenfold(first, second)))
    alone = (
        systems
        and word(read, place + 1) not in words("cases")
        and _are_alone(first, second, (*before, *passage.within(sentence)))
    )
    return alone and not _are_apart(read, place, here)


def _is_equated(read: Tokens, mark: int, place: int) -> bool:
    """Tell whether words behind the mark say that two measures are one: "or" may as well bring in another case."""
    return mark == OPENING or any(token.word in words("equating") for token in read[mark + 1 : place])


def _are_alone(first: Quantity, second: Quantity, known: Sequence[Quantity]) -> bool:
    """Tell whether two measures are the only ones of their dimension, and nearly one."""
    dimension = second.measure.dimension
    if first.measure.bound or second.measure.bound or not _may_be_slip(first, second, _NEAREST):
        return False
    return not any(one.measure.dimension == dimension and one not in (first, second) for one in known)


def _are_apart(read: Tokens, place: int, first: Quantity | None) -> bool:
    """Tell whether a word between two measures, or before the second, makes it another."""
    start = next((there for there, token in enumerate(read) if token.quantity is first), -1) if first else -1
    return any(token.word in words("not_same") for token in read[start + 1 : place])


def _are_times(first: Quantity, second: Quantity) -> bool:
    return first.unit in _TIMES and second.unit in _TIMES and same_shape(first, second)


def _may_be_slip(first: Quantity, second: Quantity, farthest: float) -> bool:
    """Tell whether two measures are so near, or powers of ten apart, that one may be meant to be the other."""
    if is_near(first, second, farthest):
        return True
    return _is_tenfold(first, second)


def _is_tenfold(first: Quantity, second: Quantity) -> bool:
    one, two = first.measure.high or first.measure.low, second.measure.high or second.measure.low
    if not one or not two or first.measure.dimension == "temperature":
        return False
    return any(abs(two / one * power - 1) < _TENFOLD for power in (0.001, 0.01, 0.1, 10.0, 100.0, 1000.0))
