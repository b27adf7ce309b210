"""The other numbers of a sentence."""

from __future__ import annotations

import factcheck
from factcheck.comparison.companions import FEATURES, companions, shared


def beside(sentence: str, place: int = 0) -> dict[str, float]:
    """Return what a number of the sentence shares with the first one of "The review found nine trials …"."""
    read = [factcheck.extract(factcheck.read(text, format="text")).claims for text in (FIRST, sentence)]
    first, others = (list(companions(claims)) for claims in read)
    return dict(zip(FEATURES, shared(first[0], others[place]), strict=True))


FIRST = "The review found 1,480 patients in nine trials over 12 weeks."


def test_numbers_that_agree() -> None:
    """The same other numbers, in whatever order and unit, tell of one thing."""
    found = beside("It covers 14,800 patients, from nine trials of 84 days.")
    assert found["anchors"] > 1
    assert found["numbers_agreed"] > 0.5
    assert not found["numbers_differed"]


def test_numbers_that_differ() -> None:
    """Other numbers of one kind that differ tell of two things."""
    found = beside("It covers 14,800 patients, from twelve trials of 20 weeks.")
    assert not found["anchors"]
    assert found["numbers_differed"] > 0.5


def test_a_sentence_with_one_number_says_nothing() -> None:
    """Nothing agrees and nothing differs."""
    assert not any(beside("It covers 14,800 patients.").values())
