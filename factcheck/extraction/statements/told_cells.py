"""Numbers of a text that are told of what a cell of a table holds: "A shot of espresso has 120 mg", "87% at seventeen".

A clause names a row by the words of its label or by a number that lies in it, and a column by words of its header or by
a dimension that no other cell of the row has. It leads to no cell where its other numbers, years, kinds of people or
most of its words are not the table's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.claims.words import form
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.table_names import NamedTable, Place, Value, forms, named_rows, words
from factcheck.extraction.statements.tokens import Token
from factcheck.model import CellTold, Quantity

_PLAIN = frozenset({"count", "share", "times", "multiple", "points", "rank"})
"""Dimensions that tell little of which column is meant."""
_JOINING = frozenset({"and", "so", "or", "which", "who"})
_CHANGES = frozenset({"reduce", "increase", "chang"})
_BEYOND = frozenset({"above", "below", "over", "under", "beyond", "short", "ahead", "behind"})
_MORE = frozenset({"more", "fewer", "less", "higher", "lower", "longer", "shorter", "better", "worse"})
"""Words behind a number that is a difference: "thirteen more than the pain itself", "10 mm lower"."""
_LEFT_OUT = frozenset({"date", "rank", "multiple", "probability", "points"})


def find_told_cells(named: NamedTable, read: Sequence[Token]) -> Iterator[CellTold]:
    """Yield the numbers of a sentence with the cell that each tells."""
    pointing = any(token.word in ("table", "chart") for token in read)
    for clause in clauses(read):
        places = named_rows(named, clause)
        parts = [clause] if len({place.row for place in places}) == 1 else _listed(clause) if places else []
        for part in parts:
            own = named_rows(named, part) if part is not clause else places
            if len({place.row for place in own}) == 1:
                yield from _told(named, part, own[0], pointing=pointing)


def clauses(read: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Yield the parts of a sentence between marks and words behind which its numbers are of something else."""
    start = 0
    for place, token in enumerate(read):
        if token.word in words("breaks") or (token.word == "," and word(read, place + 1) in _JOINING):
            yield read[start:place]
            start = place + 1
    yield read[start:]


def _listed(clause: Sequence[Token]) -> list[Sequence[Token]]:
    """Return the parts of a clause between commas and conjunctions, as each may tell of its own row."""
    ends = [place for place, token in enumerate(clause) if token.word in (",", "and")]
    return [clause[start:end] for start, end in zip((0, *(one + 1 for one in ends)), (*ends, len(clause)), strict=True)]


def _told(named: NamedTable, part: Sequence[Token], place: Place, *, pointing: bool) -> Iterator[CellTold]:
    inside = part[place.start : place.end]
    rest = [token for token in part if token not in inside or (token.quantity and token.quantity is not place.key)]
    told = [token.quantity for token in rest if token.quantity]
    if not told or not named.speaks(rest) or named.speaks_of_another(place.row, rest):
        return
    row = tuple(value.quantity for value in named.values.get(place.row, ()) if value.quantity.measure.written != (0, 0))
    for quantity in told:
        others = tuple(one for one in told if one is not quantity and one.low != 1)
        if cells := _cells(named, part, place, quantity, pointing=pointing):
            label = named.labels[place.row].span
            yield CellTold(quantity, tuple(value.quantity for value in cells), label, row, others)


def _cells(
    named: NamedTable, part: Sequence[Token], place: Place, quantity: Quantity, *, pointing: bool
) -> Sequence[Value]:
    """Return the quantities of the one cell of a row that a quantity may tell, none where none or two fit."""
    measure = quantity.measure
    if measure.dimension in _LEFT_OUT or measure.statistic in ("interval", "p-value"):
        return ()
    found = [value for value in named.values.get(place.row, ()) if value.cell.column > 1]
    found = [value for value in found if _are_alike(quantity, value.quantity)]
    found = [value for value in found if value.quantity.unit == quantity.unit] or found
    if not found:
        return ()
    said = {form(token.word) for token in part if token.word} | set(quantity.counted.split()) | {measure.of}
    named_by = {value.cell.column: value.over & {form(one) or one for one in said} for value in found}
    tells = {column: own - _shared(named_by, column) for column, own in named_by.items()}
    columns = [column for column, own in tells.items() if own] if len(named_by) > 1 else list(named_by)
    if len(columns) != 1:
        return ()
    if len(named_by) == 1 and measure.dimension in _PLAIN and not named_by[columns[0]] and not pointing:
        row = set(forms(named.labels[place.row].text))
        if any(value.over for value in found) or not row & set(map(form, quantity.counted.split())):
            return ()
    is_change = is_difference(part, quantity) or (measure.statistic == "change" and bool(said & _CHANGES))
    if is_change and not any(value.over & _CHANGES for value in found):
        return ()
    return [value for value in found if value.cell.column == columns[0]] if _is_of(named, part, quantity) else ()


def is_difference(read: Sequence[Token], quantity: Quantity) -> bool:
    """Tell whether a number says by how much something differs: "jumped by half", "11,770 visits above 2021"."""
    place = next(number for number, token in enumerate(read) if token.quantity is quantity)
    if not _BEYOND.isdisjoint(word(read, there) for there in range(place + 1, place + 4)):
        return True
    if word(read, place + 1) in _MORE:
        return True
    by = place - 1 if word(read, place - 1) == "by" else place - 2
    changed = not _changing().isdisjoint(word(read, there) for there in range(by - 3, by))
    return word(read, by) == "by" and changed


def _shared(named_by: Mapping[int, frozenset[str]], column: int) -> frozenset[str]:
    """Return what is said of another column as well."""
    return frozenset().union(*(own for other, own in named_by.items() if other != column))


def _is_of(named: NamedTable, part: Sequence[Token], quantity: Quantity) -> bool:
    """Tell whether what stands behind a quantity as what it is of is the table's: "65 mg of magnesium" may not be."""
    place = next(number for number, token in enumerate(part) if token.quantity is quantity) + 1
    place += word(part, place) == "of"
    while word(part, place) in ("the", "a", "your"):
        place += 1
    behind = form(word(part, place)) if word(part, place).isalpha() else ""
    return (
        not behind or behind in named.words or word(part, place) in words("generic") or word(part, place).endswith("ly")
    )


def _are_alike(one: Quantity, two: Quantity) -> bool:
    """Tell whether two quantities are of one dimension, and for one time, where a header may leave "a day" out."""
    first, second = one.measure, two.measure
    times = {first.per_day, second.per_day}
    return first.dimension == second.dimension and (len(times) == 1 or times == {0.0, 1.0})


@cache
def _changing() -> frozenset[str]:
    """Return the verbs and nouns by which a value rises or falls."""
    table = word_table("changes")
    return frozenset(word for kind in ("rise", "fall", "moved", "rise_nouns", "fall_nouns") for word in table[kind])
