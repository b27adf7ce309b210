from __future__ import annotations

import pytest

import factcheck
from factcheck import catalogue
from factcheck.checks import Diagnostic, RuleContext, kind
from factcheck.checks.claim_conflict import written


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
    assert (diagnostic.variant, diagnostic.fields["factor"]) == ("magnitude", "10")


def test_an_article_without_numbers_has_no_problem() -> None:
    """Nothing is compared where nothing is measured."""
    assert diagnostics("Sleep is restful.\n\nWalking helps.") == []


RASH = "The rash of measles usually lasts {} days after the first fever.\n\n"


def test_of_three_mentions_the_odd_one_is_named() -> None:
    """It stands at the mention that is alone, with the places of the two others."""
    text = RASH.format(5) + RASH.format(12) + RASH.format(12)
    (diagnostic,) = diagnostics(text)
    assert diagnostic.span.start < text.index("12")
    assert [text[other.span.start : other.span.end] for other in diagnostic.related] == ["12 days", "12 days"]
    assert diagnostic.fields["other_place"] == "line 3 and line 5"


def test_two_against_two_are_told_once() -> None:
    """However many pairs of their mentions conflict, it is one disagreement."""
    text = RASH.format(5) + RASH.format(5) + RASH.format(50) + RASH.format(50)
    (diagnostic,) = diagnostics(text)
    assert diagnostic.fields["other_place"] == "line 1 and line 3"


@pytest.mark.parametrize(
    ("one", "other", "variant"),
    [
        ("at least 5 days", "at most 5 days", "turned"),
        ("5 days", "50 days", "magnitude"),
        ("5 days", "5 weeks", "unit"),
        ("5 days", "8 days", ""),
    ],
)
def test_the_message_tells_how_the_two_differ(one: str, other: str, variant: str) -> None:
    """Bounds that point opposite ways, slips of the point and of the unit are called what they are."""
    text = "The rash of measles usually lasts {} after the first fever.\n\n"
    (diagnostic,) = diagnostics(text.format(one) + text.format(other))
    assert diagnostic.variant == variant


def test_a_slip_of_a_dose_is_called_one() -> None:
    """Ten times a daily dose harms whoever takes it."""
    text = "Adults with gout take {} of colchicine a day for six months.\n\n"
    (diagnostic,) = diagnostics(text.format("0.5 mg") + text.format("5 mg"))
    assert diagnostic.variant == "dose"


def test_a_factor_is_a_number_for_people() -> None:
    """A thousand times is written so, even where a division gives a little less."""
    assert written(999.9999999) == "1,000"
    assert written(1.51) == "1.51"
