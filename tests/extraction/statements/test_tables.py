"""Tables as grids, and what stands beside their cells."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.model import Claim

TWO_HEADS = (
    "<table><thead><tr><th rowspan=2>Group</th><th colspan=2>People</th></tr><tr><th>n</th><th>%</th></tr></thead>"
    "<tr><td>A</td><td>20</td><td>40%</td></tr><tr><td>B</td><td>30</td><td>60%</td></tr>"
    "<tr><td>{}</td><td>{}</td><td>100%</td></tr></table>"
)
FOOT_FIRST = (
    "<table><thead><tr><th>Group</th><th>n</th></tr></thead><tfoot><tr><td>Total</td><td>{}</td></tr></tfoot>"
    "<tbody><tr><td>A</td><td>20</td></tr><tr><td>B</td><td>30</td></tr></tbody></table>"
)
MARKDOWN = """# Measles

Table 1. Cases and deaths by region

| Region | Cases | Deaths (millions) | Share (%) | Dose, mg |
|--------|-------|-------------------|-----------|----------|
| North  | 1,200 | 3.2               | 40        | 5        |
| South  | 800   | 0.4               | 60        | 2.5      |

The dose is as follows:

- Adults: 5 mg
- Children: 2 mg
"""


def rules_of(text: str) -> set[str]:
    return {finding.rule for finding in factcheck.check(factcheck.read(text, format="html"))}


def claims(text: str) -> dict[str, Claim]:
    found = factcheck.extract(factcheck.read(text, format="markdown")).claims
    return {claim.quantity.text: claim for claim in found}


@pytest.mark.parametrize("label", ["Total", "Total, n", "Total (n)", "TOTAL:", "Sum"])
def test_two_rows_of_heads(label: str) -> None:
    """The second row of a header is no part of the sum, and a total may name its unit."""
    assert "parts-and-total" in rules_of(TWO_HEADS.format(label, 55))
    assert "parts-and-total" not in rules_of(TWO_HEADS.format(label, 50))


def test_the_foot_before_the_body() -> None:
    """A total adds up the rows of the body wherever the source has it."""
    assert "parts-and-total" in rules_of(FOOT_FIRST.format(55))
    assert "parts-and-total" not in rules_of(FOOT_FIRST.format(50))


def test_a_total_split_twice() -> None:
    """The rows under a total may split it by one thing after another."""
    numbers = {"men": 2, "women": 3, "young": 1, "old": 4, "north": 4, "south": 1}
    rows = "".join(f"<tr><td>{name}</td><td>{number}</td></tr>" for name, number in numbers.items())
    table = "<table><tr><th>x</th><th>n</th></tr><tr><td>Total</td><td>{}</td></tr>{}</table>"
    assert "parts-and-total" not in rules_of(table.format(5, rows))
    assert "parts-and-total" in rules_of(table.format(8, rows))


def test_labels_of_cells() -> None:
    """A cell is of its row, its header, the caption and the heading, in this order."""
    labels = claims(MARKDOWN)["1,200"].labels
    assert labels.index("north") < labels.index("region") < labels.index("measl")


@pytest.mark.parametrize(
    ("cell", "value", "unit"),
    [("3.2", 3_200_000, None), ("40", 40, "percent"), ("5", 5, "milligram"), ("800", 800, None)],
)
def test_units_of_the_header(cell: str, value: float, unit: str | None) -> None:
    """A bare number has the unit and scale of its column."""
    quantity = claims(MARKDOWN)[cell].quantity
    assert (quantity.low, quantity.unit) == (value, unit)


def test_labels_of_items() -> None:
    """A short item is of what its list is introduced with."""
    found = claims(MARKDOWN)["2 mg"]
    assert "child" in found.subject
    assert {"dos", "measl"} <= set(found.labels)


@pytest.mark.parametrize("rows", [1_000])
def test_long_tables(rows: int) -> None:
    """A long table is read in time that grows with its length."""
    lines = "".join(f"| {row} | {row} |\n" for row in range(rows))
    (table,) = factcheck.extract(factcheck.read(f"| a | b |\n|---|---|\n{lines}", format="markdown")).tables
    assert len(table.cells) == 2 * rows + 2
