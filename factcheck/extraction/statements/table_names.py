"""Names of rows and columns, and where the tokens of a sentence speak of them: what leads from prose to a cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from factcheck.data import word_table
from factcheck.extraction.claims.words import WORD, form
from factcheck.extraction.statements.grid import frame, heads, in_unit_of
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import within
from factcheck.extraction.statements.tokens import Token
from factcheck.model import Cell, Quantity, Span, Table
from factcheck.text.digits import whole
from factcheck.text.expressions import expression
from factcheck.values import dataclass

_BRACKETED = expression(r"[(\[][^()\[\]]*[)\]]")
_LONGEST_NAME = 60
_YEARS = range(1900, 2100)
_YEAR_DIGITS = 4
_COVERED = 0.5
"""Of the words of a clause that speaks of a table, so many at least are the table's."""
_DIGITS = expression(r"\d+")
_BETWEEN = 2
"""So many other words may stand among those of a name."""


class Place(NamedTuple):
    """Where tokens name a row: from `start` up to `end`; `key` is the quantity that does, None where words do."""

    row: int
    start: int
    end: int
    key: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """One quantity of a body cell, in the unit of its header, with the words of that header."""

    cell: Cell
    quantity: Quantity
    over: frozenset[str]


@dataclass(frozen=True, slots=True)
class NamedTable:
    """A table by what its rows and columns are called.

    `rows` holds the ways to name a row in words, `rows_with` the rows by each of these words, `keys` the values that
    name one by a number, `values` the quantities of all its cells, `words` all words of the table and of what stands
    over it, `numerals` their numbers in digits, `text` the article, `single` the words that are in the label of one row
    alone, `numbers` all numbers of its cells and what those of each row come to.
    """

    table: Table
    rows: Mapping[int, tuple[tuple[str, ...], ...]]
    rows_with: Mapping[str, frozenset[int]]
    labels: Mapping[int, Cell]
    keys: Mapping[int, tuple[Value, ...]]
    values: Mapping[int, tuple[Value, ...]]
    words: frozenset[str]
    numerals: frozenset[str]
    text: str
    single: Mapping[str, int]
    numbers: frozenset[float]

    def speaks(self, read: Sequence[Token]) -> bool:
        """Tell whether tokens say what the table does: no denial, other time or people, few words of their own."""
        said = [token.word for token in read if token.word]
        if any(one in words("silencing") and form(one) not in self.words for one in said) or self.is_of_others(read):
            return False
        if any(self.is_strange_name(token) for token in read):
            return False
        content = [one for one in said if one not in words("generic") and forms(one)]
        return sum(map(self.knows, content)) >= _COVERED * len(content)

    def is_of_others(self, read: Sequence[Token]) -> bool:
        """Tell whether tokens name a kind of people or a year that the table does not."""
        said = [token.word for token in read if token.word]
        if any(one in _groups() and form(one) not in self.words for one in said):
            return True
        return any(one.isdigit() and len(one) == _YEAR_DIGITS and one not in self.numerals for one in said)

    def may_be_meant(self, said: frozenset[str]) -> bool:
        """Tell whether the forms of a sentence's words can name a row, quickly."""
        first = any(value.cell.column == 1 for values in self.keys.values() for value in values)
        tied = any(value.over & said for values in self.keys.values() for value in values)
        return first or tied or not said.isdisjoint(self.rows_with)

    def knows(self, said: str) -> bool:
        """Tell whether a word is one of the table's, or says nothing of its own."""
        return said in words("generic") or bool(self.words & said_by(said))

    def speaks_of_another(self, row: int, read: Sequence[Token]) -> bool:
        """Tell whether tokens hold a word of another row's cells that neither this row has nor what stands over it."""
        said = {one for token in read if token.word not in words("generic") for one in said_by(token.word)}
        own = {
            one
            for cell in self.table.cells
            if cell.row in (row, *range(self.table.header_rows + 1))
            for one in forms(cell.text)
        }
        theirs = {one for cell in self.table.cells if cell.row > self.table.header_rows for one in forms(cell.text)}
        return bool(said & theirs - own)

    def is_strange_name(self, token: Token) -> bool:
        """Tell whether a word is a name, of a place or a company, that the table does not know."""
        before = self.text[max(token.start - 3, 0) : token.start]
        starts = not before.strip() or "\n" in before or before.rstrip()[-1] in ".!?:\"“('*_#"
        plain = token.word.isalpha() and len(token.word) > 1 and self.text[token.start].isupper() and not starts
        return plain and form(token.word) not in self.words


