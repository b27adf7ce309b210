"""Nutrition tables: the energy of each column, or of each row, beside its protein, carbohydrate and fat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.extraction.statements.derivations.calories import LEAST, WHOLE_ROOM
from factcheck.extraction.statements.grid import frame, heads, in_unit_of
from factcheck.extraction.statements.nutrients import MACRONUTRIENTS, energy, nutrient, told
from factcheck.extraction.statements.passage import Passage
from factcheck.model import Cell, Derivation, Quantity, Table, Way
from factcheck.text.cues import words_of

_LONGEST = 4
_FARTHEST = 4.0


class _Told(NamedTuple):
    """A cell's quantity in the unit of its header, and the nutrient or "energy" that it is of."""

    of: str
    quantity: Quantity


def find_labels(passage: Passage, tables: Sequence[Table]) -> Iterator[Derivation]:
    """Yield the energies of nutrition tables with what their nutrients give."""
    for table in tables:
        said = words_of(" ".join(cell.text for cell in table.cells))
        if not said & told("energy") or not {nutrient(word) for word in said}.issuperset(MACRONUTRIENTS):
            continue
        if said & (told("others") - {"fibre", "fiber"}):
            continue
        groups: dict[tuple[str, int], list[_Told]] = {}
        for cell in table.cells:
            for key, one in _told(passage, table, cell):
                groups.setdefault(key, []).append(one)
        for group in groups.values():
            yield from _derivation(group)


def _told(passage: Passage, table: Table, cell: Cell) -> Iterator[tuple[tuple[str, int], _Told]]:
    """Yield what a cell holds, with the column or the row that it belongs to."""
    if cell.row <= table.header_rows or cell.column == 1:
        return
    around = frame(table)
    label = around.labels.get(cell.row)
    over = heads(around, cell)
    for named, key in (((label,) if label else (), ("column", cell.column)), (over, ("row", cell.row))):
        of = _name(named[-1].text) if named else ""
        quantities = [in_unit_of(one, named) for one in passage.within(cell.span)]
        fitting = [one for one in quantities if one.measure.dimension == ("energy" if of == "energy" else "mass")]
        if of and fitting:
            yield key, _Told(of, fitting[-1])


def _name(label: str) -> str:
    """Return the nutrient that a label names, and no part of it ("of which saturates"), or "energy"."""
    said = words_of(label)
    if said & told("parts") or len(said) > _LONGEST:
        return ""
    names = {found for word in said if (found := nutrient(word))}
    if said & told("energy"):
        return "" if names else "energy"
    return names.pop() if len(names) == 1 else ""


def _derivation(group: Sequence[_Told]) -> Iterator[Derivation]:
    """Yield the one energy of a group with what its nutrients give, if each is told once."""
    energies = [one.quantity for one in group if one.of == "energy"]
    masses = [one for one in group if one.of != "energy"]
    names = [one.of for one in masses]
    if len(energies) != 1 or set(names) - {"alcohol"} != MACRONUTRIENTS or len(names) != len(set(names)):
        return
    result = energies[0]
    value = result.measure.low or 0.0
    ends = [
        energy(one.of, one.quantity.measure.high or 0.0, one.quantity.measure.step / 2, whole=True) for one in masses
    ]
    low, high = sum(low for low, _ in ends), sum(high for _, high in ends)
    if value and low and 1 / _FARTHEST < value / low < _FARTHEST:
        middle = sum(energy(one.of, one.quantity.measure.high or 0.0)[0] for one in masses)
        written = f"{middle * (result.low or 1.0) / value:,.3g} {result.unit_text}"
        how = " + ".join(f"{one.quantity.text} of {one.of}" for one in masses)
        by = max(WHOLE_ROOM * value, LEAST)
        way = Way(low, high, tuple(one.quantity.span for one in masses), written, how)
        yield Derivation("product", result.span, value - by, value + by, (way,))
