"""Rows of data that are written out as sentences."""

from __future__ import annotations

from itertools import product

import factcheck
from factcheck.comparison.restated import comparable_sentences, find_facts
from factcheck.model import Article, Claim

COUNTRIES = ("Norway", "Sweden", "Chile", "Kenya", "Japan", "Peru")
ILLS = ("asthma", "gout", "migraine")


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
