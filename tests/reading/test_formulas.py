"""TeX formulas in Markdown."""

from __future__ import annotations

import pytest

from factcheck.reading import read
from factcheck.reading.formulas import without_formulas


@pytest.mark.parametrize(
    "formula",
    [r"$\alpha$", r"$x_{1} = 5$", "$10^{-6}$", r"$$\frac{a}{b}$$", "$$x^2$$", "$$\nE = m\n$$"],
)
def test_formulas_are_no_text(formula: str) -> None:
    """What TeX sets in formulas is left out, inside a line and between paragraphs."""
    assert read(f"a {formula} b", "markdown").text.split() == ["a", "b"]
    assert read(f"a\n\n{formula}\n\nb", "markdown").text == "a\n\nb"


@pytest.mark.parametrize(
    "money",
    [
        "From $5 to $10.",
        "It costs $5–$10 (US$ 7).",
        "Cheap ($$) or not ($$$).",
        "A lone $$ sign\n\nand another $$ x^2",
        "Save $5 on C:\\alpha or $6.",
    ],
)
def test_dollars_are_text(money: str) -> None:
    """Money, and formulas that read like prose, stay as they are written."""
    assert read(money, "markdown").text == money


def test_a_blank_line_ends_a_formula_at_any_line_end() -> None:
    """Dollar signs in two paragraphs are no formula, whether lines end in LF or CRLF."""
    source = "It costs $$\\* today\n\nand $$ tomorrow.\n"
    assert without_formulas(source) == source
    assert without_formulas(source.replace("\n", "\r\n")) == source.replace("\n", "\r\n")
