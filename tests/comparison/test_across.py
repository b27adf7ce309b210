"""Conflicts between two articles."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.comparison.across import Relation, opposed
from factcheck.comparison.idf import weigh
from factcheck.model import Article
from factcheck.reading import read_text

APART = Relation(closest=False, likeness=0.3, weights=weigh({}, 0))
REVIEW = "We included 12 trials with {people} participants. Zinc shortened colds by 1.65 days in 14 of them."
KIDNEYS = "Every day the two kidneys filter about {blood} of blood to make 1 to 2 quarts of urine."


def numbers(one: str, other: str, relation: Relation) -> set[tuple[str, str]]:
    """Return the pairs of numbers that conflict."""
    read = [read_text(text, "markdown", "-") for text in (one, other)]
    claims = [factcheck.extract(article).claims for article in read]
    return {
        (_words(read[0], claims[0][found.here]), _words(read[1], claims[1][found.there]))
        for found in opposed(read[0], claims[0], read[1], claims[1], relation)
    }


def _words(article: Article, claim: factcheck.Claim) -> str:
    return article.words(claim.quantity.span)


def test_accounts_of_one_thing_differ_in_what_they_say_of_themselves() -> None:
    """Two articles that are closest to each other and share a number may differ in another one."""
    one, two = REVIEW.format(people=1319), REVIEW.format(people=1391)
    assert numbers(one, two, Relation()) == {("1319", "1391")}


def test_what_every_study_says_of_itself_is_no_conflict() -> None:
    """Articles that are not closest to each other have their own numbers of trials and their own dates."""
    one = "We included 12 trials with 1319 participants. The evidence is current to July 2016."
    two = "We included 31 trials with 4030 participants. The evidence is current to March 2019."
    assert not numbers(one, two, APART)
    assert not numbers(one, two, Relation())


def test_a_specific_fact_conflicts_wherever_it_stands() -> None:
    """A fact told in words that few articles have is compared between any two."""
    one, two = KIDNEYS.format(blood="140 quarts"), KIDNEYS.format(blood="200 quarts").replace("Every", "On every")
    assert numbers(one, two, APART) == {("about 140 quarts", "about 200 quarts")}


@pytest.mark.parametrize("unit", [" quarts", ""])
def test_a_number_that_the_other_sentence_says_too_is_no_conflict(unit: str) -> None:
    """Two numbers in another order, the unit of one left out, are the same numbers."""
    one = f"The kidneys of adults filter 140{unit} and those of giants 200 quarts of blood a day."
    two = "The kidneys of giants filter 200 quarts and those of adults 140 quarts of blood a day."
    assert not numbers(one, two, Relation())


def test_a_list_of_data_is_not_compared() -> None:
    """A sentence with more numbers than a statement has is a row of data."""
    row = "Peaks of the compound in this solvent lie at {}."
    one = row.format(", ".join(f"{n}.{n} mm" for n in range(11, 22)))
    two = row.format(", ".join(f"{n}.{n} mm" for n in range(31, 42)))
    assert not numbers(one, two, Relation())
