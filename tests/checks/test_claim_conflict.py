from __future__ import annotations

import factcheck
from factcheck import catalogue
from factcheck.checks import Diagnostic, RuleContext, kind


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
    assert diagnostic.fields["subject"] == "circulating tumor cells survive long enough to establish new tumors"
    assert (diagnostic.variant, diagnostic.fields["factor"]) == ("bounds", "10")


def test_an_article_without_numbers_has_no_problem() -> None:
    """Nothing is compared where nothing is measured."""
    assert diagnostics("Sleep is restful.\n\nWalking helps.") == []
