"""One number with two scale words."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.comparison.scale_words import scale_slips


def slips(text: str) -> list[tuple[str, str]]:
    article = factcheck.read(text, "markdown")
    claims = factcheck.extract(article).claims
    return [(claims[one].quantity.text, claims[two].quantity.text) for one, two in scale_slips(article, claims)]


@pytest.mark.parametrize(
    "text",
    [
        "Sleep loss costs the US economy $411 million a year (Hafner et al., 2017) — about 2.28% of its GDP. In "
        "2016, RAND "
        "put the cost of sleep loss to the US economy at $411 billion a year.",
        "Diabetes costs the country $327 billion a year. In all, the costs of diabetes to the country reach "
        "$327 million.",
        "Some 3.45 million adults in Europe have hepatitis.\n\nIn Europe, hepatitis affects 3.45 thousand adults.",
        "Malaria kept 24.7 million children in Africa from school.\n\nIn Africa, malaria keeps 24.7 billion "
        "children from "
        "school.",
    ],
)
def test_one_number_with_two_scale_words(text: str) -> None:
    """The same three digits of the same thing, a thousand times apart, are one amount; the check tells of it."""
    assert len(slips(text)) == 1
    assert any("apart" in one.message or "unit" in one.message for one in factcheck.check(factcheck.read(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Sleep loss costs the US economy $411 billion a year. RAND put the cost of sleep loss to the US economy "
        "at $411 "
        "billion a year.",
        "Hospitals cost $411 million. Sugar exports reached $411 billion.",
        "Each of a thousand clinics got $125 million from the fund for malaria. The fund gave $125 billion for "
        "malaria.",
        "Malaria cost the fund $500 million in one clinic. Malaria cost the fund and its clinics $50 billion.",
        "The fund has 1,000 clinics for malaria, with $125 million from the fund. The fund gave $125 billion "
        "for malaria.",
        "The fund gave $411 million for malaria in Mali and $411 billion for malaria in the world.",
        "The fund gave $412 million for malaria in Mali. The fund gave $411 billion for malaria in the world.",
        "Malaria struck 247 million people in Africa. Malaria cost people in Africa $247 billion.",
    ],
)
def test_two_amounts(text: str) -> None:
    """Equal amounts, other things, other units, one sentence, and what a thousand of something come to."""
    assert slips(text) == []
