"""Amounts said without a number."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.model import Measure


def measures(text: str) -> list[Measure]:
    """Return the measures of the claims of a text."""
    return [claim.quantity.measure for claim in factcheck.extract(factcheck.read(text)).claims]


@pytest.mark.parametrize(
    ("text", "dimension", "low", "high"),
    [
        ("The number of cases doubled.", "multiple", 2, 2),
        ("Deaths more than tripled.", "multiple", 3, None),
        ("The risk nearly halved.", "share", 0.5, 0.5),
        ("It heals within a few minutes.", "time", 120, None),
        ("It lasts several weeks.", "time", 1209600, None),
        ("She came back in a week.", "time", 604800, 604800),
        ("A year later he left.", "time", 31556952, 31556952),
        ("The test is done every year.", "times", 1, 1),
        ("A nurse comes weekly.", "times", 1, 1),
        ("The second year costs less.", "time", 63113904, 63113904),
        ("In the first week you rest.", "time", 604800, 604800),
    ],
)
def test_amounts_in_words(text: str, dimension: str, low: float, high: float | None) -> None:
    """Verbs of multiplying, vague amounts of a unit, lone periods, rhythms and ordinals of periods make claims."""
    (measure,) = measures(text)
    assert (measure.dimension, measure.low, measure.high) == (dimension, low, high)


@pytest.mark.parametrize(
    "text", ["Take 5 mg daily.", "Lose 5 litres in a day.", "He reads a few of them.", "It came a few at a time."]
)
def test_what_is_said_already(text: str) -> None:
    """The rhythm of an amount is part of it, and a few of something have no unit."""
    assert len(measures(text)) == sum(character.isdigit() for character in text)
