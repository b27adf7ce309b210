from __future__ import annotations

import factcheck
from factcheck import catalogue
from factcheck.checks import Material, Problem, kind


def problems(text: str) -> list[Problem]:
    rule = catalogue.load()["conflicting-values"]
    article = factcheck.read(text, format="text")
    material = Material(article, factcheck.extract(article))
    return [problem for problem in kind(rule.kind).check(material, rule.options) if problem.confidence != "low"]


def test_a_problem_shows_both_places_and_what_they_share() -> None:
    """It stands at the later number, relates the earlier, names the shared words and the factor."""
    text = (
        "Less than 0.1% of circulating cancer cells form new tumors.\n\n"
        "Less than 0.01% of circulating tumor cells survive long enough to establish new tumors."
    )
    (problem,) = problems(text)
    assert text[problem.span.start : problem.span.end] == "Less than 0.01%"
    (related,) = problem.related
    assert text[related.span.start : related.span.end] == "Less than 0.1%"
    assert problem.fields["subject"] == "circulating tumor cells survive long enough to establish new tumors"
    assert (problem.variant, problem.fields["factor"]) == ("bounds", "10")


def test_an_article_without_numbers_has_no_problem() -> None:
    """Nothing is compared where nothing is measured."""
    assert problems("Sleep is restful.\n\nWalking helps.") == []
