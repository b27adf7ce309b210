"""How often: "daily", "per 24 hours", "four times a day", "every 8 hours", "b.i.d." beside an amount."""

from __future__ import annotations

import re
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.quantities.unit_reader import BESIDE_A_TIME
from factcheck.extraction.quantities.unit_types import DAY
from factcheck.extraction.quantities.units import spellings, unit
from factcheck.text.trie import alternation

_REACH = 48
# Behind what closes a clause or a bracket, nothing is said of the amount.
_CLOSING = frozenset(".;:)]%")


def per_day_after(text: str, end: int) -> float:
    """Return how many times a day the amount that ends at `end` is counted, 0 where nothing is said.

    "5 mg of zinc a day" is 1, "500 mg, four times daily" 4, "10 mg every 8 hours" 3.
    """
    found = None if text[end : end + 1] in _CLOSING else _after().match(text, end)
    if found is None:
        return 0.0
    if dosing := found["dosing"]:
        return _dosing()[dosing.lower()]
    times = _number(found["times"]) if found["times"] else 1.0
    if adverb := found["adverb"]:
        return times * _adverbs()[adverb.lower()]
    if seconds(found["period"]) < DAY and not found["times"] and BESIDE_A_TIME.match(text, found.end()):
        return 0.0
    every = _number(found["every"]) if found["every"] else 1.0
    return times * DAY / (every * seconds(found["period"]))


def per_day_before(text: str, start: int) -> float:
    """Return the same for words before: "a daily dose of", "a maximum daily intake of"."""
    found = _before().search(text, max(start - _REACH, 0), start)
    return _adverbs()[found["adverb"].lower()] if found else 0.0


def is_repeated(text: str, start: int) -> bool:
    """Tell whether a time that begins at `start` is an interval: "every 8 hours", "each 2 years"."""
    return text[max(start - 6, 0) : start].lower().endswith(("every ", "each "))


def seconds(word: str) -> float:
    """Return the length of a period named in the singular or plural."""
    known = unit(spellings().words.get(word.lower()) or spellings().symbols.get(word, "day"))
    return known.factor if known else DAY


def _number(words: str) -> float:
    word = words.lower().removesuffix(" times").strip()
    return float(word) if word[0].isdecimal() else _numbers()[word]


@cache
def _after() -> re.Pattern[str]:
    table = word_table("periods")
    number = rf"\d{{1,3}}|{alternation(_numbers())}"
    stop = alternation(table["stop"]["words"])
    # No word of the noun ends within a word, save at a hyphen: "forbid" is no "bid".
    noun = rf"(?:\s(?:of\s(?:the\s|this\s)?)?(?!(?:{stop})\b)[a-z][a-z’'-]*(?:(?![a-z’'-])|(?<=-))){{0,4}}?"
    times = rf"(?P<times>once|twice|thrice|(?:{number})\stimes)\s"
    adverb = rf"(?P<adverb>{alternation(_adverbs())})(?!\w)"
    dosing = rf"(?P<dosing>{alternation(_dosing())})(?!\w)"
    every = rf"(?:(?P<every>{number})[\s-])?(?P<period>{alternation(table['period']['words'])})(?![\w-])"
    each = rf"(?:(?:in|over|within)\s)?(?:per\s|every\s|each\s|any\s|an?\s|one\s|/\s?)+(?:single\s)?{every}"
    # A comma may stand before "twice daily" and "daily", not before "a week".
    often = rf"{dosing}|(?:{times})?(?:{adverb}|(?<!,\s){each})"
    return re.compile(rf"{noun}(?:,?\s\(?|\()?(?:{often})", re.IGNORECASE)


@cache
def _before() -> re.Pattern[str]:
    stop = alternation(word_table("periods")["stop"]["words"])
    words = rf"(?:\s(?!(?:{stop})\b)[a-z][a-z’'-]*){{0,4}}"
    return re.compile(rf"\b(?P<adverb>{alternation(_adverbs())}){words}\s?[:(]?\s?$", re.IGNORECASE)


@cache
def _numbers() -> dict[str, float]:
    words: dict[str, float] = word_table("periods")["number"]
    return words


@cache
def _adverbs() -> dict[str, float]:
    words: dict[str, float] = word_table("periods")["adverb"]
    return words


@cache
def _dosing() -> dict[str, float]:
    signs: dict[str, float] = word_table("periods")["dosing"]
    return signs
