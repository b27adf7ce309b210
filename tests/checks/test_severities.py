"""How grave findings about numbers are: an error is what can harm whoever acts on it."""

from __future__ import annotations

from pathlib import Path

import pytest

import factcheck
from factcheck import catalogue
from factcheck.config import for_article
from factcheck.errors import RuleError


def severities(text: str) -> list[tuple[str, str]]:
    return [(found.rule, found.severity) for found in factcheck.check(factcheck.read(text, "markdown"))]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Adults took 500 g of paracetamol.", "impossible-value"),
        ("In the evening, body temperature rose to 370 °C.", "impossible-value"),
        ("Take 0.5 g (50 mg) in the evening.", "unit-conversion"),
        ("Drink 2 fl oz (600 ml) before the scan.", "unit-conversion"),
        ("After a year, 50 of 200 patients (2.5%) had no symptoms.", "percent-of-count"),
        ("Children take 5 mg of zinc a day.\n\nChildren take 50 mg of zinc a day.", "conflicting-values"),
    ],
)
def test_what_harms_is_an_error(text: str, rule: str) -> None:
    """A dose or fever that nobody has, and what is a power of ten from the number beside it, is an error."""
    assert severities(text) == [(rule, "error")]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("He lost 5 lb (3.2 kg) in two weeks.", "unit-conversion"),
        ("Keep the room at 18 °C (68 °F).", "unit-conversion"),
        ("They sleep 30 hours a day.", "impossible-value"),
        ("The survey found it in 120% of patients.", "impossible-value"),
        ("The difference was not significant (P = 1.3).", "impossible-value"),
        ("After a year, 50 of 200 patients (30%) had no symptoms.", "percent-of-count"),
        ("The study followed 200 patients (120 men and 90 women) for a year.", "parts-and-total"),
        ("The hazard ratio was 0.86 (95% CI 0.89 to 0.93).", "estimate-outside-interval"),
        ("Over 0.1% of tumor cells form new tumors.\n\nOver 1% of tumor cells form new tumors.", "conflicting-values"),
    ],
)
def test_other_slips_are_warnings(text: str, rule: str) -> None:
    """What does not add up, and harms nobody by itself, is a warning."""
    assert severities(text) == [(rule, "warning")]


def test_a_severity_that_is_set_goes_for_all(tmp_path: Path) -> None:
    """Whoever sets a rule's severity sets it for each of its problems, the gravest included."""
    (tmp_path / "factcheck.toml").write_text("[rules.impossible-value]\nseverity = 'info'\n")
    (tmp_path / "draft.md").write_text("Adults took 500 g of paracetamol.\n")
    found = factcheck.check(factcheck.read(tmp_path / "draft.md"), for_article(tmp_path / "draft.md"))
    assert [each.severity for each in found] == ["info"]


def test_a_page_names_a_severity_that_exists(tmp_path: Path) -> None:
    """A rule page with a severity that is none is refused with its line."""
    page = catalogue.load()["impossible-value"].page.replace('acted-on = "error"', 'acted-on = "grave"')
    (tmp_path / "page.md").write_text(page)
    with pytest.raises(RuleError, match=r"\[severities\] must hold one of error, warning, info"):
        catalogue.read_rule(tmp_path / "page.md")
