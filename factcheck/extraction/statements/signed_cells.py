"""Numbers of sentences right beside a table with so many signs of one cell that few words need to be the table's.

A sign is a row named in full, a column named, a unit that the cell has as well, another number of the sentence that its
own row has, and a number that is a slip of the pen away from the cell or stands in the same column of another row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.table_names import NamedTable, Value, forms, said_by, words
from factcheck.extraction.statements.tokens import Token
from factcheck.extraction.statements.told_cells import is_difference
from factcheck.model import CellTold, Quantity
from factcheck.text.digits import one_digit

_ENOUGH = 4
"""So many signs make a number that of a cell. By hand, on tables of pages that no slip is known in."""
_STRONG = 2
_ABOUT = 0.15
"""So much of a cell "about" may take off."""
_LEFT_OUT = frozenset({"date", "rank", "multiple", "probability", "points"})
_ENDS = frozenset({",", ";", "and", "but", "while", "whereas"})


class _Named(NamedTuple):
    """A token that names a row, and whether all of its label has been said."""

    place: int
    row: int
    whole: bool


class _Told(NamedTuple):
    """A number of a sentence with the row that it is told of."""

    quantity: Quantity
    row: _Named
    clause: Sequence[Token]


def find_signed_cells(named: NamedTable, read: Sequence[Token]) -> Iterator[CellTold]:
    """Yield the numbers of a sentence beside a table that enough signs tie to one cell, which has another."""
    places = list(_names(named, read))
    if not places or any(token.word in words("otherwise") for token in read):
        return
    told = [one for place, token in enumerate(read) if token.quantity and (one := _of_row(read, place, places))]
    fitting = sum(_stands(named, one) for one in told)
    for one in told:
        if not _may_tell(one.quantity) or _counts_rows(named, one.quantity, read) or _is_silenced(named, one.clause):
            continue
        if not _stands(named, one) and (cell := _cell(named, one, read, fitting)):
            row = tuple(value.quantity for value in named.values[one.row.row])
            yield CellTold(one.quantity, (cell.quantity,), named.labels[one.row.row].span, row)


def _names(named: NamedTable, read: Sequence[Token]) -> Iterator[_Named]:
    """Yield the rows that words of one label alone name, and those that a number behind the key's name does."""
    said = frozenset[str]().union(*(said_by(token.word) for token in read))
    for place, token in enumerate(read):
        rows = {named.single[one] for one in said_by(token.word) if one in named.single}
        if len(rows) == 1:
            row = rows.pop()
            yield _Named(place, row, set(forms(named.labels[row].text.partition("(")[0])) <= said)
        elif (key := _key(named, read, place)) is not None:
            yield _Named(place, key, whole=True)


def _key(named: NamedTable, read: Sequence[Token], place: int) -> int | None:
    """Return the row of the first column that a number names behind the column's name, or in its unit: "week 8"."""
    token, before = read[place], said_by(word(read, place - 1))
    number = token.quantity.low if token.quantity else float(token.word) if token.word.isdecimal() else None
    unit = token.quantity.unit if token.quantity else None
    rows = [
        row
        for row, values in named.keys.items()
        for one in values
        if one.cell.column == 1
        and one.quantity.low == one.quantity.high == number is not None
        and (one.over & before or one.quantity.unit == unit is not None)
    ]
    return rows[0] if len(rows) == 1 else None


def _of_row(read: Sequence[Token], place: int, places: Sequence[_Named]) -> _Told | None:
    """Return the number at a place with the one row named in its clause, else with the one of the sentence."""
    if any(one.place == place for one in places):
        return None
    start = max((there + 1 for there in range(place) if read[there].word in _ENDS), default=0)
    end = min((there for there in range(place + 1, len(read)) if read[there].word in _ENDS), default=len(read))
    here = [one for one in places if start <= one.place < end]
    alone = sum(token.quantity is not None for token in read) == 1
    found = here or (places if alone else [])
    quantity = read[place].quantity
    return _Told(quantity, found[0], read[start:end]) if quantity and len({one.row for one in found}) == 1 else None


