"""Tables that tell of one thing."""

from __future__ import annotations

import factcheck
from factcheck.comparison.twin_tables import differing_cells, tables

HEAD = "| Year | Overdose deaths | Deaths by falls |\n|---|---|---|\n"
ROWS = ("| 2019 | 70,630 | 39,443 |\n", "| 2020 | 91,799 | 42,114 |\n", "| 2021 | 106,699 | 44,686 |\n")
TABLE = HEAD + "".join(ROWS)


def numbers(one: str, other: str) -> list[tuple[str, str]]:
    """Return the numbers of the first table of each article that differ."""
    articles = [factcheck.read(f"# Deaths\n\n{text}", format="markdown") for text in (one, other)]
    claims = [factcheck.extract(article).claims for article in articles]
    here, there = (next(iter(tables(*each).values())) for each in zip(articles, claims, strict=True))
    return [
        (claims[0][first].quantity.text, claims[1][second].quantity.text)
        for first, second in differing_cells(here, claims[0], there, claims[1])
    ]


def test_a_cell_that_differs_is_told() -> None:
    """Where all other cells of the same labels agree, in whatever order of rows."""
    assert numbers(TABLE, HEAD + ROWS[2] + ROWS[1].replace("91,799", "93,655") + ROWS[0]) == [("91,799", "93,655")]


def test_tables_of_two_things_are_not_compared() -> None:
    """Another country has other numbers in each cell."""
    assert not numbers(TABLE, TABLE.replace("9", "3").replace("6", "5").replace("1", "4"))


def test_other_labels_are_other_things() -> None:
    """A column with another header is another column."""
    other = TABLE.replace("Overdose deaths", "Overdose deaths of men").replace("91,799", "61,799")
    assert not numbers(TABLE, other)
