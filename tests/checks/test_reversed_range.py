"""Ranges that run from the larger number to the smaller, apart from ways down, scores and counts of years."""

from __future__ import annotations

import pytest

import factcheck


def reversed_ranges(text: str) -> list[str]:
    article = factcheck.read(text, "markdown")
    return [article.words(one.span) for one in factcheck.check(article) if one.rule == "range-reversed"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Adults gained nothing above 8,000–6,000 steps a day.", "above 8,000–6,000"),
        ("Adults over 60 gained nothing above 8,000 to 6,000 steps per day.", "above 8,000 to 6,000"),
        ("Nothing was seen below 2,400 to 2,000 people.", "below 2,400 to 2,000"),
        ("Adults take 12,000-10,000 steps.", "12,000-10,000"),
        ("A stay costs $8,000–$6,000.", "$8,000–$6,000"),
        ("The range was 80 to 60 years.", "80 to 60 years"),
        ("Patients were aged 80 to 60 years.", "80 to 60 years"),
        ("Most were in the age range 80 to 60 years.", "80 to 60 years"),
        ("The median was 71 years (interquartile range, 80 to 60 years).", "80 to 60 years"),
        ("Doses in the range of 80 to 60 mg were given.", "80 to 60 mg"),
    ],
)
def test_ranges_that_fall(text: str, words: str) -> None:
    """A dash, a bound before thousands, and words that only a range goes with make two numbers a range."""
    assert reversed_ranges(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Adults gained nothing above 6,000–8,000 steps a day.",
        "Steps fell by more than 8,000 to 6,000 a day.",
        "Steps went down from over 8,000 to 6,000.",
        "The limit moved from 8,000 to 6,000 steps.",
        "Sales fell 8,000–6,000.",
        "8,000 − 6,000 = 2,000.",
        "People farmed there 8,000–6,000 years ago, in 8,000–6,000 BC.",
        "It shows at concentrations below 10–5 M.",
        "They won 2–1, and set the dose at 40 to 20 mg.",
        "The range was 60 to 80 years, from 80 to 60 kg in men.",
    ],
)
def test_other_pairs(text: str) -> None:
    """Ways down, differences, scores, years before, lost exponents and pairs with nothing that asks for a range."""
    assert reversed_ranges(text) == []
