"""Figures of a passage: each number by itself, with its value as the words around it make it."""

from __future__ import annotations

import pytest

from factcheck.evidence.figures import figures

YEAR = 31_556_952.0
"""Seconds of a year, the base unit of times (`rules/lexicon/units.toml`)."""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("They were six to 44 years old.", [("six", 6 * YEAR), ("44", 44 * YEAR)]),
        ("They were 6 to 44 years old.", [("6", 6 * YEAR), ("44", 44 * YEAR)]),
        ("It takes twelve to 14 years.", [("twelve", 12 * YEAR), ("14", 14 * YEAR)]),
        ("It takes 2 to three years.", [("2", 2 * YEAR), ("three", 3 * YEAR)]),
        ("The mean was 48.2 ± 31.9 years.", [("48.2", 48.2 * YEAR), ("31.9", 31.9 * YEAR)]),
        ("Some 57 out of 100 people slept.", [("57", 57.0), ("57 out of 100", 0.57), ("100", 100.0)]),
        ("It was seen in one in 20 people.", [("one in 20", 0.05)]),
        ("Counts (12) of 40 patients", [("12", 12.0), ("40", 40.0)]),
    ],
)
def test_values(text: str, told: list[tuple[str, float]]) -> None:
    """Ends of a range are figures, also one in words; a spread is told as written; a share has its counts beside."""
    found = [(text[each.span.start : each.span.end], each.value) for each in figures(text)]
    assert [words for words, _ in found] == [words for words, _ in told]
    assert [value for _, value in found] == pytest.approx([value for _, value in told])


def test_what_tells_a_value() -> None:
    """Zeros around a number do not tell it, the round whole of a share is marked, and a bare number is not read."""
    found = {text: figures(text)[0] for text in ("0.125 mg", "20 mg", "1,200 patients")}
    assert [each.digits for each in found.values()] == [3, 1, 2]
    assert [each.is_decimal for each in found.values()] == [True, False, False]
    assert [each.is_base for each in figures("Some 57 out of 100 people slept.")] == [False, False, True]
    assert not figures("Counts (12) of 40 patients")[0].read
