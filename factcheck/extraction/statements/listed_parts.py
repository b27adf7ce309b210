"""Wholes with all their parts in a row behind a colon, and courses whose stages are told before their length.

"There are 22 units: 14 in England, two in Scotland and one in Wales"; "21 mg for six weeks, then 14 mg for two. The
whole course lasts ten weeks".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extraction.statements.parts import Part, closes, count, word
from factcheck.extraction.statements.passage import LONGEST, Passage
from factcheck.extraction.statements.tokens import Token, tokens, without_stops
from factcheck.model import Number, Quantity, Span, Total

_PLACES = ("in", "at", "from", "on")
_PART_WORDS = 6
_NEAR = (0.6, 1.6)
"""Parts that come to less or more of the whole than this are not meant to be all of it."""
_WHOLE = ("whole", "entire", "full", "complete", "total", "altogether", "all")
_COURSES = (
    "course",
    "treatment",
    "programme",
    "program",
    "regimen",
    "plan",
    "process",
    "recovery",
    "schedule",
    "cycle",
)
_LASTS = ("lasts", "takes", "last", "take", "is", "lasted", "took", "runs", "adds", "comes")
_STAGES = ("then", "followed", "after", "next", "finally", "and")


def find_listed_parts(passage: Passage) -> Iterator[Total]:
    """Yield each whole with the parts that follow it, and each length of a course with its stages."""
    before: Sequence[Token] = ()
    for sentence, quantities in passage.by_sentence():
        read: Sequence[Token] = ()
        if quantities and len(sentence) <= LONGEST:
            read = without_stops(tokens(passage, sentence))
            yield from _behind_colon(read)
            yield from _course(before, read)
        before = read


def _behind_colon(read: Sequence[Token]) -> Iterator[Total]:
    colons = [place for place, token in enumerate(read) if token.word == ":"]
    if len(colons) != 1:
        return
    parts = _parts(read, colons[0] + 1)
    wholes = [whole for token in read[: colons[0]] if token.quantity and (whole := _whole(token.quantity))]
    if len(parts) < 2 or not wholes:
        return
    total = sum(part.number.value for part in parts)
    whole = min(wholes, key=lambda number: abs(number.value - total))
    if _NEAR[0] <= total / whole.value <= _NEAR[1] and all(part.number.value < whole.value for part in parts):
        span = Span(parts[0].number.span.start, parts[-1].end)
        yield Total("all", tuple(part.number for part in parts), span, whole)


def _whole(quantity: Quantity) -> Number | None:
    """Return a count as a number, one of "units" as well."""
    if quantity.unit not in (None, "unit") or quantity.step != 1 or quantity.comparator != "=" or not quantity.low:
        return None
    return Number(quantity.span, quantity.low, 1.0) if quantity.low > 1 else None


def _parts(read: Sequence[Token], start: int) -> list[Part]:
    """Return counts in places, "14 in England, two in Scotland and one in Wales", if nothing else follows."""
    parts: list[Part] = []
    place, joined = start, False
    while place < len(read) and (part := count(read, place)) and word(read, part.last) in _PLACES:
        end = part.last
        while end < len(read) and not closes(read, end) and word(read, end) != "and" and end - place <= _PART_WORDS:
            if read[end].quantity:
                return []
            end += 1
        parts.append(part._replace(end=read[end - 1].end))
        place = end
        joined = joined or word(read, place) == "and" or word(read, place + 1) == "and"
        while word(read, place) in (",", ";", "and"):
            place += 1
    rest = [token for token in read[place:] if token.quantity]
    return parts if joined and not rest else []


def _course(before: Sequence[Token], read: Sequence[Token]) -> Iterator[Total]:
    """Yield "The whole course lasts twelve weeks" with the stages of the sentence before."""
    times = [one for token in read if (one := token.quantity) and _is_time(one)]
    words = {token.word for token in read} if len(times) == 1 else set()
    if words.isdisjoint(_COURSES) or words.isdisjoint(_WHOLE) or words.isdisjoint(_LASTS):
        return
    whole = times[0]
    stages = _stages(before)
    if len(stages) < 2 or not {token.word for token in before} & set(_STAGES):
        return
    unit = (whole.measure.low or 0.0) / (whole.low or 1.0)
    parts = tuple(Number(span, seconds / unit, 0.0, whole.unit) for span, seconds in stages)
    total = Number(whole.span, whole.low or 0.0, whole.step, whole.unit)
    rounded = tuple(Number(one.span, round(one.value, 2), one.step, one.unit) for one in parts)
    if _NEAR[0] <= sum(one.value for one in rounded) / total.value <= _NEAR[1]:
        yield Total("all", rounded, Span(parts[0].span.start, parts[-1].span.end), total)


def _is_time(quantity: Quantity) -> bool:
    measure = quantity.measure
    exact = quantity.comparator == "=" and measure.dimension == "time" and not measure.per_day
    return exact and quantity.unit in ("day", "week", "month", "year", "hour", "minute")


def _stages(read: Sequence[Token]) -> list[tuple[Span, float]]:
    """Return how long each stage lasts: "for six weeks, then 14 mg for two"; none where one is not plain."""
    stages: list[tuple[Span, float]] = []
    scale = 0.0
    for place, token in enumerate(read):
        quantity = token.quantity
        if not quantity or quantity.low is None:
            continue
        if _is_time(quantity):
            scale = (quantity.measure.low or 0.0) / quantity.low if quantity.low else 0.0
            stages.append((token.span, quantity.measure.low or 0.0))
        elif quantity.unit is None and word(read, place - 1) == "for" and scale and closes(read, place + 1):
            stages.append((token.span, quantity.low * scale))
        elif quantity.measure.dimension == "time":
            return []
    return stages
