from __future__ import annotations

from collections.abc import Sequence

import pytest

import factcheck
from factcheck import catalogue
from factcheck.checks import Diagnostic, RuleContext, claim_conflict, kind
from factcheck.checks.claim_conflict import written
from factcheck.comparison.conflicts import Conflict


def diagnostics(text: str) -> list[Diagnostic]:
    rule = catalogue.load()["conflicting-values"]
    article = factcheck.read(text, format="text")
    context = RuleContext(article, factcheck.extract(article))
    return [diagnostic for diagnostic in kind(rule.kind).check(context, rule.options) if diagnostic.confidence != "low"]


def test_a_problem_shows_both_places_and_what_they_share() -> None:
    """It stands at the later number, relates the earlier, names the shared words and the factor."""
    text = (
        "Less than 0.1% of circulating cancer cells form new tumors.\n\n"
        "Less than 0.01% of circulating tumor cells survive long enough to establish new tumors."
    )
    (diagnostic,) = diagnostics(text)
    assert text[diagnostic.span.start : diagnostic.span.end] == "Less than 0.01%"
    (related,) = diagnostic.related
    assert text[related.span.start : related.span.end] == "Less than 0.1%"
    assert diagnostic.fields["subject"] == "… of circulating cancer cells form new tumors"
    assert (diagnostic.variant, diagnostic.fields["factor"]) == ("bounds", "10")


def test_an_article_without_numbers_has_no_problem() -> None:
    """Nothing is compared where nothing is measured."""
    assert diagnostics("Sleep is restful.\n\nWalking helps.") == []


RASH = "The rash of measles usually lasts {} days after the first fever.\n\n"


def judged(text: str, pairs: Sequence[tuple[int, int]], monkeypatch: pytest.MonkeyPatch) -> list[Diagnostic]:
    """Return the diagnostics for a text whose claims of these numbers conflict, the surest first."""
    found = lambda _, claims: (Conflict(claims[one], claims[two], 1.0, "high") for one, two in pairs)  # noqa: E731
    monkeypatch.setattr(claim_conflict, "find_conflicts", found)
    return diagnostics(text)


def test_of_three_mentions_the_odd_one_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """It stands at the mention that is alone, with the places of the two others."""
    text = RASH.format(5) + RASH.format(12) + RASH.format(12)
    (diagnostic,) = judged(text, [(0, 1)], monkeypatch)
    assert diagnostic.span.start < text.index("12")
    assert [text[other.span.start : other.span.end] for other in diagnostic.related] == ["12 days", "12 days"]
    assert diagnostic.fields["other_place"] == "line 3 and line 5"


def test_two_against_two_are_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many pairs of their mentions conflict, it is one disagreement."""
    text = RASH.format(5) + RASH.format(5) + RASH.format(12) + RASH.format(12)
    (diagnostic,) = judged(text, [(1, 2), (0, 3)], monkeypatch)
    assert diagnostic.fields["other_place"] == "line 1 and line 3"


def test_a_factor_is_a_number_for_people() -> None:
    """A thousand times is written so, even where a division gives a little less."""
    assert written(999.9999999) == "1,000"
    assert written(1.51) == "1.51"
