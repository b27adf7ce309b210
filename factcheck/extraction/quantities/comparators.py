"""Comparators: "less than", "at most", "about", "or more" and their signs, before and after a number."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple, cast

from factcheck.data import word_table
from factcheck.extraction.quantities.tries import alternation
from factcheck.model import Comparator

# The longest comparator with the words between it and its number.
_REACH = 40


# "not larger than", read from right to left; "is not over", "cannot exceed".
# "the age of", read from right to left.
_AGE = r"(?:(?:fo\s)?s?ega(?:\seht)?\s)"
_NOT = re.compile(r"\s(?:ton|on)(?!\w)")
_OPPOSITE: dict[Comparator, Comparator] = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}


class Bound(NamedTuple):
    """A comparator as written at [start, end); `approximate` for "at least about"."""

    start: int
    end: int
    comparator: Comparator
    approximate: bool = False


@cache
def _signs(side: str) -> dict[str, Comparator]:
    table = word_table("comparators")[side]
    signs: dict[str, Comparator] = {}
    for sign, words in table.items():
        signs |= dict.fromkeys(words, cast(Comparator, sign))
    return signs | {word[0].upper() + word[1:]: sign for word, sign in signs.items()}


@cache
def _before() -> re.Pattern[str]:
    """A comparator read from right to left, so that it is anchored where the number begins."""
    words = [word[::-1] for word in _signs("before") if word[0].isalpha()]
    signs = [word[::-1] for word in _signs("before") if not word[0].isalpha()]
    between = alternation(word[::-1] for word in word_table("comparators")["between"]["words"])
    ages = [word[::-1] for word in _signs("before_age")]
    word = rf"(?:{_AGE})?(?P<word>{alternation(words)})(?![\w-])|{_AGE}(?P<age>{alternation(ages)})(?!\w)"
    return re.compile(rf"\s{{0,2}}(?:(?:{between})\s)?(?:{word}|(?P<sign>{alternation(signs)}))")


def bound_before(text: str, position: int, floor: int = 0) -> Bound | None:
    """Return the comparator between `floor` and the number that begins at `position`, if it has one."""
    window = text[max(position - _REACH, floor) : position][::-1]
    match = _before().match(window)
    if match is None:
        return None
    start, comparator = position - match.end(), _sign(match)
    if denied := _NOT.match(window, match.end()):
        opposite = _OPPOSITE.get(comparator, comparator)
        return Bound(position - denied.end(), position, opposite, comparator == "~")
    outer = _before().match(window, match.end())
    if outer is None:
        return Bound(start, position, comparator, comparator == "~")
    if comparator == "~":
        return Bound(position - outer.end(), position, _sign(outer), approximate=True)
    return Bound(position - outer.end(), position, comparator, _sign(outer) == "~")


def _sign(match: re.Match[str]) -> Comparator:
    written = match["age"] or match["word"] or match["sign"]
    return _signs("before_age" if match["age"] else "before")[re.sub(r"\s+", " ", written[::-1])]


@cache
def _after() -> re.Pattern[str]:
    or_equal = alternation(word_table("comparators")["or_equal"]["words"])
    words = alternation(word for word in _signs("after") if word[0].islower())
    signs = alternation(word for word in _signs("after") if not word[0].isalpha())
    word = rf"[,\s]{{0,2}}(?:(?P<equal>{or_equal})|(?P<word>{words}))(?!\w|-| (?:than|\d))"
    return re.compile(rf"{word}|(?P<sign>{signs})(?!\w|\s?\d)")


def bound_after(text: str, position: int, before: Bound | None) -> Bound | None:
    """Return the comparator after the number or unit that ends at `position`, or the one before it widened."""
    match = _after().match(text, position)
    if match is None:
        return None
    if match["equal"]:
        wider: dict[str, Comparator] = {"<": "<=", ">": ">="}
        comparator = wider.get(before.comparator if before else "")
        return Bound(position, match.end(), comparator) if comparator else None
    comparator = _signs("after")[re.sub(r"\s+", " ", match["word"] or match["sign"])]
    return Bound(position, match.end(), comparator, comparator == "~")
