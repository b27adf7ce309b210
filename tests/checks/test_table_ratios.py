from __future__ import annotations

import pytest

import factcheck
from factcheck.checks import RuleContext, parts_and_total


def found(rows: list[str]) -> list[str]:
    """Return the cells of a table that do not fit the others."""
    head, *body = rows
    lines = [head, "|".join(["---"] * (head.count("|") + 1)), *body]
    article = factcheck.read("\n".join(f"| {line} |" for line in lines), format="markdown")
    context = RuleContext(article, factcheck.extract(article))
    return [article.words(one.span) for one in parts_and_total.check(context, parts_and_total.Options())]


@pytest.mark.parametrize(
    ("rows", "cell"),
    [
        (["Weight | A day", "3 kg | 450 ml", "4 kg | 600 ml", "5 kg | 850 ml", "6 kg | 900 ml"], "850 ml"),
        (["Cups | Caffeine", "1 | 95 mg", "2 | 190 mg", "3 | 285 mg", "4 | 480 mg"], "480 mg"),
        (
            ["Year | Cases | Change", "2015 | 100 |", "2016 | 110 | +10%", "2017 | 121 | +10%", "2018 | 120 | +8%"],
            "+8%",
        ),
    ],
)
def test_row_that_breaks_the_ratio(rows: list[str], cell: str) -> None:
    """One row that breaks what all others have in common is told."""
    assert found(rows) == [cell]


@pytest.mark.parametrize(
    "rows",
    [
        ["Weight | A day", "3 kg | 450 ml", "4 kg | 600 ml", "5 kg | 750 ml", "6 kg | 900 ml"],
        ["Age | Dose", "1 | 5 ml", "2 | 5 ml", "6 | 10 ml", "12 | 15 ml"],
        ["Year | Cases", "2015 | 100", "2016 | 110", "2017 | 121", "2018 | 120"],
        ["Year | Cases | Change", "2015 | 100 |", "2016 | 110 | +10%", "2017 | 121 | +10%", "2018 | 120 | -0.8%"],
        ["Drug | Men | Women", "A | 10 | 20", "B | 12 | 24", "C | 9 | 21", "D | 15 | 28"],
    ],
)
def test_rows_that_need_no_ratio(rows: list[str]) -> None:
    """Rows with one ratio, with none, and changes that fit are left alone."""
    assert not found(rows)
