"""Ranks and comparisons that a text tells of cells of a table: "has the most iron", "is longer than in B".

Rows are compared in the one column that the sentence names, or that alone has numbers; two columns in the row that it
names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.claims.words import WORD, form, is_person
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.table_names import (
    NamedTable,
    Value,
    forms,
    named_columns,
    named_rows,
    said_by,
    words,
)
from factcheck.extraction.statements.tokens import Token
from factcheck.extraction.statements.told_cells import clauses
from factcheck.model import CellsCompared, Quantity, Span

_FEWEST = 3
"""A rank is one among so many rows at least."""
_TIMES = frozenset({"longest", "shortest", "longer", "shorter", "long"})
_AS = frozenset(
    {"as", "many", "much", "often", "than", "more", "higher", "that", "those", "long", "large", "big", "high"}
)
_LINKS = frozenset({"is", "was", "are", "were", "remains", "being"})
_OF_HOW_OFTEN = frozenset({"common", "commonly", "frequent", "frequently", "often", "likely"})


def find_compared_cells(
    named: NamedTable, read: Sequence[Token], before: frozenset[str] = frozenset()
) -> Iterator[CellsCompared]:
    """Yield the ranks and comparisons of a sentence that speaks of a table's rows.

    `before` are the forms of the words of the sentence before, which may name the column.
    """
    if _comparing().isdisjoint([token.word for token in read]) and not any(map(_is_multiple, read)):
        return
    for stretches in ([read], list(clauses(read)), _between_commas(read)):
        if found := [one for stretch in stretches for one in _in_stretch(named, stretch, before)]:
            yield from found
            return


@cache
def _comparing() -> frozenset[str]:
    """Return words of which a rank or a comparison has one, where no number tells how many times as much."""
    return frozenset({"than"}).union(*map(words, ("outdoing", "highest", "lowest", "ordinals")))


def _between_commas(read: Sequence[Token]) -> list[Sequence[Token]]:
    ends = [place for place, token in enumerate(read) if token.word in (",", "(", ")")]
    return [read[start:end] for start, end in zip((0, *(one + 1 for one in ends)), (*ends, len(read)), strict=True)]


def _in_stretch(named: NamedTable, read: Sequence[Token], before: frozenset[str]) -> Iterator[CellsCompared]:
    if times := [place for place, token in enumerate(read) if _is_multiple(token)]:
        yield from _multiplied(named, read, times)
        return
    than = next((place for place, token in enumerate(read) if token.word == "than"), None)
    verb = next((place for place, token in enumerate(read) if token.word in words("outdoing")), None)
    if than is not None:
        yield from _compared(named, read[:than], read[than + 1 :], before)
    elif verb is not None:
        if sides := _sides(named, read[:verb], read[verb + 1 :], "", before):
            yield CellsCompared(Span(read[verb].start, read[verb].end), (sides[0],), (sides[1],))
    elif any(token.word in words("highest") | words("lowest") for token in read):
        yield from _ranked(named, read, before)
    elif any(token.word in words("ordinals") for token in read):
        yield from _placed(named, read, before)


def _is_multiple(token: Token) -> bool:
    return token.quantity is not None and token.quantity.measure.dimension == "multiple"


def _multiplied(named: NamedTable, read: Sequence[Token], times: Sequence[int]) -> Iterator[CellsCompared]:
    """Yield how many times as much one row has as the other: "twice as long as", "three times the iron of"."""
    place, factor = times[0], read[times[0]].quantity
    left, right = read[:place], [token for token in read[place + 1 :] if token.word not in _AS]
    if len(times) > 1 or not factor:
        return
    if other := _with_other_column(named, left, right):
        yield CellsCompared(factor.span, (other[0],), (other[1],), factor)
        return
    if not named.speaks(left) or not named.speaks(right):
        return
    said = next((token.word for token in read[place + 1 : place + 3] if token.word in _TIMES), "")
    if sides := _sides(named, left, right, said):
        yield CellsCompared(factor.span, (sides[0],), (sides[1],), factor)


def _with_other_column(
    named: NamedTable, read: Sequence[Token], behind: Sequence[Token]
) -> tuple[Quantity, Quantity] | None:
    """Return the two cells of a row where one of just two columns is named: "on the dummy pill as on the real one"."""
    split = next((place for place, token in enumerate(behind) if token.word in ("on", "in", "with", "for")), None)
    again = [place for place, token in enumerate(behind) if token.word in ("on", "in", "with", "for")]
    rows = {place.row for place in named_rows(named, read)}
    if split is None or len(again) != 2 or len(rows) != 1 or named_rows(named, behind):
        return None
    cells = [value for value in named.values.get(min(rows), ()) if value.cell.column > 1]
    if len(cells) != 2 or cells[0].quantity.measure.dimension != cells[1].quantity.measure.dimension:
        return None
    first, second = behind[split : again[1]], behind[again[1] :]
    said = [{form(token.word) for token in side if token.word} for side in (first, second)]
    found = [_of_side(cells, side) for side in said]
    if found[0] is None or (found[1] is None and not _stands_for_other(second)) or found[0] is found[1]:
        return None
    return found[0].quantity, next(value.quantity for value in cells if value is not found[0])


def _stands_for_other(read: Sequence[Token]) -> bool:
    return any(token.word in ("one", "other") for token in read)


def _of_side(cells: Sequence[Value], said: set[str]) -> Value | None:
    """Return the one of two cells whose header alone has a word of a side."""
    one, two = cells
    named = [value for value, other in ((one, two), (two, one)) if (value.over - other.over) & said]
    return named[0] if len(named) == 1 else None


def _placed(named: NamedTable, read: Sequence[Token], before: frozenset[str]) -> Iterator[CellsCompared]:
    """Yield a row that "ranks third" and is third neither from the top nor from the bottom of its column."""
    places = [place for place, token in enumerate(read) if token.word in words("ordinals")]
    ranks = [place for place in places if not words("ranking").isdisjoint(_near(read, place))]
    rows = {place.row for place in named_rows(named, read)}
    if len(places) != 1 or not ranks or len(rows) != 1:
        return
    number = word_table("table-words")["ordinals"]["words"].index(read[ranks[0]].word) + 2
    (row,) = rows
    columns = _columns(named, [one for one in named.rows if not _is_sum(named, one)], read, before=before)
    if len(columns) != 1 or row not in columns[0] or len(columns[0]) < _FEWEST or number > len(columns[0]):
        return
    order = sorted(columns[0], key=lambda one: -(columns[0][one].low or 0.0))
    at, cells = order.index(row), [columns[0][one] for one in order]
    own, taken = cells[at], cells[number - 1]
    if (own.low or 0.0) in (taken.low, cells[-number].low):
        return
    span = Span(read[ranks[0]].start, read[ranks[0]].end)
    yield CellsCompared(span, (own,), (taken,)) if at > number - 1 else CellsCompared(span, (taken,), (own,))


def _rows(named: NamedTable, read: Sequence[Token]) -> set[int]:
    """Return the rows that tokens name in full or, where none is, by words that no other label has."""
    rows = {place.row for place in named_rows(named, read)}
    return rows or {named.single[one] for token in read for one in said_by(token.word) if one in named.single}


def _near(read: Sequence[Token], place: int) -> set[str]:
    return {token.word for token in read[max(place - 3, 0) : place + 2]}


def _ranked(named: NamedTable, read: Sequence[Token], before: frozenset[str]) -> Iterator[CellsCompared]:
    places = [place for place, token in enumerate(read) if token.word in words("highest") | words("lowest")]
    found = named_rows(named, read)
    rows = {place.row for place in found} or _rows(named, read)
    if len(rows) != 1 or len(places) != 1 or not _is_first(read, places[0]):
        return
    often = word(read, places[0] + 1) in _OF_HOW_OFTEN
    if often and found and found[0].start > places[0] and word(read, found[0].start - 1) not in _LINKS:
        return
    (row,) = rows
    top = read[places[0]]
    columns = _columns(named, [one for one in named.rows if not _is_sum(named, one)], read, top.word, before)
    if len(columns) != 1 or row not in columns[0] or not named.speaks(_without_rank(read, places[0])):
        return
    ranked = list(_ranked_words(read, places[0]))
    if not all(map(named.knows, ranked)) or any(
        set(named.rows_with.get(one, ())) == rows for one in forms(" ".join(ranked))
    ):
        return  # "the lowest rural rates" are lowest among something else
    value = columns[0].pop(row)
    others = tuple(columns[0].values())
    if len(others) + 1 >= _FEWEST:
        higher = top.word in words("highest")
        span = Span(top.start, top.end)
        yield CellsCompared(span, (value,) if higher else others, others if higher else (value,))


def _without_rank(read: Sequence[Token], place: int) -> Sequence[Token]:
    often = word(read, place + 1) in _OF_HOW_OFTEN
    return [*read[:place], *read[place + 1 + often :]]


def _ranked_words(read: Sequence[Token], place: int) -> Iterator[str]:
    """Yield the words behind a superlative that say among what it ranks: "most frequent early complaint"."""
    place += 1 + (word(read, place + 1) in _OF_HOW_OFTEN)
    while forms(word(read, place)):
        yield word(read, place)
        place += 1


def _is_first(read: Sequence[Token], place: int) -> bool:
    """Tell whether a superlative ranks something first: not "second highest", "one of the largest", "at most"."""
    before = [word(read, there) for there in range(max(place - 3, 0), place)]
    if {"second", "third", "of", "at", "next", "among"} & set(before):
        return False
    if read[place].word in ("most", "least"):
        return "the" in before[-1:] or word(read, place + 1) in _OF_HOW_OFTEN
    return True


def _is_sum(named: NamedTable, row: int) -> bool:
    return any(said.casefold() in words("summed") for said in WORD.findall(named.labels[row].text))


def _columns(
    named: NamedTable,
    rows: Sequence[int],
    read: Sequence[Token],
    said: str = "",
    before: frozenset[str] = frozenset(),
) -> list[dict[int, Quantity]]:
    """Return the columns that the tokens name, else all: of each the one quantity of each row."""
    found: dict[int, dict[int, Value]] = {}
    for row in rows:
        for value in named.values.get(row, ()):
            column = found.setdefault(value.cell.column, {})
            if row in column:
                column.clear()
                break
            column[row] = value
    whole = [column for number, column in found.items() if number > 1 and len(column) == len(rows) and _is_one(column)]
    if said in _TIMES:
        whole = [column for column in whole if next(iter(column.values())).quantity.measure.dimension == "time"]
    told = {form(token.word) for token in read if token.word}
    by_name = [column for column in whole if next(iter(column.values())).over & told]
    by_name = by_name or [column for column in whole if len(whole) > 1 and next(iter(column.values())).over & before]
    others = [column for column in by_name if not all(map(is_person, next(iter(column.values())).over))]
    kept = (others if len(by_name) > 1 else by_name) or whole
    return [{row: value.quantity for row, value in column.items()} for column in kept]


def _is_one(column: dict[int, Value]) -> bool:
    return len({value.quantity.measure.dimension for value in column.values()}) == 1


def _compared(
    named: NamedTable, left: Sequence[Token], right: Sequence[Token], before: frozenset[str]
) -> Iterator[CellsCompared]:
    more = [place for place, token in enumerate(left) if token.word in words("more") | words("less")]
    if len(more) != 1 or not named.speaks(_without_rank(left, more[0])) or not named.speaks(right):
        return
    said = left[more[0]]
    span = Span(said.start, said.end)
    sides = _sides(named, left, right, said.word, before)
    if sides and not _has_own_value([*left, *right], sides):
        one, two = sides if said.word in words("more") else sides[::-1]
        yield CellsCompared(span, (one,), (two,))


def _has_own_value(read: Sequence[Token], sides: tuple[Quantity, Quantity]) -> bool:
    """Tell whether a comparison is with a value that the text works out itself: "Two cups give 126 mg, more than"."""
    cells = {one.measure.low for one in sides}
    told = [one.measure for token in read if (one := token.quantity)]
    return any(one.dimension == sides[0].measure.dimension and one.low not in cells for one in told)


def _sides(
    named: NamedTable,
    left: Sequence[Token],
    right: Sequence[Token],
    said: str,
    before: frozenset[str] = frozenset(),
) -> tuple[Quantity, Quantity] | None:
    """Return the two cells that are compared: of two rows in one column, or of two columns in one row."""
    first, second = (_rows(named, side) for side in (left, right))
    if len(first) == len(second) == 1 and first != second:
        (one,), (two,) = first, second
        columns = _columns(named, [one, two], [*left, *right], said, before)
        return (columns[0][one], columns[0][two]) if len(columns) == 1 else None
    heads = [named_columns(named, side) for side in (left, right)]
    if not first | second:
        first = {row for row in named.rows if _is_sum(named, row)}
    if len(first | second) == len(heads[0]) == len(heads[1]) == 1 and heads[0] != heads[1]:
        cells = [
            [value for value in named.values.get(min(first | second), ()) if value.cell.column in at] for at in heads
        ]
        if len(cells[0]) == len(cells[1]) == 1:
            one_cell, two_cell = (cell[0].quantity for cell in cells)
            return (one_cell, two_cell) if one_cell.measure.dimension == two_cell.measure.dimension else None
    return None
