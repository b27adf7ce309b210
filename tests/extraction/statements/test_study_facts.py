"""What is told of a study under a researcher's name."""

from __future__ import annotations

import pytest

import factcheck


@pytest.mark.parametrize("place", ["In Norway", "From Norway", "Across Norway"])
def test_a_place_is_no_researcher(place: str) -> None:
    """A sentence on women in Norway tells nothing of a study by a Norway."""
    text = f"{place}, 312 women reported asthma. {place}, 231 women reported gout in this study."
    extraction = factcheck.extract(factcheck.read(text, format="text"))
    assert extraction.statements.study_facts == ()


def test_a_researcher_is_one() -> None:
    """A name with a study's noun marks the sentences that name it."""
    text = "The trial was led by Okafor and had 196 women. Okafor and her team enrolled 961 women in all."
    extraction = factcheck.extract(factcheck.read(text, format="text"))
    assert len(extraction.statements.study_facts) == 2
