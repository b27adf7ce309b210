"""Numbers near a table that are a slip of the pen away from a cell of the row that the sentence names.

A row is named by a word of its label that no other row has. A number behind that name, or in its sentence, which stands
nowhere in the table and has one digit changed, or two changed about, from just one cell of the row, tells that cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from factcheck.extraction.claims.words import form
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.table_names import NamedTable, Value, said_by, words
from factcheck.extraction.statements.tokens import Token
from factcheck.model import CellTold, Quantity
from factcheck.text.digits import one_digit

_DIGITS = 2
"""One digit has changed in every number of one digit."""
_LEFT_OUT = frozenset({"date", "rank", "multiple", "probability", "age"})
_LETTER = 1


def find_near_cells(named: NamedTable, read: Sequence[Token]) -> Iterator[CellTold]:
    """Yield the numbers of a sentence that are near one cell of the row named last before them."""
    places = [(place, row) for place, token in enumerate(read) if (row := _row(named.single, read, place))]
    if not places or any(token.word in words("otherwise") for token in read):
        return
    rows = {row for _, row in places}
    told = [token.quantity for token in read if token.quantity]
    for place, token in enumerate(read):
        quantity = token.quantity
        if quantity is None or not _may_tell(quantity) or quantity.low in named.numbers:
            continue
        before = [row for at, row in places if at < place]
        row = before[-1] if before else next(iter(rows)) if len(rows) == 1 else 0
        near = [value for value in named.values.get(row, ()) if value.cell.column > 1 and _is_near(quantity, value)]
        near = [value for value in near if not any(_is_same(one, value.quantity) for one in told)]
        if len({value.cell.column for value in near}) > 1:
            near = _of_column(near, read)
        if len({value.cell.column for value in near}) == 1 and _is_of_cell(named, read, place, quantity, near[0]):
            own = tuple(value.quantity for value in named.values[row])
            yield CellTold(quantity, (near[0].quantity,), named.labels[row].span, own)


def _row(single: Mapping[str, int], read: Sequence[Token], place: int) -> int:
    """Return the row that a word names, 0 for none."""
    said = word(read, place)
    if not said:
        return 0
    lettered = single.get(f"{word(read, place - 1)} {said}", 0) if len(said) == _LETTER else 0
    return lettered or next((single[one] for one in said_by(said) if one in single), 0)


def _may_tell(quantity: Quantity) -> bool:
    measure = quantity.measure
    exact = quantity.low is not None and quantity.low == quantity.high and not quantity.approximate
    plain = measure.dimension not in _LEFT_OUT and measure.statistic == "level" and not measure.bound
    return exact and plain and len(_written(quantity.low)) >= _DIGITS


def _written(number: float | None) -> str:
    return f"{abs(number or 0.0):.10g}".replace(".", "")


def _is_same(one: Quantity, two: Quantity) -> bool:
    return one.low in (two.low, two.high) or one.low == (two.second or (None,))[0]


def _is_near(quantity: Quantity, value: Value) -> bool:
    """Tell whether one digit, or the order of two, makes a cell of a number in the same unit, or in none."""
    cell = value.quantity
    if cell.low is None or cell.low != cell.high or cell.step != quantity.step:
        return False
    one, two = _written(quantity.low), _written(cell.low)
    alike = quantity.unit == cell.unit or quantity.unit is None
    return alike and len(one) == len(two) and one_digit(one, two) and _size(quantity.low) == _size(cell.low)


def _size(number: float | None) -> int:
    return len(str(int(number or 0)))


def _of_column(near: Sequence[Value], read: Sequence[Token]) -> list[Value]:
    """Return those of several cells whose column the sentence names."""
    said = {one for token in read if token.word for one in said_by(token.word)}
    return [value for value in near if value.over & said]


def _is_of_cell(named: NamedTable, read: Sequence[Token], place: int, quantity: Quantity, value: Value) -> bool:
    """Tell whether what a number counts is the table's, and no other column is named instead."""
    counted = quantity.counted.split()[-1:]
    swapped = sorted(_written(quantity.low)) == sorted(_written(value.quantity.low))
    if quantity.unit is None and counted and form(counted[0]) not in named.words and not swapped:
        return False
    part = word(read, place + 1) == "of" and word(read, place + 2) in ("the", "these", "those", "our", "its")
    if part and quantity.unit is None:
        return False  # "21 of the falls were at night"
    if word(read, place - 1) in ("page", "age", "aged", "room", "ward", "day", "week"):
        return False
    said = {one for token in read if token.word for one in said_by(token.word)}
    others = {
        one
        for each in named.values.values()
        for other in each
        if other.cell.column != value.cell.column and other.cell.column > 1
        for one in other.over - value.over
    }
    return bool(value.over & said) or not others & said or quantity.unit is not None
