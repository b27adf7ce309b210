"""Scales that an article sets up, and the steps that it then gives to values: "15 to 29 is moderate … 41, moderate".

A scale is a run of steps, each a grade beside an interval, whose intervals lie apart, in sentences that follow each
other or in the rows of a table. A grade that leans on a value told since then claims that the value lies in its step.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise

from factcheck.data import word_table
from factcheck.extraction.claims.words import form
from factcheck.extraction.statements.grid import frame
from factcheck.extraction.statements.parts import is_taken_up, word
from factcheck.extraction.statements.passage import LONGEST, Passage, within
from factcheck.extraction.statements.scale_names import grade_at, may_hold_grade
from factcheck.extraction.statements.stated_scales import find_scaled
from factcheck.extraction.statements.tokens import Token, tokens
from factcheck.model import Article, Graded, Quantity, Span, Table
from factcheck.values import dataclass

_Grade = tuple[str, ...]
_Ends = tuple[float, float]

_FEWEST = 2
_NEAR = 2
"""A grade leans on values of its own sentence or of so many before it."""
_BEFORE = 4
"""So many words before a grade may deny it, or say that it is another's."""
_LONGEST_STEP = 3


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a scale: its grade, the ends of its interval in base units, and where that is written."""

    grade: _Grade
    ends: _Ends
    span: Span


@dataclass(frozen=True, slots=True)
class Scale:
    """Steps that lie apart, of one dimension and unit, the words beside them, and where they end in the text."""

    steps: tuple[Step, ...]
    dimension: str
    unit: str | None
    words: frozenset[str]
    end: int


def find_graded(article: Article, passage: Passage, tables: Sequence[Table]) -> Iterator[Graded]:
    """Yield the grades that sentences give to values, by the scale set up last before them under the same heading."""
    cells = {cell.span.start for table in tables for cell in table.cells}
    held = [
        (one, quantities) for one, quantities in passage.by_sentence() if one.start not in cells and len(one) <= LONGEST
    ]
    prose = [one for one, _ in held]
    scales = sorted((*_in_sentences(passage, held), *_in_tables(passage, tables)), key=lambda one: one.end)
    headings = [block.span.start for block in article.blocks if block.kind == "heading"]
    told: set[Span] = set()
    for graded in find_scaled(article, passage, tables):
        told.add(graded.span)
        yield graded
    for place, scale in enumerate(scales):
        following = [one.end for one in scales[place + 1 :]] + [at for at in headings if at >= scale.end]
        until = min((at for at in following if at > scale.end), default=len(passage.text))
        after = [one for one in prose if scale.end <= one.start < until]
        yield from (one for one in _given(passage, scale, after) if one.span not in told)


def _in_sentences(passage: Passage, sentences: Sequence[tuple[Span, Sequence[Quantity]]]) -> Iterator[Scale]:
    """Yield the scales that runs of sentences set up, each of which has a step at least."""
    found = [_read(passage, one, held) for one, held in sentences if held]
    starts = {one.start: place for place, (one, _) in enumerate(sentences)}
    for has_steps, run in groupby(found, key=lambda one: bool(one[0])):
        for part in _neighbours(list(run), starts) if has_steps else ():
            steps = [step for own, _, _ in part for step in own]
            said = frozenset[str]().union(*(_forms(tokens_of) for _, tokens_of, _ in part))
            if scale := _scale(steps, said, part[-1][2].end):
                yield scale


_Read = tuple[list[tuple[_Grade, Quantity, Quantity]], Sequence[Token], Span]
_Run = list[_Read]


def _read(passage: Passage, sentence: Span, quantities: Sequence[Quantity]) -> _Read:
    """Return the steps of a sentence with its tokens; one without a bound or a range has none, and is not read."""
    read = tokens(passage, sentence) if any(map(_is_wide, quantities)) else ()
    return _steps(read), read, sentence


def _neighbours(run: _Run, starts: dict[int, int]) -> Iterator[_Run]:
    """Yield the parts of a run that have no sentence without numbers between them."""
    part: _Run = []
    for one in run:
        if part and starts[one[2].start] - starts[part[-1][2].start] > 1:
            yield part
            part = []
        part.append(one)
    yield part


def _steps(read: Sequence[Token]) -> list[tuple[_Grade, Quantity, Quantity]]:
    """Return the grades of a sentence with the first and last quantity of the interval beside each."""
    if any(token.word in _words("estimates") for token in read) or not may_hold_grade(read):
        return []
    marks: list[_Grade | list[Quantity]] = []
    for place, token in enumerate(read):
        if token.quantity and _is_end(read, place, token.quantity):
            if marks and isinstance(marks[-1], list):
                marks[-1].append(token.quantity)
            else:
                marks.append([token.quantity])
        elif (grade := grade_at(read, place)) and not grade_at(read, place - 1):
            marks.append(grade)
    runs: list[list[_Grade | list[Quantity]]] = [[]]
    for mark in marks:
        if runs[-1] and isinstance(runs[-1][-1], list) == isinstance(mark, list):
            runs.append([])
        runs[-1].append(mark)
    run = max(runs, key=len)
    found = []
    for pair in zip(run[::2], run[1::2], strict=False):
        grades = [one for one in pair if isinstance(one, tuple)]
        ends = [one for one in pair if isinstance(one, list)]
        if grades and ends and len(ends[0]) <= _NEAR:
            found.append((grades[0], ends[0][0], ends[0][-1]))
    return found


def _is_end(read: Sequence[Token], place: int, quantity: Quantity) -> bool:
    """Tell whether a quantity may bound a step: a bound, a range or one of two numbers, not "per 100 g"."""
    return _is_wide(quantity) and word(read, place - 1) != "per"


def _is_wide(quantity: Quantity) -> bool:
    measure = quantity.measure
    wide = bool(measure.bound) or measure.low != measure.high
    return wide and measure.statistic == "level" and not measure.second


def _scale(steps: Sequence[tuple[_Grade, Quantity, Quantity]], said: Iterable[str], end: int) -> Scale | None:
    """Return a scale of steps if they have two grades at least, one dimension, and intervals that lie apart."""
    first = next((one for _, *ends in steps for one in ends if one.unit), steps[0][1])
    dimensions = {one.measure.dimension for _, *ends in steps for one in ends if one.unit or not first.unit}
    found = [Step(grade, _ends(low, high, first), Span(low.span.start, high.span.end)) for grade, low, high in steps]
    apart = all(one.ends[1] <= two.ends[0] for one, two in pairwise(sorted(found, key=lambda step: step.ends)))
    ordered = all(step.ends[0] <= step.ends[1] for step in found)
    if len({step.grade for step in found}) < max(_FEWEST, len(found)) or len(dimensions) > 1 or not (apart and ordered):
        return None
    return Scale(tuple(found), first.measure.dimension, first.unit, frozenset(said), end)


def _ends(first: Quantity, last: Quantity, like: Quantity) -> _Ends:
    """Return the ends of an interval in base units; bare numbers are in the unit of the scale."""
    (low, first_high), (last_low, high) = _based(first, like), _based(last, like)
    if first is not last:
        low = first_high if low is None else low
        high = last_low if high is None else high
    return (-math.inf if low is None else low), (math.inf if high is None else high)


def _based(quantity: Quantity, like: Quantity) -> tuple[float | None, float | None]:
    if quantity.unit or not like.unit:
        return quantity.measure.low, quantity.measure.high
    read, meant = (like.low, like.measure.low) if like.low else (like.high, like.measure.high)
    scale = (meant or 1.0) / (read or 1.0)
    low, high = (None if end is None else end * scale for end in (quantity.low, quantity.high))
    return low, high


def _in_tables(passage: Passage, tables: Sequence[Table]) -> Iterator[Scale]:
    """Yield the scales of tables: a column of intervals beside labels of a few words that hold a grade."""
    for table in tables:
        labels = frame(table).labels
        for _, column in groupby(
            sorted((one for one in table.cells if one.column > 1), key=lambda one: (one.column, one.row)),
            key=lambda one: one.column,
        ):
            steps = []
            cells = list(column)
            for cell in cells:
                label, found = labels.get(cell.row), within(passage.quantities, cell.span)
                if label and len(found) == 1 and found[0].text == cell.text and (grade := _label(label.text)):
                    steps.append((grade, found[0], found[0]))
            said = {
                form(one) for cell in cells if cell.row <= table.header_rows for one in cell.text.casefold().split()
            }
            if len(steps) >= _FEWEST and (scale := _scale(steps, said, table.cells[-1].span.end)):
                yield scale


def _label(text: str) -> _Grade:
    read = [Token(0, 0, said) for said in text.casefold().split()]
    return grade_at(read, len(read) - 1) if 0 < len(read) <= _LONGEST_STEP else ()


def _given(passage: Passage, scale: Scale, sentences: Sequence[Span]) -> Iterator[Graded]:
    """Yield the grades of a scale that sentences give to values told in them or just before."""
    steps = {step.grade: step for step in scale.steps}
    known = scale.words
    before: list[tuple[Sequence[Quantity], frozenset[str]]] = []
    for sentence in sentences:
        read = tokens(passage, sentence)
        values = [
            one
            for place, token in enumerate(read)
            if (one := token.quantity)
            and word(read, place - 1) != "per"
            and not is_taken_up(read, place)
            and _is_value(scale, one)
        ]
        named = [step for place in range(len(read)) if (step := steps.get(grade_at(read, place)))]
        for place in range(len(read)) if not _names_right(named, values) else ():
            step = steps.get(grade_at(read, place))
            near = values or [one for some, _ in before[-_NEAR:] for one in some]
            if (
                step
                and near
                and len(values) < _FEWEST
                and _is_given(known.union(*(said for _, said in before[-_NEAR:])), read, place, bool(values))
            ):
                others = tuple(one.ends for one in scale.steps if one is not step)
                yield Graded(read[place].span, step.ends, step.span, others, tuple(near))
        before.append((values, _forms(read)))


def _names_right(named: Sequence[Step], values: Sequence[Quantity]) -> bool:
    """Tell whether one of several grades of a sentence holds its value: "41 dB, just past the border from mild"."""
    ends = [step.ends for step in named]
    return len(named) > 1 and any(low <= (one.measure.low or 0.0) <= high for one in values for low, high in ends)


def _is_value(scale: Scale, quantity: Quantity) -> bool:
    measure = quantity.measure
    plain = measure.dimension == scale.dimension and measure.low == measure.high and not measure.bound
    if not plain or measure.statistic != "level" or measure.low is None:
        return False
    return scale.dimension != "count" or all(form(one) in scale.words for one in quantity.counted.split())


def _forms(read: Sequence[Token]) -> frozenset[str]:
    return frozenset(form(token.word) for token in read if token.word.isalpha())


def _is_given(known: frozenset[str], read: Sequence[Token], place: int, own: bool) -> bool:
    """Tell whether a grade is given to what was measured: not denied, not another's, not of another thing."""
    if any(token.word in _words("supposing") for token in read[:place]):
        return False
    leaning = own or any(token.word in _words("leaning") for token in read)
    first = place - len(grade_at(read, place)) + 1
    others = {word(read, there) for there in range(first - _BEFORE, first)} & _words("other")
    behind = word(read, place + 1)
    fits = not behind.isalpha() or not form(behind) or behind in _words("things") or form(behind) in known
    return leaning and fits and not others


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("classes")["scale"][kind])
