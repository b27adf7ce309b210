"""Units that the words around a bare number imply: ages, and what the sentence has just counted or measured."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from factcheck.data import word_list
from factcheck.model import Quantity
from factcheck.text.expressions import expression

_YEARS = "year of age"
_HEDGE = (
    r"(?:(?:about|around|approximately|over|under|above|below|from|between|at least|up to|nearly|almost|only"
    r"|just|older than|younger than|less than|more than|[<>≤≥~∼])\s?)*"
)
_AGE = expression(
    rf"\b(?:[Aa]ged|[Aa]ges?(?: groups?| range| of| was| is|:)?|[Tt]urn(?:s|ed|ing)"
    rf"|(?:[Hh]e|[Ss]he|who)(?:[’']s| is| was| will be| turned| turns)|older than|younger than)\s{_HEDGE}$"
)
# "A man of about 30", "Tom was nine when": a person, or somebody called by a given name.
_PERSON = expression(
    rf"\b(?:[Aa]n?|[Tt]he|[Tt]his)\s(?:[a-z-]+\s)?(?:man|woman|boy|girl|child|person|patient|lad)\sof\s{_HEDGE}$"
)
_NAMED = expression(rf"\b(?P<name>[A-Z][a-z]+)(?:\s[A-Z][\w’'-]+)?,?\s(?:who\s)?(?:is|was)\s{_HEDGE}$")
# Nobody is older.
_OLDEST = 120
_REACH = 48

_OF_AGE = {None: _YEARS, "year": _YEARS, "month": "month of age"}
_BOUNDS = r"(?:under|over|below|above|from|before|until|by|past|between|at least|up to|older than|younger than)"


@cache
def _people() -> re.Pattern[str]:
    """Return people and a bound after them, a few words on: "women who start before", "children under"."""
    people = "|".join(word_list("people"))
    measured = "|".join(("with", "whose", "scor", "bmi", "level", "index", "pressure", "rate", "of", "for", "risk"))
    return re.compile(rf"\b(?:{people})(?:\s(?!{measured})[a-z’'-]+){{0,4}}?\s{_BOUNDS}\s{_HEDGE}$", re.IGNORECASE)


_MONEY = expression(
    r"(?:\bcosts?\b|\bpric|\bpa(?:y|ys|id|ying)\b|\bworth\b|\bfees?\b|\bcharg|\bearn|\bsalar|\bbudget|\bspen[dt]|£)"
    r"[^.;!?]{0,40}$",
    re.IGNORECASE,
)


def with_money(text: str, quantity: Quantity) -> Quantity:
    """Return the quantity in pounds sterling where the words before "pounds" speak of money."""
    if quantity.unit != "pound-mass" or not quantity.unit_text.lower().startswith("pound"):
        return quantity
    if text.startswith(" of ", quantity.span.end):
        return quantity
    start = quantity.number.start
    return replace(quantity, unit="pound sterling") if _MONEY.search(text, max(start - _REACH, 0), start) else quantity


_FROM = expression(r"[^.;!?\d]{0,24}\b(?:from|to|than|versus|vs\.?)\s(?:about |around |nearly |over )?")
_COMPARED = expression(
    r"[^.;!?\d]{0,90}\b(?:compared (?:with|to)|against|as opposed to|instead of)\s(?:about |only |just )?"
)


def is_age(text: str, start: int, quantity: Quantity) -> bool:
    """Tell whether a number that begins at `start` is an age by the words before it: "aged 35", "he was 10"."""
    if quantity.unit not in _OF_AGE:
        return False
    largest = max([bound for bound in (quantity.low, quantity.high) if bound is not None])
    if not 0 <= largest <= _OLDEST:
        return False
    if text.startswith(" of ", quantity.span.end) or not _may_be_told(text, start):
        return False
    if quantity.unit in (None, "year") and _AGE.search(text, max(start - _REACH, 0), start):
        return True
    if quantity.unit is None and not quantity.counted and _is_of_person(text, start):
        return True
    return not quantity.counted and quantity.step == 1 and bool(_people().search(text, max(start - _REACH, 0), start))


# The ends of the words right before an age: what it is of, a verb, a bound or a hedge.
_BEFORE = (
    "aged", "age", "ages", "group", "groups", "range", "of", "was", "is", ":", "turns", "turned", "turning", "’s", "'s",
    "be", "than", "about", "around", "approximately", "over", "under", "above", "below", "from", "between", "least",
    "to", "nearly", "almost", "only", "just", "<", ">", "≤", "≥", "~", "∼", "before", "until", "by", "past",
)  # fmt: skip


def _may_be_told(text: str, start: int) -> bool:
    """Tell whether the word before a number may tell that it is an age: most are turned down here."""
    return text[start - 1 : start] != " " or text[max(start - 16, 0) : start - 1].lower().endswith(_BEFORE)


def _is_of_person(text: str, start: int) -> bool:
    """Tell whether the words before a bare number leave nothing but an age: "a man of about 30", "Tom was nine"."""
    first = max(start - _REACH, 0)
    if _PERSON.search(text, first, start):
        return True
    named = _NAMED.search(text, first, start)
    return bool(named and named["name"].lower() in _given_names())


@cache
def _given_names() -> frozenset[str]:
    return frozenset(word_list("given-names"))


def with_age(text: str, quantity: Quantity) -> Quantity:
    """Return the quantity with years of age as its unit where the words imply it."""
    if not is_age(text, quantity.number.start, quantity):
        return quantity
    return replace(quantity, unit=_OF_AGE[quantity.unit], counted="")


def with_last_unit(text: str, last: Quantity | None, quantity: Quantity) -> Quantity:
    """Return the bare number with the unit of the one before: "fell from 12 deaths to 8", "63 against 50".

    A percentage lends its unit to none: "rose 2 percent to 6,327".
    """
    if last is None or quantity.unit or quantity.counted or not (last.unit or last.counted):
        return quantity
    if last.unit in ("percent", "percentage point", "ratio", _YEARS):
        return quantity
    between = text[last.span.end : quantity.span.start]
    if _FROM.fullmatch(between) or _COMPARED.fullmatch(between):
        return replace(quantity, unit=last.unit, counted=last.counted)
    return quantity
