"""Digits of a stranger's text made into numbers: `int` refuses more than 4,300 of them, and characters that
`str.isdigit` takes for digits ("²")."""

from __future__ import annotations

_MOST = 9
"""More digits than a year, a label or a page has; CommonMark numbers items of lists with as many."""


def whole(digits: str | None) -> int | None:
    """Return the number that decimal digits write; None for any other text, and for more than nine of them."""
    return int(digits) if digits and len(digits) <= _MOST and digits.isdecimal() else None