def named_table(table: Table, quantities: Sequence[Quantity], text: str, around: str) -> NamedTable | None:
    """Return a table with its names; None if it has no rows to tell apart. `around` is the text that stands over it."""
    framed = frame(table)
    body = [cell for cell in table.cells if cell.row > table.header_rows and cell.text]
    values: dict[int, list[Value]] = {}
    keys: dict[int, list[Value]] = {}
    for cell in body:
        over = heads(framed, cell)
        found = within(quantities, cell.span) or _years(cell)
        names = frozenset(forms(" ".join(one.text for one in over)))
        read = [Value(cell, in_unit_of(one, over) if one.text == cell.text else one, names) for one in found]
        if len(read) == 1 and _is_key(cell, read[0].quantity):
            keys.setdefault(cell.row, []).append(read[0])
        values.setdefault(cell.row, []).extend(read)
    rows = {row: tuple(_names(label.text)) for row, label in framed.labels.items()}
    if len(rows) < 2 or not values:
        return None
    every = " ".join([around, *(cell.text for cell in table.cells)])
    numerals = frozenset(_DIGITS.findall(every))
    every_value = [one for found in values.values() for one in found]
    return NamedTable(
        table=table,
        rows=rows,
        rows_with=_rows_with(rows),
        labels=framed.labels,
        keys=_frozen(keys),
        values=_frozen(values),
        words=frozenset(forms(every)),
        numerals=numerals,
        text=text,
        single=_single_names(table, framed.labels),
        numbers=frozenset((*(end for one in every_value for end in _numbers(one.quantity)), *_sums(values))),
    )


def _sums(values: Mapping[int, Sequence[Value]]) -> Iterator[float]:
    """Yield what the numbers of each row come to."""
    for found in values.values():
        yield sum(one.quantity.low or 0.0 for one in found if one.cell.column > 1)


def _numbers(quantity: Quantity) -> Iterator[float]:
    yield from (end for end in (quantity.low, quantity.high, *(quantity.second or ())) if end is not None)


def _single_names(table: Table, labels: Mapping[int, Cell]) -> Mapping[str, int]:
    """Return the words that are in the label of one row alone; a letter counts behind what its column is called."""
    first = next((cell.text.strip().casefold() for cell in table.cells if cell.row == 1 and cell.column == 1), "")
    found: dict[str, set[int]] = {}
    for row, label in labels.items():
        for one in forms(label.text.partition("(")[0]):
            found.setdefault(one, set()).add(row)
        plain = label.text.strip()
        if len(plain) == 1 and plain.isalpha():
            found.setdefault(f"{first} {plain.casefold()}", set()).add(row)
    return {one: next(iter(rows)) for one, rows in found.items() if len(rows) == 1}


