"""Tables of which one row breaks the formula that a column follows in the others: "7 + 8" beside "13" in "In all".

A formula makes a column of the other numbers in its row (a sum, a difference, a share, a change), or of a number and
all of its column (the share of each row). The rows decide which formula it is, and the header how many must.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise, permutations
from typing import NamedTuple

from factcheck.checks.parts_and_total.cells import Column, Entry, header, number_columns
from factcheck.data import word_table
from factcheck.model import Cell, Table

_NAMED = {"total": 1, "change": 1, "share": 2, "difference": 1}
"""So many other rows must follow a formula that the header names: one where it fits by chance least. By hand."""
_UNNAMED = 3
"""So many where the header does not name it."""
_CLEAR = 2.0
"""A result must be more of its last digits away than this from what decimals and percentages make. By hand."""
_MOST_COLUMNS = 8
"""Wider tables are data, in which some columns make another by chance."""
_YEARS = range(1800, 2101)


class BrokenRow(NamedTuple):
    """A cell that its row's formula does not come to: `how` is that formula, `value` what it makes."""

    cell: Cell
    beside: Cell
    how: str
    value: str


class _Made(NamedTuple):
    """What a formula comes to in one row, between `low` and `high` by rounding, of numbers of which `beside` is one."""

    low: float
    high: float
    beside: Cell
    how: str
    unit: str = ""


def broken_rows(table: Table) -> Iterator[BrokenRow]:
    """Yield the one cell of each row that breaks the formula of all other rows, those whose header names it first."""
    columns = number_columns(table)
    if not 1 < len(columns) <= _MOST_COLUMNS:
        return
    found: dict[int, BrokenRow] = {}
    for by_name in (True, False):
        for number, results in columns.items():
            others = [column for other, column in columns.items() if other != number and not _are_years(column)]
            for row, one in _breaking(header(table, number), results, others, by_name=by_name):
                found.setdefault(row, one)
    yield from found.values()


def _breaking(
    named: frozenset[str], results: Column, others: list[Column], *, by_name: bool
) -> Iterator[tuple[int, BrokenRow]]:
    """Yield the rows that break a formula which the header names or, if not `by_name`, which it does not."""
    ways = list(_ways(results, others))
    for kind, made in ways:
        says = bool(named & _headers(kind)) or (kind == "share" and _unit(results) == "%")
        if says == by_name:
            row = _broken(made, results, _NAMED[kind] if by_name else _UNNAMED)
            if row and not any(row in other and _stands(other[row], results[row]) for _, other in ways):
                one = made[row]
                value = f"{(one.low + one.high) / 2:,.4g}{one.unit}"
                yield row, BrokenRow(results[row].cell, one.beside, one.how, value)


def _headers(kind: str) -> frozenset[str]:
    return frozenset(word_table("table-words")["results"][kind])


def _are_years(column: Column) -> bool:
    return all(one.step == 1 and int(one.value) in _YEARS for one in column.values())


def _broken(made: Mapping[int, _Made], results: Column, least: int) -> int:
    """Return the one row that a formula does not come to, 0 where too few others do, or two do not."""
    rows = made.keys() & results.keys()
    off = [row for row in rows if not _stands(made[row], results[row])]
    if len(off) != 1 or len(rows) - 1 < least:
        return 0
    return off[0] if _is_clear(made[off[0]], results[off[0]]) else 0


def _is_clear(made: _Made, result: Entry) -> bool:
    """Tell whether a result is farther off than an estimate made of unrounded numbers: whole numbers add up exactly."""
    room = 0.0 if made.low == made.high and result.step == 1 and not made.unit else _CLEAR * result.step
    return not made.low - room <= result.value <= made.high + room


def _stands(made: _Made, result: Entry) -> bool:
    """Tell whether a result may be what a formula comes to, rounded or cut off."""
    return made.low - result.step < result.value < made.high + result.step or made.low == result.value == made.high


def _ways(results: Column, others: list[Column]) -> Iterator[tuple[str, Mapping[int, _Made]]]:
    """Yield each way to make the results of the other columns, with the kind of the formula."""
    unit = _unit(results)
    same = [column for column in others if _unit(column) == unit]
    for size in range(2, len(same) + 1):
        for chosen in combinations(same, size):
            yield "total", {row: _sum([one[row] for one in chosen]) for row in _common(chosen)}
    signed = any(one.value < 0 for one in results.values())
    alike = same if unit else [column for column in others if all(len(one.unit) < 2 for one in column.values())]
    for one, two in permutations(alike, 2):
        yield "difference", {row: _difference(one[row], two[row], signed=signed) for row in _common((one, two))}
    for one in alike:
        rows = pairwise(sorted(one))
        yield "difference", {two: _difference(one[two], one[row], signed=signed) for row, two in rows}
    if unit == "%":
        yield from _shares(results, others)


def _shares(results: Column, others: list[Column]) -> Iterator[tuple[str, Mapping[int, _Made]]]:
    signed = any(one.value < 0 for one in results.values())
    counts = [column for column in others if _unit(column) != "%" and all(one.value >= 0 for one in column.values())]
    for one, two in permutations(counts, 2):
        both = [row for row in _common((one, two)) if one[row].value and two[row].value]
        if _unit(one) == _unit(two):
            yield "share", {row: _share(one[row], two[row].value) for row in both}
            yield "change", {row: _change(one[row], two[row], signed=signed) for row in both}
    for column in counts:
        whole = sum(one.value for one in column.values())
        if whole and len(column) == len(results):
            yield "share", {row: _share(one, whole) for row, one in column.items()}
        rows = [(one, two) for one, two in pairwise(sorted(column)) if column[one].value]
        yield "change", {two: _change(column[one], column[two], signed=signed) for one, two in rows}


def _unit(column: Column) -> str:
    return next(iter(column.values())).unit


def _common(columns: tuple[Column, ...] | list[Column]) -> list[int]:
    return sorted(set.intersection(*(set(column) for column in columns)))


def _sum(parts: list[Entry]) -> _Made:
    room = sum(one.step / 2 for one in parts if one.step < 1)
    value = sum(one.value for one in parts)
    return _made(value, room, parts[0], " + ".join(one.cell.text for one in parts))


def _difference(one: Entry, two: Entry, *, signed: bool) -> _Made:
    room = sum(each.step / 2 for each in (one, two) if each.step < 1)
    value = one.value - two.value
    return _made(value if signed else abs(value), room, one, f"{one.cell.text} − {two.cell.text}")


def _share(part: Entry, whole: float) -> _Made:
    share = 100 * part.value / whole
    room = 0.0 if part.step == 1 else share * part.step / (2 * part.value or 1)
    return _made(share, room, part, f"{part.cell.text} of {whole:,.10g}")._replace(unit="%")


def _change(before: Entry, after: Entry, *, signed: bool) -> _Made:
    change = 100 * (after.value - before.value) / before.value
    change = change if signed else abs(change)
    room = 100 * (before.step + after.step) / (2 * before.value) if before.step < 1 else 0.0
    return _made(change, room, before, f"{before.cell.text} to {after.cell.text}")._replace(unit="%")


def _made(value: float, room: float, beside: Entry, how: str) -> _Made:
    return _Made(value - room, value + room, beside.cell, how)
