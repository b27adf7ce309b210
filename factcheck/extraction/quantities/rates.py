"""Rates to a round base: "12 deaths per 100,000 people", "three per thousand", "5 to 6 people in 100"."""

from __future__ import annotations

import re

from factcheck.extraction.quantities.head_noun import is_content
from factcheck.extraction.quantities.unit_reader import UnitMatch, read_unit
from factcheck.extraction.quantities.written import Written
from factcheck.text.digits import whole
from factcheck.text.expressions import expression

_BASES = frozenset((100, 1000, 10_000, 100_000, 1_000_000))
# "6 or 7 in 10": of a range, smaller bases are bases, too.
_SMALL_BASES = frozenset((4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 200, 500))
_BLANK = "\u00a0\u2009\u202f ,"
_NOUN = r"(?P<noun>(?:\s[A-Za-z-]+){0,4}?)(?:\s(?:an?|each|every|per)\syear|\sannually)?"
_PER = r"\s(?P<per>per|(?:for|in|of|out of) every|(?P<within>in|out of)(?: an?)?)\s|\s?(?P<slash>/)\s?"
_WORDS = {
    "ten": 10,
    "hundred": 100,
    "thousand": 1000,
    "ten thousand": 10_000,
    "hundred thousand": 100_000,
    "million": 1_000_000,
}
_BASE = rf"(?P<base>\d{{1,3}}(?:[{_BLANK}]?\d{{3}}){{0,3}}+|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
_RATE = expression(rf"{_NOUN}(?:{_PER}){_BASE}(?![\w%]|\s\d)")
_BEFORE_BASE = expression(r"(?:\b(?:per|every)\s|/\s?)$")


def read_base(text: str, position: int, *, ranged: bool) -> UnitMatch | None:
    """Return the unit "per 100000" if the number that ends at `position` is so many of a round base.

    `ranged` says that it is a range, which alone is one of "in 100": "1 in 100" is a ratio.
    """
    follows = text[position : position + 1]
    match = _RATE.match(text, position) if follows.isspace() or follows == "/" else None
    if match is None or (match["within"] and not ranged):
        return None
    if read_unit(text, match.end()) or not all(map(_may_count, match["noun"].split())):
        return None
    base = word_or_number(match["base"])
    if base not in _BASES and not (ranged and base in _SMALL_BASES):
        return None
    return UnitMatch(match.start("per" if match["per"] else "slash"), match.end(), f"per {base}")


def _may_count(word: str) -> bool:
    return word in ("more", "fewer", "extra", "additional") or is_content(word)


def word_or_number(base: str) -> int | None:
    """Return a base as written in digits or words, None for more digits than any base has."""
    return _WORDS.get(base.lower()) or whole(re.sub(rf"[{_BLANK}]", "", base))


def is_base(text: str, read: Written) -> bool:
    """Tell whether the number is the base of a rate: a power of ten after "per"."""
    if read.unit or read.value not in _BASES:
        return False
    return bool(_BEFORE_BASE.search(text, max(read.start - 7, 0), read.start))
