"""Bounds before numbers."""

from __future__ import annotations

import pytest

import factcheck


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("It all adds up to 300 mg a day.", "="),
        ("What you drink adds up to no more than 300 mg a day.", "<="),
        ("Take up to 300 mg a day.", "<="),
    ],
)
def test_adding_up_is_no_bound(text: str, comparator: str) -> None:
    """The words "up to" bound a number, but not as the rest of a verb of addition."""
    (quantity,) = factcheck.extract(factcheck.read(text, format="text")).quantities
    assert quantity.comparator == comparator
