"""Scales by their shape: intervals that follow each other, a word or a code beside each; gaps between grades only.

What the steps are called is read from where the words stand, so that any name will do: "from 140 to 159 is grade 1",
"4 to 6 calls for a bit of help". A name that later sentences give to a value claims that the value lies in its step.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from functools import cache
from itertools import combinations, pairwise
from operator import itemgetter
from typing import NamedTuple

from factcheck.data import word_table
from factcheck.extraction.claims.words import form
from factcheck.extraction.quantities.units import convert
from factcheck.extraction.statements.parts import is_taken_up, word
from factcheck.extraction.statements.passage import LONGEST, Passage, within
from factcheck.extraction.statements.scale_names import Name, cell_name, is_grade, named_in, step_names
from factcheck.extraction.statements.stated_pairs import paired
from factcheck.extraction.statements.tokens import Token, Tokens, tokens
from factcheck.model import Article, Cell, Graded, Quantity, Span, Table

_FEWEST, _MOST = 2, 8
_GAP, _FINE_GAP = 1.0, 0.11
"""Two steps follow each other if no more lies between their ends, in whole numbers and in others."""
_NEAR = 2
"""A name leans on values of its own sentence or of so many before it."""
_LONGEST = 3
"""A name in apposition to a value has so many words at most: "5 points, a reassuring start"."""
_REACH = 12
"""So many sentences behind a scale may speak of it."""
_ENDS = 2
"""An interval begins with its ends."""
_FREE = ("point", None)


class Interval(NamedTuple):
    """The ends of a step in the unit of the scale, the tokens that it takes, and where it is written."""

    low: float
    high: float
    first: int
    last: int
    span: Span
    unit: str | None


class Step(NamedTuple):
    """An interval with what it is called, nothing where no name stands beside it."""

    interval: Interval
    names: frozenset[Name]


class Scale(NamedTuple):
    """Steps that follow each other, their unit, and the first and last of their sentences by their places.

    `end` is where a table ends that holds them, `words` are the forms of its words, `counted` is what intervals count.
    """

    steps: Sequence[Step]
    unit: str | None
    first: int
    last: int
    end: int = 0
    words: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()


_Told = tuple[int, Sequence[Token], list[Interval]]
"""A sentence by its place, its tokens and the intervals in it."""


def find_graded(article: Article, passage: Passage, tables: Sequence[Table]) -> Iterator[Graded]:
    """Yield the names of steps that sentences give to values, by the scale set up last before them."""
    cells = {cell.span.start for table in tables for cell in table.cells}
    held = [
        (one, quantities) for one, quantities in passage.by_sentence() if one.start not in cells and len(one) <= LONGEST
    ]
    prose = [one for one, _ in held]
    headings = [block.span.start for block in article.blocks if block.kind == "heading"]
    scales = list(_scales(passage, held))
    starts = [one.start for one in prose]
    scales += [one for table in tables if (one := scale_of_table(passage, table, starts))]
    scales.sort(key=lambda one: one.last)
    ends = [*(one.last for one in scales[1:]), len(prose)]
    for scale, until in zip(scales, ends, strict=bool(scales)):
        behind = prose[scale.last].end if scale.last >= 0 else 0
        heading = bisect_left(headings, max(behind, scale.end))
        end = headings[heading] if heading < len(headings) else len(passage.text)
        after = [
            one
            for one in prose[scale.last + 1 : min(max(until, scale.last + 1), scale.last + 1 + _REACH)]
            if one.start < end
        ]
        said = [prose[place] for place in range(max(0, scale.first - _NEAR), scale.last + 1)]
        known = {
            form(token.word) for one in said for token in tokens(passage, one) if token.word.isalpha()
        } | scale.words
        yield from _given(passage, scale, after, known)


def _scales(passage: Passage, prose: Sequence[tuple[Span, Sequence[Quantity]]]) -> Iterator[Scale]:
    """Yield the scales that runs of neighbouring sentences set up."""
    run: list[_Told] = []
    for place, (sentence, quantities) in enumerate(prose):
        read = tokens(passage, sentence) if quantities else Tokens()
        if found := _intervals(read):
            run.append((place, read, found))
        elif run:
            yield from _of_run(run)
            run = []
    yield from _of_run(run)


def _of_run(run: Sequence[_Told]) -> Iterator[Scale]:
    """Yield the scales of a run of sentences with intervals: the longest first, then what is left behind it."""
    start = 0
    while start < len(run):
        found = None
        for end in range(min(len(run), start + _MOST), start, -1):
            if found := _scale(run[start:end]):
                yield found
                start = end
                break
        start += 0 if found else 1


def scale_of_table(passage: Passage, table: Table, starts: Sequence[int]) -> Scale | None:
    """Return the scale of a table: a column of intervals, one whose cells name them; `starts` are those of prose."""
    columns: dict[int, dict[int, Cell]] = {}
    for cell in table.cells:
        if cell.row > table.header_rows and cell.text:
            columns.setdefault(cell.column, {})[cell.row] = cell
    read = {column: [_of_cell(passage, cell) for cell in cells.values()] for column, cells in columns.items()}
    spans = [column for column, found in read.items() if len(found) >= _FEWEST and all(found)]
    names = [
        column
        for column, cells in columns.items()
        if column not in spans and len({cell.text.casefold() for cell in cells.values()}) == len(cells)
    ]
    if len(spans) != 1 or not names:
        return None
    named = columns[names[0]]
    steps = [
        Step(one, frozenset({cell_name(named[row].text)}))
        for row, one in zip(columns[spans[0]], read[spans[0]], strict=True)
        if one and row in named
    ]
    unit = next((one.interval.unit for one in steps if one.interval.unit), None)
    ordered = sorted(steps, key=lambda step: step.interval[:_ENDS])
    plain = all(one.interval.unit in (unit, None) for one in steps) and len(steps) == len(columns[spans[0]])
    if not plain or not _follow_each_other([one.interval for one in steps]):
        return None
    end = table.cells[-1].span.end
    place = bisect_left(starts, end) - 1
    words = frozenset(form(said) for cell in table.cells for said in cell.text.casefold().split() if said.isalpha())
    return Scale(ordered, unit, max(place + 1, 0), place, end, words)


def _of_cell(passage: Passage, cell: Cell) -> Interval | None:
    """Return the interval that a cell holds and nothing else."""
    found = within(passage.quantities, cell.span)
    if len(found) != 1 or found[0].text != cell.text:
        return None
    return _interval([Token(cell.span.start, cell.span.end, "", found[0])], 0, found[0])


def _scale(run: Sequence[_Told]) -> Scale | None:
    """Return the scale of a run of sentences: its steps in one unit, named, and without gaps between them."""
    every = [(read, one, found) for _, read, found in run for one in found]
    unit = next((one.unit for _, one, _ in every if one.unit), None)
    if unit and every[0][1].unit is None and len(every) > _FEWEST:
        every = every[1:] if not _follow_each_other([one for _, one, _ in every]) else every
    if not _FEWEST <= len(every) <= _MOST or any(one.unit not in (unit, None) for _, one, _ in every):
        return None
    if len(every) == _FEWEST and (rest := _rest(run, [one for _, one, _ in every])):
        every.append(rest)
    intervals = [one for _, one, _ in every]
    if not _lie_apart(intervals):
        return None
    steps = [
        Step(one, step_names(read, one.first, one.last, [(other.first, other.last) for other in found]))
        for read, one, found in every
    ]
    shared = {name for one, two in combinations(steps, 2) for name in one.names & two.names}
    steps = [step._replace(names=step.names - shared) for step in steps]
    if sum(bool(step.names) for step in steps) < _FEWEST:
        return None
    if not _follow_each_other(intervals) and not all(any(map(is_grade, step.names)) for step in steps):
        return None
    ordered = sorted(steps, key=lambda step: step.interval[:_ENDS])
    ends = [read[one.first].quantity for read, one, _ in every if one.first < len(read)]
    counted = frozenset(one.counted for one in ends if one and one.counted)
    return Scale(ordered, unit, run[0][0], run[-1][0], counted=counted)


def _rest(run: Sequence[_Told], ends: Sequence[Interval]) -> tuple[Sequence[Token], Interval, list[Interval]] | None:
    """Return what lies between two bounds where words tell of it: "… and all between is amber"."""
    one, two = sorted(ends, key=itemgetter(0, 1))
    read, found = run[-1][1], run[-1][2]
    place = next((there for there, token in enumerate(read) if token.word == "between"), None)
    if place is None or not (one.low == -math.inf and two.high == math.inf and one.high < two.low):
        return None
    if place + 1 < len(read) and read[place + 1].quantity:
        return None
    first = place - (word(read, place - 1) in ("in", "all", "anything", "everything"))
    span = Span(read[first].start, read[place].end)
    between = Interval(one.high, two.low, first, place, span, one.unit or two.unit)
    return read, between, [*found, between]


def _lie_apart(intervals: Sequence[Interval]) -> bool:
    """Tell whether no intervals overlap; most do, so that this is asked before what they are called."""
    ordered = sorted(intervals, key=itemgetter(0, 1))
    return all(one.high <= two.low for one, two in pairwise(ordered))


def _follow_each_other(intervals: Sequence[Interval]) -> bool:
    """Tell whether no gaps lie between intervals either, as only grades may have."""
    ordered = sorted(intervals, key=itemgetter(0, 1))
    return all(_follows(one, two) for one, two in pairwise(ordered))


def _follows(one: Interval, two: Interval) -> bool:
    whole = all(end.is_integer() for end in (one.high, two.low) if math.isfinite(end))
    gap = two.low - one.high
    return 0 <= gap <= (_GAP if whole else _FINE_GAP)


def _intervals(read: Tokens) -> list[Interval]:
    """Return the intervals of a sentence: ranges, bounds, "from 90 up", "6 and 7"."""
    found: list[Interval] = []
    for place, quantity in read.numbers:
        if (
            word(read, place - 1) == "per"
            or (found and place <= found[-1].last)
            or quantity.second
            or quantity.counted in ("question",)
        ):
            continue
        one = _interval(read, place, quantity)
        if one and found and (whole := _between_bounds(read, found[-1], one)):
            found[-1] = whole
        elif one:
            found.append(one)
    return found


def _between_bounds(read: Sequence[Token], low: Interval, high: Interval) -> Interval | None:
    """Return the interval between two bounds: "more than 3 g and up to 17.5 g"."""
    between = [token.word for token in read[low.last + 1 : high.first]]
    if low.high != math.inf or high.low != -math.inf or not low.low < high.high or len(between) > _NEAR:
        return None
    if not set(between) <= {"and", "but", "to", ","}:
        return None
    return Interval(
        low.low, high.high, low.first, high.last, Span(low.span.start, high.span.end), low.unit or high.unit
    )


def _interval(read: Sequence[Token], place: int, quantity: Quantity) -> Interval | None:
    low, high = quantity.low, quantity.high
    span = read[place].span
    if quantity.comparator == "range" and low is not None and high is not None:
        return Interval(min(low, high), max(low, high), place, place, span, quantity.unit)
    if quantity.measure.bound == "lower" and low is not None:
        return Interval(low, math.inf, place, place, span, quantity.unit)
    if quantity.measure.bound == "upper" and high is not None:
        return Interval(-math.inf, high, place, place, span, quantity.unit)
    if low is None or low != high:
        return None
    before, behind = word(read, place - 1), [word(read, there) for there in range(place + 1, place + 4)]
    joined = behind[0] in ("and", "or")
    if joined or (before == "from" and behind[:2] == ["up", "to"]):
        there = next((at for at in range(place + 1, min(place + 9, len(read))) if read[at].quantity), place)
        other = read[there].quantity if there > place else None
        plain = other is not None and other.low is not None and other.low == other.high and other.low > low
        if other and plain and (there == place + 2 or not joined):
            unit = quantity.unit or other.unit
            return Interval(low, other.low or low, place, there, Span(span.start, read[there].end), unit)
    if behind[0] == "of" and behind[2] == "or":
        behind = ["or", word(read, place + 4), ""]  # "0.3 g of salt or less"
    if set(behind[:2]) & _words("down") or behind[:2] == ["or", "less"]:
        return Interval(-math.inf, low, place, place, span, quantity.unit)
    opened = before == "from" or (before == "at" and bool(set(behind) & {"begins", "begin", "starts", "start"}))
    if opened or behind[:2] == ["or", "more"] or (behind[0] in _words("up") and behind[0] != "on"):
        return Interval(low, math.inf, place, place, span, quantity.unit)
    if before == "before":
        return Interval(-math.inf, low, place, place, span, quantity.unit)
    return None


def _given(passage: Passage, scale: Scale, sentences: Sequence[Span], known: set[str]) -> Iterator[Graded]:
    """Yield the names that sentences give to values told in them or just before; `known` are words of the scale."""
    names = {name: step for step in scale.steps for name in step.names}
    before: list[list[tuple[Quantity, float]]] = []
    for sentence in sentences:
        read = tokens(passage, sentence)
        own = [
            (token.quantity, value)
            for place, token in enumerate(read)
            if token.quantity
            and not is_taken_up(read, place)
            and (value := _value(read, place, scale, token.quantity, known)) is not None
        ]
        matched = [(place, name) for place in range(len(read)) if (name := named_in(read, place, names))]
        matched = [(place, name) for place, name in matched if (place - 1) not in {at for at, _ in matched}]
        values = own or next((one for one in reversed(before[-_NEAR:]) if one), [])
        if len({names[name].interval for _, name in matched}) == 1 and len({value for _, value in values}) == 1:
            place, name = matched[0]
            step = names[name]
            if _is_given(read, place, bool(own), known) and (graded := _graded(scale, step, values, read[place].span)):
                yield graded
        elif len(own) > 1 or len(matched) > 1:
            for of_name, place in paired(read, own, [place for place, _ in matched]):
                step = names[dict(matched)[place]]
                if graded := _graded(scale, step, [of_name], read[place].span):
                    yield graded
        before.append(own)
        if own:
            known = known | {form(token.word) for token in read if token.word.isalpha()}


def _graded(scale: Scale, step: Step, values: Sequence[tuple[Quantity, float]], span: Span) -> Graded | None:
    """Return the step given to a value that lies in another, with all ends in the base unit of the value."""
    quantity, value = values[0]
    if step.interval.low <= value <= step.interval.high:
        return None
    others = [one.interval for one in scale.steps if one is not step and one.interval.low <= value <= one.interval.high]
    if not others:
        return None
    base = quantity.measure.low or 0.0
    own, there = (_based(one, value, base, quantity) for one in (step.interval, others[0]))
    return Graded(span, own, step.interval.span, (there,), (quantity,))


def _based(interval: Interval, value: float, base: float, like: Quantity) -> tuple[float, float]:
    """Return the ends of an interval in the base unit of a quantity, by what its value is there."""
    if like.measure.dimension == "temperature":
        return interval.low + base - value, interval.high + base - value
    factor = base / value if value and base else 1.0
    return interval.low * factor, interval.high * factor


def _value(
    read: Sequence[Token], place: int, scale: Scale, quantity: Quantity, known: Set[str] = frozenset()
) -> float | None:
    """Return a quantity in the unit of a scale if it may be a value of it."""
    low = quantity.low
    if low is None or low != quantity.high or quantity.measure.bound or quantity.measure.statistic != "level":
        return None
    if quantity.unit not in (scale.unit, *_FREE):
        if quantity.measure.dimension == "time":
            return None  # "they spent 19 days there" is no week of pregnancy
        if scale.unit and (quantity.unit or "").startswith(f"{scale.unit} per "):
            return low if any(one.interval.low <= low <= one.interval.high for one in scale.steps) else None
        named = not scale.unit and form((quantity.unit or "").split()[0]) in known
        low = low if named else convert(low, quantity.unit or "", scale.unit or "")
        if low is None:
            return None
    plain = quantity.unit in _FREE
    counts = quantity.counted not in ("", *scale.counted) and not set(quantity.counted.split()) & _words("counted")
    typed = quantity.measure.dimension != "count"  # by the words around: a body mass index
    if plain and counts and not typed and not _is_complement(read, place, known):
        return None
    behind = word(read, place + 1)
    if plain and (behind in _words("clock") or word(read, place - 1) in _words("before_value")):
        return None
    lies = any(one.interval.low <= low <= one.interval.high for one in scale.steps)
    return low if lies else None


def _is_complement(read: Sequence[Token], place: int, known: Set[str]) -> bool:
    """Tell whether a number is said of what is measured, and counts nothing: "a BMI of 27.4 puts him …"."""
    return word(read, place - 1) in ("of", "at", "is") and form(word(read, place - 2)) in known


def _is_given(read: Sequence[Token], place: int, own: bool, known: set[str]) -> bool:
    """Tell whether a name is given to what was measured: not denied, not supposed, not another's."""
    said = [token.word for token in read]
    supposed = [there for there in range(place) if said[there] in _words("supposing")]
    value = next((there for there in range(place) if read[there].quantity), place)
    if any(said[there] != "if" or not own or there > value for there in supposed):
        return False  # "if yours is 27 cm, you are an S" tells of every such value
    leaning = own or any(one in _words("leaning") for one in said)
    behind = word(read, place + 1)
    first = max((there for there in range(place + 1) if said[there] in ("a", "an", "the")), default=0)
    apposed = own and first > 0 and said[first - 1] == "," and place - first <= _LONGEST
    fits = apposed or not behind.isalpha() or not form(behind) or behind in _words("things") or form(behind) in known
    return leaning and fits and not set(said[max(0, place - 4) : place]) & _words("other")


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("classes")["scale"][kind])
