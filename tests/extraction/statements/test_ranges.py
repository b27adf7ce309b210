"""Ranges with a dash."""

from __future__ import annotations

import pytest

import factcheck


def ranges(text: str) -> list[str]:
    return [one.text for one in factcheck.extract(factcheck.read(text)).statements.ranges]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Take 5–10 mg a day.", ["5–10 mg"]),
        ("Take 10–5 mg a day.", ["10–5 mg"]),
        ("It rose by 0.5-1.5 points.", ["0.5-1.5 points"]),
        ("They won 3–1 at home.", []),
        ("It fell from 10 mg to 5 mg.", []),
        ("The pressure was 120–80 mmHg.", []),
        ("Some 10–5 weeks ago it began.", []),
    ],
)
def test_kinds(text: str, found: list[str]) -> None:
    """Measured ranges are read in whatever order; scores, changes, pressures and times before now are none."""
    assert [one.removesuffix(" a day") for one in ranges(text)] == found
