from __future__ import annotations

import pytest

from factcheck.arithmetic.projections import old_states, past_projections
from factcheck.extraction.sentences import split
from factcheck.model import Span


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("By 2020, it will double.", [2020]),
        ("It may be known by the year 2010.", [2010]),
        ("By 2030, it will double.", []),
        ("By 2020, it was said, it will double.", []),
        ("It was seen by 2020. It will return.", []),
        ("By 2020 it may have doubled.", []),
    ],
)
def test_past_projections(text: str, years: list[int]) -> None:
    """A future tense and a year before the reference make one, a past tense in the sentence unmakes it."""
    assert [found.year for found in past_projections(text, split(text), 2026)] == years


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("As of 2009, 21% of adults smoke.", [2009]),
        ("In 2009, 21% of adults smoked.", []),
        ("As of 2009, 21% of adults smoke, and in 2025 it is 10%.", []),
        ("As of 2024, 10% of adults smoke.", []),
    ],
)
def test_old_states(text: str, years: list[int]) -> None:
    """The latest year of a sentence in the present tense decides."""
    assert [dated.year for _, dated in old_states(text, split(text), 2016)] == years


@pytest.mark.parametrize("text", ["By 2010 it " * 20_000, "In 2009 is 5% " * 20_000])
def test_hostile_text(text: str) -> None:
    """One sentence with endless years is read once."""
    assert not list(past_projections(text, [Span(0, len(text))], 2026))
    assert len(list(old_states(text, [Span(0, len(text))], 2016))) <= 1
