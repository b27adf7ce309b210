from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck.checks.share_percent import agree


def judged(text: str) -> bool:
    """Whether share and percentage of the text's only pair agree."""
    (stated,) = factcheck.extract(factcheck.read(text, format="text")).statements.shares
    return agree(stated)


@pytest.mark.parametrize(
    "text",
    [
        "It helped 50 of 200 people (25%).",
        "It helped 2 of 3 people (66%).",
        "It helped 2 of 3 people (67%).",
        "It helped 3,000 of 12,400 people (25%).",
        "It helped one in three (33%).",
        "It helped about 1 in 6 people (16%).",
        "It helped about a quarter (24%).",
        "It helped nearly half (47%).",
        "It helped more than a third (36%).",
    ],
)
def test_what_agrees(text: str) -> None:
    """Rounding, cutting off and common looseness are no errors."""
    assert judged(text)


@pytest.mark.parametrize(
    "text",
    [
        "It helped 50 of 200 people (30%).",
        "It helped 50/200 (24.5%).",
        "It helped 1 in 5 (25%).",
        "It helped two in three (50%).",
        "It helped more than half (48%).",
        "It helped half of them (62%).",
    ],
)
def test_what_does_not(text: str) -> None:
    """A percentage that no rounding explains is told."""
    assert not judged(text)


@given(st.integers(1, 900), st.integers(1, 900), st.integers(0, 2))
def test_every_rounding_agrees(one: int, two: int, digits: int) -> None:
    """Whatever the counts, their own percentage agrees with them at every number of decimals."""
    part, whole = sorted((one, two))
    assert judged(f"We saw it in {part} of {whole} people ({100 * part / whole:.{digits}f}%).")
