"""Tables with a column of ranks that the values of one other column turn round in one place: 41, 29, 34, 18."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.checks.parts_and_total.cells import Column, Entry, header, number_columns
from factcheck.model import Cell, Table
from factcheck.values import dataclass

_HEADS = frozenset(("rank", "ranking", "place", "position", "no"))
_FEWEST = 4


@dataclass(frozen=True, slots=True)
class WrongRank:
    """A cell that stands behind one that it exceeds, where all other rows fall (or rise)."""

    cell: Cell
    beside: Cell


def wrong_ranks(table: Table) -> Iterator[WrongRank]:
    """Yield the one cell of the only column of values that its rank does not fit."""
    columns = number_columns(table)
    ranks = [number for number in columns if header(table, number) & _HEADS and _counts_up(columns[number])]
    values = [number for number in columns if number not in ranks]
    if len(ranks) != 1 or len(values) != 1 or len(columns[values[0]]) < _FEWEST:
        return
    rows = sorted(columns[values[0]])
    if rows != sorted(columns[ranks[0]]):
        return
    order = [columns[values[0]][row] for row in rows]
    falling = order[0].value > order[-1].value
    apart = [(one, two) for one, two in pairwise(order) if one.value != two.value]
    turned = [(one, two) for one, two in apart if (one.value > two.value) != falling]
    if len(turned) == 1 and _is_swapped(order, turned[0]):
        yield WrongRank(turned[0][1].cell, turned[0][0].cell)


def _counts_up(column: Column) -> bool:
    return [int(column[row].value) for row in sorted(column)] == list(range(1, len(column) + 1))


def _is_swapped(order: Sequence[Entry], pair: tuple[Entry, Entry]) -> bool:
    """Tell whether two neighbours that change places put a column in order."""
    place = list(order).index(pair[0])
    values = [one.value for one in order]
    values[place], values[place + 1] = values[place + 1], values[place]
    return values in (sorted(values), sorted(values, reverse=True))
