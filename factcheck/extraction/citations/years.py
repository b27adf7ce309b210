"""Years as citations write them, in chains ("1992a,b", "1998, 2002"), and the brackets around them."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.data import word_list
from factcheck.extraction.citations.patterns import any_of
from factcheck.text.cues import has_digit
from factcheck.text.expressions import expression
from factcheck.values import dataclass

_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_SUFFIX = r"(?:[a-z]{1,2}(?![\w'’-])|\s?[a-k](?=\s?[,;)\]]))?"
_RANGE = r"(?:–\d\d(?!\w)|/(?:1[5-9]|20)\d\d(?!\w)|[–-]20\d\d(?=\)))?"
_QUANTITY = r"\s?[±µμ°%×]|\s?(?!and/or)[a-zµμ]{1,4}/[a-zA-Z]"
_LIFE = r"\s?[–—-]\s?(?:1[5-9]|20)\d\d|\s?[–—-]\s?present|(?:\s[A-Z][a-z]{2}(?:\s\d\d?)?)?;\s?\d+[:(]"
_END = rf"(?![\w/@=_-]|\.\d|[–‐](?![b-k]\b)\w|{_QUANTITY}|{_LIFE})"
_BRACKETS = r"(?P<open>[(\[])|(?P<close>[)\]])"
_DIGITS = (
    r"(?P<year>[12](?<![\w/=@#~%$€£_][12])(?<!\d[.,:–‐-][12])(?<!\w[-–‐][12])(?:(?<=1)[5-9]|(?<=2)0)\d\d)"
    rf"(?P<suffix>{_SUFFIX}){_RANGE}{_END}"
)
_WORDS = r"[Ii]n\s+[Pp]ress|[Ff]orthcoming|n\.\s?d\.|[Nn]o\s+date"
_ANY_YEAR = expression(r"1[5-9]\d\d|20\d\d")
_YEARS_ONLY = expression(rf"{_BRACKETS}|{_DIGITS}")
_YEARS_AND_WORDS = expression(rf"{_BRACKETS}|{_DIGITS}|\b(?:{_WORDS})(?!\w)")
_HINTS = (" press", "orthcoming", "n.d.", "n. d.", "o date")
_NEXT = expression(
    rf"\s*(?:,\s*(?:and|&)|[,;&]|\band\b)\s*(?:(?P<year>{_YEAR})(?P<suffix>{_SUFFIX}){_END}|(?P<only>[b-k])(?![\w'’-]|\.\s?\d))|–(?P<last>[b-k])(?!\w)"
)
_IN_PRESS = expression(r"in\s+press|forthcoming", re.IGNORECASE)
_DEEPEST = 8
_LONGEST_CHAIN = 40


@dataclass(frozen=True, slots=True)
class Year:
    """A year (four digits, "in press" or "n.d."), its suffix, and where both end."""

    year: str
    suffix: str
    end: int


@dataclass(frozen=True, slots=True)
class YearGroup:
    """Years that belong to one author string.

    `floor` is where the group before ends, `opener` the innermost bracket that is open at `start`, or -1.
    """

    start: int
    years: tuple[Year, ...]
    floor: int
    opener: int

    @property
    def end(self) -> int:
        """Return the end of the last year."""
        return self.years[-1].end


def find_year_groups(text: str) -> Iterator[YearGroup]:
    """Yield the groups of years of one block of text in order, in one pass."""
    brackets: deque[int] = deque(maxlen=_DEEPEST)
    floor = 0
    worded = any(hint in text for hint in _HINTS)
    if not worded and not (has_digit(text) and _ANY_YEAR.search(text)):
        return
    scan = _YEARS_AND_WORDS if worded else _YEARS_ONLY
    for match in scan.finditer(text):
        if match.start() < floor:
            continue
        if match["open"]:
            brackets.append(match.start())
        elif match["close"]:
            if brackets:
                brackets.pop()
        else:
            years = tuple(_chain(text, match))
            if _name_goes_on().match(text, years[-1].end):
                continue
            yield YearGroup(match.start(), years, floor, brackets[-1] if brackets else -1)
            floor = years[-1].end


@cache
def _name_goes_on() -> re.Pattern[str]:
    """Return what follows a year inside an organisation's name: "GBD 2019 Diseases Collaborators"."""
    words = any_of(map(str.capitalize, word_list("organisation-words/prose")))
    return re.compile(rf"(?:[ ](?:and[ ])?[A-Z][a-z]+){{0,4}}?[ ]{words}\b")


def _chain(text: str, first: re.Match[str]) -> Iterator[Year]:
    if first["year"] is None:
        yield Year("in press" if _IN_PRESS.match(first.group()) else "n.d.", "", first.end())
        return
    year, suffix, end = first["year"], first["suffix"].strip(), first.end()
    yield Year(year, suffix, end)
    for _ in range(_LONGEST_CHAIN):
        following = _NEXT.match(text, end)
        if following is None:
            return
        year, end = following["year"] or year, following.end()
        suffixes = _suffixes(suffix, following)
        yield from (Year(year, added, end) for added in suffixes)
        suffix = suffixes[-1]


def _suffixes(before: str, following: re.Match[str]) -> Sequence[str]:
    """Return the suffixes that a link of the chain adds: one, or those of a range ("2010a–c")."""
    if following["last"]:
        return [chr(code) for code in range(ord(before or "a") + 1, ord(following["last"]) + 1)] or [before]
    return [following["only"] or following["suffix"].strip()]
