"""Digits of a stranger's text made into numbers: `int` refuses more than 4,300 of them, and characters that
`str.isdigit` takes for digits ("²")."""

from __future__ import annotations

from functools import lru_cache

_MOST = 9
"""More digits than a year, a label or a page has; CommonMark numbers items of lists with as many."""


def whole(digits: str | None) -> int | None:
    """Return the number that decimal digits write; None for any other text, and for more than nine of them."""
    return int(digits) if digits and len(digits) <= _MOST and digits.isdecimal() else None


@lru_cache(4096)
def digits(value: float) -> str:
    """Return the digits of a number as written, without point and zeros around them: "0.25" and "25" alike."""
    return f"{abs(value):.6g}".partition("e")[0].replace(".", "").strip("0")


def one_digit(first: str, second: str) -> bool:
    """Tell whether one digit differs, or two are changed about."""
    if len(first) != len(second) or len(first) < 2:
        return False
    places = [(one, two) for one, two in zip(first, second, strict=True) if one != two]
    return len(places) == 1 or (len(places) == 2 and places[0] == places[1][::-1])
