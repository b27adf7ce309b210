"""Members of a series: what is told of Figure 3 and of Figure 4, of the 45th and of the 46th nursery, is two things."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from factcheck.comparison.tokens import listed_in_order
from factcheck.extraction.claims.words import form
from factcheck.text.expressions import expression

_SHOWN = expression(
    r"\b(?P<kind>fig(?:ure)?|table|tab|panel|box|chart|appendix)s?\.?\s{0,2}(?P<number>[A-Z]?\d{1,3})(?!\d)",
    re.IGNORECASE,
)
_NTH = expression(r"\b(?P<nth>\d{1,3}(?:st|nd|rd|th)|[a-z]{5,8})\s(?P<of>[A-Za-z][\w-]+)")
_ROMAN = expression(r"\b(?P<of>[A-Za-z][\w-]{1,30})\s(?P<number>I{1,3}|I?V|VI{1,3}|IX|X)\b")


def are_of_two_members(one: str, two: str) -> bool:
    """Tell whether two sentences point to two figures or tables, or to two of a series by ordinal or Roman numeral."""
    return any(_are_apart(read(one), read(two)) for read in (_shown, _ordinals, _romans))


def _are_apart(one: dict[str, set[str]], two: dict[str, set[str]]) -> bool:
    return any(numbers.isdisjoint(two[kind]) for kind, numbers in one.items() if kind in two)


def _shown(sentence: str) -> dict[str, set[str]]:
    return _gathered((found["kind"][:3].lower(), found["number"].lower()) for found in _SHOWN.finditer(sentence))


def _ordinals(sentence: str) -> dict[str, set[str]]:
    """Return the ordinals of a sentence by the words behind them: "the 45th nursery", "the second trial"."""
    ordered = listed_in_order("ordinals")
    written = ((found["nth"].lower(), form(found["of"])) for found in _NTH.finditer(sentence))
    return _gathered(
        (of, str(ordered[nth]) if nth in ordered else nth[:-2])
        for nth, of in written
        if of and (nth in ordered or nth[0].isdigit())
    )


def _romans(sentence: str) -> dict[str, set[str]]:
    """Return the Roman numerals of a sentence by the words before them: "CARE-MS II", "phase III"."""
    return _gathered((found["of"].lower(), found["number"]) for found in _ROMAN.finditer(sentence))


def _gathered(pairs: Iterator[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for kind, number in pairs:
        found[kind].add(number)
    return found
