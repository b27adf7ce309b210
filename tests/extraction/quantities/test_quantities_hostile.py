"""Input that was not written by a person."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.extraction.quantities import find_quantities

PIECES = [
    "1",
    "1,",
    "1/",
    "1 ",
    "111,",
    "[1",
    "one ",
    "one-",
    "1-",
    "5 mg/",
    "1 in ",
    "$",
    "not ",
    "a half ",
    "(",
    "10−",
]


@pytest.mark.parametrize("piece", PIECES)
def test_long_repetitions_end(piece: str) -> None:
    """Long runs of digits, signs and number words are read without error."""
    for found in find_quantities(piece * (12_000 // len(piece))):
        assert found.text


@given(st.text(alphabet="0123456789,.%$/()[]<>–- abemginotrhuw½°\n", max_size=120))
@settings(max_examples=200, deadline=None)
def test_spans_lie_in_the_text_and_apart(text: str) -> None:
    """Whatever the text, a quantity's span holds its number, says its words, and touches no other quantity."""
    end = 0
    for found in find_quantities(text):
        assert end <= found.span.start <= found.number.start < found.number.end <= found.span.end <= len(text)
        assert text[found.span.start : found.span.end] == found.text
        assert found.low is not None or found.high is not None
        end = found.span.end
