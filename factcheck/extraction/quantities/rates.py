"""Rates to a round base: "12 deaths per 100,000 people"."""

from __future__ import annotations

import re

from factcheck.extraction.quantities.counted import is_content
from factcheck.extraction.quantities.unit_reader import UnitMatch, read_unit
from factcheck.extraction.quantities.written import Written

_BASES = frozenset((100, 1000, 10_000, 100_000, 1_000_000))
_BLANK = "\u00a0\u2009\u202f ,"
_NOUN = r"(?P<noun>(?:\s[A-Za-z-]+){0,4}?)"
_PER = r"\s(?P<per>per|(?:for|in) every)\s|\s?(?P<slash>/)\s?"
_RATE = re.compile(rf"{_NOUN}(?:{_PER})(?P<base>\d{{1,3}}(?:[{_BLANK}]?\d{{3}})*+|million)(?![\w%]|\s\d)")
_BEFORE_BASE = re.compile(r"(?:\b(?:per|every)\s|/\s?)$")


def read_base(text: str, position: int) -> UnitMatch | None:
    """Return the unit "per 100000" if the number that ends at `position` is so many of a round base."""
    match = _RATE.match(text, position)
    if match is None or read_unit(text, match.end()) or not all(map(is_content, match["noun"].split())):
        return None
    digits = re.sub(rf"[{_BLANK}]", "", match["base"].replace("million", "1000000"))
    start = match.start("per" if match["per"] else "slash")
    return UnitMatch(start, match.end(), f"per {digits}") if int(digits) in _BASES else None


def is_base(text: str, read: Written) -> bool:
    """Tell whether the number is the base of a rate: a power of ten after "per"."""
    if read.unit or read.value not in _BASES:
        return False
    return bool(_BEFORE_BASE.search(text, max(read.start - 7, 0), read.start))
