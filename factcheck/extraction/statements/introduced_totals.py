"""Columns of tables, and lists, that the sentence above announces with their sum: "we carried out 284 operations:"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from factcheck.data import word_table
from factcheck.extraction.statements.passage import Passage
from factcheck.model import Article, Cell, Number, Span, Table, Total

_FEWEST, _FEWEST_ITEMS = 2, 3
_LEAST, _MOST = 0.8, 1.25
"""A sum farther from the number announced is of something else, or of a part."""


def find_introduced_totals(article: Article, passage: Passage, tables: Sequence[Table]) -> Iterator[Total]:
    """Yield the wholes that a sentence tells of the list or the table below it."""
    yield from _listed(article, passage)
    yield from _tabled(article, passage, tables)


def _tabled(article: Article, passage: Passage, tables: Sequence[Table]) -> Iterator[Total]:
    """Yield the counts of each table that has no total of its own with the one count of the sentence above it."""
    blocks = list(article.blocks)
    for table in tables:
        start = table.cells[0].span.start
        before = [block for block in blocks if block.span.start < start and block.kind != "table-cell"]
        above = before[-1] if before else None
        if above and above.kind == "paragraph" and article.words(above.span).rstrip(" *_").endswith(":"):
            last = [one for one in passage.sentences if above.span.covers(one)][-1:]
            every = [one for sentence in last for one in passage.within(sentence)]
            counts = [one for one in every if one.unit is None and one.step == 1]
            parts = _column(table)
            if len(counts) == 1 and parts and counts[0].low is not None and counts[0].comparator == "=":
                whole = Number(counts[0].number, counts[0].low, 1.0)
                if _LEAST <= sum(part.value for part in parts) / (whole.value or 1.0) <= _MOST:
                    yield Total("all", parts, Span(parts[0].span.start, parts[-1].span.end), whole)


def _listed(article: Article, passage: Passage) -> Iterator[Total]:
    """Yield the one amount of a sentence that says what the items below it come to, with theirs."""
    blocks = list(article.blocks)
    for place, block in enumerate(blocks):
        text = article.words(block.span)
        if block.kind != "paragraph" or not text.rstrip(" *_").endswith(":") or not _adds_up(text):
            continue
        items = list(takewhile(lambda one: one.kind == "list-item", blocks[place + 1 :]))
        wholes = [one for one in passage.within(block.span) if one.unit and one.step >= 1 and one.comparator == "="]
        told = [passage.within(item.span) for item in items]
        if len(wholes) != 1 or len(items) < _FEWEST_ITEMS or any(len(one) != 1 for one in told):
            continue
        numbers = [Number(one.span, one.low or 0.0, one.step, one.unit) for (one,) in told if one.low == one.high]
        whole = Number(wholes[0].span, wholes[0].low or 0.0, wholes[0].step, wholes[0].unit)
        alike = len(numbers) == len(items) and all(one.unit == whole.unit and one.step >= 1 for one in numbers)
        if alike and whole.value and _LEAST <= sum(one.value for one in numbers) / whole.value <= _MOST:
            yield Total("all", tuple(numbers), Span(numbers[0].span.start, numbers[-1].span.end), whole)


def _adds_up(text: str) -> bool:
    """Tell whether a sentence says what something comes to in all."""
    said = f" {text.casefold().rstrip(' *_:')} "
    table = word_table("complements")["wholes_told"]
    return any(f" {one} " in said for one in (*table["leading"], *table["closing"]))


def _column(table: Table) -> tuple[Number, ...]:
    """Return the counts of the one column of numbers, none where another column has numbers or a row adds them up."""
    body = [cell for cell in table.cells if cell.row > table.header_rows]
    labels = [cell.text.casefold() for cell in body if cell.column == 1]
    columns = [list(found) for _, found in groupby(sorted(body, key=_place), key=lambda cell: cell.column)]
    numbers = [[cell.number for cell in column] for column in columns if column[0].column > 1]
    counts = [tuple(one for one in column if one) for column in numbers if any(column)]
    summed = any(label.partition("(")[0].strip(" ,:") in word_table("complements")["total"] for label in labels)
    whole = len(counts) == 1 and len(counts[0]) == len(labels) >= _FEWEST and not summed
    plain = whole and all(one.step == 1 and not one.percent for one in counts[0])
    return counts[0] if plain else ()


def _place(cell: Cell) -> tuple[int, int]:
    return cell.column, cell.row
