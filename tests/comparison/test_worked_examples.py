"""Worked examples, whose numbers state nothing of the subject."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.comparison.restated import find_facts
from factcheck.comparison.worked_examples import is_worked_example


@pytest.mark.parametrize(
    "sentence",
    [
        "For example, if you weigh 150 pounds, you need 54 grams of protein a day.",
        "Suppose a test is right 95% of the time and you take it twice.",
        "Say you drink three cups of 80 mg each.",
        "Let’s say your reading is 150 mmHg.",
        "For instance, someone who weighs 70 kg needs 56 g.",
        "Multiply your weight: 79.5 x 3 = 238.5 grams.",
    ],
)
def test_a_case_is_worked_out(sentence: str) -> None:
    """Made-up persons and sums are examples."""
    assert is_worked_example(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "For example, 8 in 10 adults with shingles recover within a month.",
        "If you are over 65, take no more than 3 g of paracetamol a day.",
        "Take 500 mg every six hours if you have pain.",
        "About 12–15% of adults have it.",
        "The risk fell to 3% (RR = 0.8).",
    ],
)
def test_a_fact_is_none(sentence: str) -> None:
    """Instructions, conditions and facts that are given as examples are compared."""
    assert not is_worked_example(sentence)


def test_examples_conflict_with_nothing() -> None:
    """Two cases of one rule have two results."""
    text = (
        "Most people need little.\n\nFor example, if you weigh 150 pounds, you’d need 54.4 grams of protein per day."
        "\n\nFor example, if you weigh 150 pounds, you’d need 115.6 grams of protein per day."
    )
    article = factcheck.read(text, format="text")
    assert not [fact for fact in find_facts(article, factcheck.extract(article).claims) if fact.conflict]