def _rows_with(rows: Mapping[int, Sequence[Sequence[str]]]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for row, names in rows.items():
        for one in chain.from_iterable(names):
            found.setdefault(one, set()).add(row)
    return {one: frozenset(at) for one, at in found.items()}


def _frozen(found: Mapping[int, list[Value]]) -> dict[int, tuple[Value, ...]]:
    return {row: tuple(values) for row, values in found.items()}


def forms(text: str) -> list[str]:
    """Return the content words of a text in the form in which they compare."""
    return [found for said in WORD.findall(text) if (found := form(said))]


@cache
def said_by(word: str) -> frozenset[str]:
    """Return the forms of the parts of one word: two of "atovaquone-proguanil"."""
    return frozenset(forms(word))


def _names(label: str) -> Iterator[tuple[str, ...]]:
    """Yield the ways to name a row: its label without brackets, and what stands before its first comma."""
    if len(label) > _LONGEST_NAME:
        return
    plain = _BRACKETED.sub(" ", label)
    if not any(character.isdigit() for character in plain):
        yield from dict.fromkeys(found for each in (plain, plain.partition(",")[0]) if (found := tuple(forms(each))))


def _is_key(cell: Cell, quantity: Quantity) -> bool:
    """Tell whether a cell is a number or range by which its row can be named: an age, a year, a grade."""
    left = cell.text.replace(quantity.text, "", 1)
    return sum(map(str.isalpha, left)) <= sum(map(str.isalpha, quantity.unit_text)) + len("aged ") or not forms(left)


def named_rows(named: NamedTable, read: Sequence[Token]) -> list[Place]:
    """Return where tokens name rows, the longest name at each place; none where two rows fit one place equally."""
    said = [said_by(token.word) for token in read]
    rows = sorted({row for forms_of in said for one in forms_of for row in named.rows_with.get(one, ())})
    places = [place for row in rows for place in _by_words(named, row, said, read)]
    if not places:
        places = list(_by_number(named, read, said))
    return [place for place in places if _is_alone(place, places)]


def _by_words(named: NamedTable, row: int, said: Sequence[frozenset[str]], read: Sequence[Token]) -> Iterator[Place]:
    for name in named.rows[row]:
        if sum(name in others for others in named.rows.values()) > 1:
            continue
        wanted = set(name)
        for start, first in enumerate(said):
            if first & wanted:
                end = _end(said, start, wanted)
                if end and _is_itself(named, read, said, start, end):
                    yield Place(row, start, end)


def _end(said: Sequence[frozenset[str]], start: int, wanted: set[str]) -> int:
    """Return behind which token all words of a name have been said, 0 if they are not."""
    left = set(wanted)
    for place in range(start, min(start + len(wanted) + _BETWEEN, len(said))):
        left -= said[place]
        if not left:
            return place + 1
    return 0


def _is_itself(named: NamedTable, read: Sequence[Token], said: Sequence[frozenset[str]], start: int, end: int) -> bool:
    """Tell whether a name stands for what it names, not as a part of another name: "milk chocolate", "zinc oxide"."""
    before, after = word(read, start - 1), word(read, end)
    if before == "of" and start > 1 and not _is_portion(named, read, said, start - 2):
        return False
    fits_before = (
        not before.isalpha() or not form(before) or before in words("before") or bool(said[start - 1] & named.words)
    )
    fits_after = not after.isalpha() or not form(after) or after in words("behind") or bool(said[end] & named.words)
    return fits_before and fits_after


def _is_portion(named: NamedTable, read: Sequence[Token], said: Sequence[frozenset[str]], place: int) -> bool:
    before = read[place].word
    return not before.isalpha() or not form(before) or before in words("portions") or bool(said[place] & named.words)


def _by_number(named: NamedTable, read: Sequence[Token], said: Sequence[frozenset[str]]) -> Iterator[Place]:
    """Yield the rows that are named by a number: "in 2020", "at seventeen", "an AHI of thirty or above"."""
    for place, token in enumerate(read):
        number = token.quantity or _year(token.word, token.span)
        if number is None:
            continue
        fits = {
            row: value
            for row, values in named.keys.items()
            for value in values
            if _lies_in(number, value.quantity) and _is_tied(value, read, said, place, number)
        }
        if len(fits) == 1:
            yield Place(next(iter(fits)), place, place + 1, number)


def _year(text: str, span: Span) -> Quantity | None:
    """Return a year, which is no quantity elsewhere, as a bare number."""
    if len(text) == _YEAR_DIGITS and whole(text) in _YEARS:
        return Quantity(span, text, span, float(text), float(text), "=")
    return None


def _years(cell: Cell) -> tuple[Quantity, ...]:
    found = _year(cell.text, cell.span)
    return (found,) if found else ()


def _lies_in(number: Quantity, key: Quantity) -> bool:
    """Tell whether a number lies within the one or the range that names a row, both as written or both measured."""
    same = number.unit is None or key.unit is None or number.unit.split()[0] == key.unit.split()[0]
    low, high = number.low, number.high
    if not same:
        return False
    if low is None or high is None or key.low is None or key.high is None:
        return (low, high) == (key.low, key.high)
    return min(key.low, key.high) <= min(low, high) and max(low, high) <= max(key.low, key.high)


def _is_tied(value: Value, read: Sequence[Token], said: Sequence[frozenset[str]], place: int, number: Quantity) -> bool:
    """Tell whether a number is said of what a key column holds."""
    if any(value.over & one for one in said):
        return True
    if value.cell.column > 1:
        return False
    if number.low == number.high and number.low in _YEARS and number.step == 1:
        return True
    if number.unit and value.quantity.unit and number.unit.split()[0] == value.quantity.unit.split()[0]:
        return True
    is_age = "age" in value.over or "aged" in value.cell.text.casefold()
    return is_age and (number.unit in ("year", "year of age") or word(read, place - 1) in ("at", "aged", "age"))


def _is_alone(place: Place, places: Sequence[Place]) -> bool:
    """Tell whether no other row is named at a place by as long a name."""
    others = (one for one in places if one.row != place.row and one.start < place.end and place.start < one.end)
    return all(one.end - one.start < place.end - place.start for one in others)


def named_columns(named: NamedTable, read: Sequence[Token]) -> set[int]:
    """Return the columns whose header the tokens say in full."""
    said = {one for token in read for one in said_by(token.word)}
    found = {value.cell.column: value.over for values in named.values.values() for value in values}
    return {column for column, over in found.items() if over and over <= said}


@cache
def _groups() -> frozenset[str]:
    return frozenset(word_table("classes")["words"]["groups"])


@cache
def words(kind: str) -> frozenset[str]:
    """Return a list of `rules/lexicon/table-words.toml`."""
    found = word_table("table-words")[kind]
    return frozenset(found["words"] if isinstance(found, dict) else found)
