"""What a fact is of, in words of the article."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.comparison.phrases import LONGEST, cell_labels, phrase
from factcheck.reading import read_text


def phrase_of(text: str, value: str) -> str:
    """Return the phrase for all claims of a value."""
    article = read_text(text, "markdown", "a.md")
    extraction = factcheck.extract(article)
    mentions = [claim for claim in extraction.claims if value in article.words(claim.quantity.span)]
    assert len(mentions) > 1
    return phrase(article, mentions, sorted(quantity.span for quantity in extraction.quantities))


@pytest.mark.parametrize(
    ("one", "other", "value", "expected"),
    [
        (
            "Fever after the measles vaccine lasts two days, and the rash of the vaccine fades within a week.",
            "After the measles vaccine, fever lasts two days.",
            "two days",
            "Fever after the measles vaccine lasts …",
        ),
        (
            "In adults with gout, colchicine shortened the attack by 14 hours.",
            "Colchicine shortened the attack of gout by 14 hours in adults.",
            "14 hours",
            "Colchicine shortened the attack of gout by … in adults",
        ),
        (
            "The kidneys filter about 180 litres of blood a day.",
            "Because the kidneys filter 180 litres of blood a day, they need much oxygen.",
            "180 litres",
            "The kidneys filter … of blood a day",
        ),
        (
            "Scurvy heals within 14 days of treatment.",
            "It heals within 14 days of treatment.",
            "14 days",
            "Scurvy heals … of treatment",
        ),
        (
            "One in nine had a cough, and 40% of the nurses were vaccinated against influenza (Lee, 2020).",
            "Of the nurses, 40% were vaccinated against influenza.",
            "40%",
            "Of the nurses, … were vaccinated against influenza",
        ),
    ],
)
def test_the_clause_of_the_number(one: str, other: str, value: str, expected: str) -> None:
    """A phrase is the clause with "…" for its number, without what joins it to others or what another number is of."""
    assert phrase_of(f"# Notes\n\n{one}\n\n## Summary\n\n{other}\n", value) == expected


def test_no_phrase_is_longer_than_a_line() -> None:
    """Long clauses are cut at words, those next to the number kept."""
    long = "patients whose kidneys and hearts and livers had been examined with care in hospitals of several countries"
    text = f"# A\n\nDeath from sepsis fell by 12% in {long}.\n\n## B\n\nDeath from sepsis fell by 12% in {long}.\n"
    found = phrase_of(text, "12%")
    assert len(found) <= LONGEST
    assert found.startswith("Death from sepsis fell by … in patients")


def test_a_cell_is_of_its_row_and_column() -> None:
    """A number in a table says nothing of itself: the first cells of row and column do."""
    text = "| Drug | Nausea |\n|---|---|\n| Metformin | 12% |\n| Placebo | 12% |\n"
    article = read_text(text, "markdown", "a.md")
    assert [cell_labels(article, claim) for claim in factcheck.extract(article).claims] == [
        "Metformin, Nausea",
        "Placebo, Nausea",
    ]
