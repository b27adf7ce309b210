"""Years and months as they are written."""

from __future__ import annotations

from functools import cache

from factcheck.data import word_list

YEAR = r"(?:1[4-9]|20)\d\d"
"""An expression for a year that articles tell of: other numbers of four digits are counts far more often."""


def month_number(word: str) -> int:
    """Return which month of the year a name or its abbreviation is, 0 for any other word."""
    return _months().get(word.casefold().rstrip("."), 0)


@cache
def month_words() -> frozenset[str]:
    """Return the names of the months and their abbreviations, in lower case and without a point."""
    return frozenset(_months())


@cache
def month_names() -> str:
    """Return an expression for the names of the months and their abbreviations, with a capital."""
    return "|".join(sorted((name.capitalize() for name in _months()), key=len, reverse=True))


@cache
def _months() -> dict[str, int]:
    names = word_list("months")
    numbers = {name[:3]: number for number, name in enumerate(names[:12], 1)}
    return {name: numbers[name[:3]] for name in names}
