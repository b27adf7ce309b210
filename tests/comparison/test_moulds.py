"""Rows of data that are written out as sentences."""

from __future__ import annotations

from itertools import product

import pytest

import factcheck
from factcheck.comparison.restated import comparable_sentences, find_facts
from factcheck.model import Article, Claim

COUNTRIES = ("Norway", "Sweden", "Chile", "Kenya", "Japan", "Peru")
ILLS = ("asthma", "gout", "migraine")
OTHER = "Walking helps most people to feel better. The clinic opens at dawn."


def rows(number: int) -> str:
    """Return so many sentences in one mould, no two with the same numbers, the names again and again."""
    pairs = list(product(COUNTRIES, ILLS)) * (number // 18 + 1)
    return " ".join(
        f"In {country}, {300 + place} women reported {ill}, which was {10 + place}% of those seen in {1950 + place}."
        for place, (country, ill) in enumerate(pairs[:number])
    )


def read(text: str) -> tuple[Article, tuple[Claim, ...]]:
    article = factcheck.read(text, format="text")
    return article, factcheck.extract(article).claims


def test_rows_are_no_restated_facts() -> None:
    """Where many sentences differ in names and numbers only, no two of them are set against each other."""
    article, claims = read(rows(40))
    assert comparable_sentences(article, claims) == []
    assert list(find_facts(article, claims)) == []


def test_a_fact_beside_rows_is_still_compared() -> None:
    """Rows take nothing from the rest of the article."""
    text = "Kidney stones come back in about {} of people within ten years."
    article, claims = read(f"{text.format('5%')}\n\n{rows(20)}\n\n{text.format('50%')}")
    (fact,) = [fact for fact in find_facts(article, claims) if fact.conflict]
    assert [claim.quantity.text for claim in fact.mentions] == ["about 5%", "about 50%"]


def test_a_few_sentences_in_one_mould_are_no_rows() -> None:
    """What is said three times in the same words is a restated fact."""
    article, claims = read("\n\n".join(["In Norway, 312 women reported asthma in 2003."] * 3))
    assert len(comparable_sentences(article, claims)) == 3


@pytest.mark.parametrize(
    "said",
    [
        "{} grams of saturated fat a day",
        "Take no more than {} tablets of paracetamol in one day.",
        "- Hold the plank for {} seconds on the mat",
        "The vaccine protected {}% of the children against measles.",
    ],
)
def test_what_is_said_of_three_values_is_said_of_three_things(said: str) -> None:
    """The limits of a list stand under amounts or groups of their own; of two values one may be a slip."""
    limits = [(1200, 8), (1500, 12), (2000, 13)]
    three = "\n\n".join(f"Of those who ate {ate:,} calories:\n\n{said.format(most)}" for ate, most in limits)
    assert not [fact for fact in find_facts(*read(three)) if fact.conflict]
    two = f"{said.format(8)}\n\n{OTHER}\n\n{said.format(80)}"
    assert [fact for fact in find_facts(*read(two)) if fact.conflict]