def _stands(named: NamedTable, told: _Told) -> bool:
    """Tell whether the row has the number in any of its cells."""
    cells = (value.quantity for value in named.values.get(told.row.row, ()))
    return any(_is_same(told.quantity, cell) for cell in cells)


def _is_same(one: Quantity, two: Quantity) -> bool:
    if one.low is None or two.low is None:
        return True
    room = max(one.step, two.step) / 2 if one.step and two.step else 0.0
    room = max(room, _ABOUT * abs(two.low)) if one.approximate or one.measure.hedge else room
    low, high = min(two.low, two.high or two.low), max(two.low, two.high or two.low)
    return low - room <= one.low <= high + room


def _may_tell(quantity: Quantity) -> bool:
    measure = quantity.measure
    exact = quantity.low is not None and quantity.low == quantity.high
    plain = measure.dimension not in _LEFT_OUT and measure.statistic == "level" and not measure.bound
    return exact and plain


def _counts_rows(named: NamedTable, quantity: Quantity, read: Sequence[Token]) -> bool:
    """Tell whether a number is a distance from a cell, or counts what the table does not name: "the three"."""
    if is_difference(read, quantity):
        return True
    place = next(number for number, token in enumerate(read) if token.quantity is quantity)
    counted = set(forms(quantity.counted))
    bare = quantity.unit is None and quantity.measure.dimension == "count"
    return bare and (word(read, place - 1) in ("the", "of", "all") or (bool(counted) and not counted & named.words))


def _is_silenced(named: NamedTable, clause: Sequence[Token]) -> bool:
    """Tell whether a clause denies something, or tells of another time or place."""
    said = {token.word for token in clause}
    return (
        bool(said & words("denials"))
        or named.is_of_others(clause)
        or any(named.is_strange_name(token) for token in clause)
    )


def _cell(named: NamedTable, told: _Told, read: Sequence[Token], fitting: int) -> Value | None:
    """Return the cell that enough signs tie the number to."""
    said = {one for token in read if token.word for one in said_by(token.word)}
    values = [one for one in named.values.get(told.row.row, ()) if one.cell.column > 1 and _may_be(told, one)]
    by_name = [one for one in values if one.over & said]
    found = by_name if len({one.cell.column for one in by_name}) == 1 else values
    if len(found) != 1:
        return None
    (value,) = found
    signs = 1 + told.row.whole + min(fitting, _STRONG)  # beside the table
    signs += bool(value.over & said) + (bool(value.over) and value.over <= said)
    signs += told.quantity.unit == value.quantity.unit is not None or bool(
        value.over & set(forms(told.quantity.counted))
    )
    strong = _is_slip(told.quantity, value.quantity) or _is_of_another_row(named, told, value, said)
    whole = told.row.whole or strong  # "milk chocolate" is no "dark chocolate"
    return value if whole and signs + _STRONG * strong >= _ENOUGH and _is_alone(named, told) else None


def _is_alone(named: NamedTable, told: _Told) -> bool:
    """Tell whether no other number of the clause is one that the row does not have: "100 g of dark chocolate"."""
    others = [one for token in told.clause if (one := token.quantity) and one is not told.quantity]
    return all(_stands(named, told._replace(quantity=one)) for one in others)


def _may_be(told: _Told, value: Value) -> bool:
    cell, quantity = value.quantity, told.quantity
    alike = quantity.unit == cell.unit or cell.unit is None or quantity.unit is None
    return (
        alike
        and cell.low is not None
        and cell.low == cell.high
        and (quantity.unit != "percent" or cell.unit == "percent")
    )


def _is_slip(one: Quantity, two: Quantity) -> bool:
    first, second = (f"{abs(each.low or 0.0):.10g}" for each in (one, two))
    return len(first) == len(second) > 1 and one_digit(first.replace(".", ""), second.replace(".", ""))


def _is_of_another_row(named: NamedTable, told: _Told, value: Value, said: set[str]) -> bool:
    """Tell whether another row, which the sentence does not name, has the number in the column of the cell."""
    return any(
        other.cell.column == value.cell.column and other.quantity.low == told.quantity.low
        for row, values in named.values.items()
        if row != told.row.row and not any(named.single.get(one) == row for one in said)
        for other in values
    )
