"""Which quantities are told as changes: "brought it down by 24 points", "a gain of 12 points", "14 kg gone"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from factcheck.data import word_table
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import Token, Tokens, kept, read_once
from factcheck.extraction.statements.stated_changes import direction, is_noun, nouns
from factcheck.model import Direction

_VERB, _ASIDE = 8, 4
_CHANGE = ("percentage point",)
_CUES = ("by", "up", "down", "gone", "off")
_DETERMINERS = ("a", "an", "the", "those", "these", "that", "this")


@read_once
def change_sign(read: Sequence[Token], place: int) -> Direction | None:
    """Return which way the quantity at a place is told to have gone, "" where that is open, None for no change."""
    quantity = read[place].quantity
    if isinstance(read, Tokens) and not _speaks_of_change(read) and not (quantity and quantity.unit in _CHANGE):
        return None
    first = _opening(read, place)
    before = word(read, first - 1)
    if before == "by":
        return _by_verb(read, first - 1)
    if before == "of" and is_noun(word(read, first - 2)):
        return direction(word(read, first - 2))
    if before in ("up", "down"):
        return None if is_phrasal(word(read, first - 2)) else "rise" if before == "up" else "fall"
    if before in _last_words("losing") and _ends(read, first, "losing"):
        return "fall"
    if before in _last_words("winning") and _ends(read, first, "winning"):
        return "rise"
    return _behind(read, place)


@kept
def _speaks_of_change(read: Tokens) -> bool:
    """Tell whether a sentence has one of the words by which a quantity is told as a change."""
    return not read.words.isdisjoint(_cues())


@cache
def _cues() -> frozenset[str]:
    return _last_words("losing") | _last_words("winning") | frozenset({*_CUES, *comparatives(), *nouns()})


def _ends(read: Sequence[Token], place: int, kind: str) -> bool:
    """Tell whether a verb of a kind, of one word or two, stands right before a place."""
    last = word(read, place - 1)
    return last in _verbs(kind) or f"{word(read, place - 2)} {last}" in _verbs(kind)


@cache
def _verbs(kind: str) -> frozenset[str]:
    return frozenset(_table()[kind])


@cache
def _last_words(kind: str) -> frozenset[str]:
    return frozenset(verb.split(" ")[-1] for verb in _verbs(kind))


def _opening(read: Sequence[Token], place: int) -> int:
    """Return where the words begin that only lead to a quantity: "a full", "as much as"."""
    first = place
    while first and word(read, first - 1) in _leading():
        first -= 1
    return first


def _by_verb(read: Sequence[Token], by: int) -> Direction | None:
    """Return the way of the verb that a "by" belongs to: "have brought it down by", "has dropped by"."""
    for there in range(by - 1, max(by - 1 - _VERB, -1), -1):
        said = word(read, there)
        if said in ("up", "down"):
            return "rise" if said == "up" else "fall"
        if direction(said):
            return direction(said)
        if said in _table()["moved"]:
            return "fall" if said in ("cut", "slashed", "trimmed", "reduce", "lower", "decrease", "decline") else ""
        if read[there].quantity or not said.replace("'", "").replace("’", "").isalpha():
            return None
    return None


def _behind(read: Sequence[Token], place: int) -> Direction | None:
    """Return the way that the words behind a quantity tell: "32 points lower", "18 kilos have gone", "gain"."""
    said = word(read, place + 1)
    quantity = read[place].quantity
    than = word(read, place + 2) == "than"
    others = said == "more" and not than and quantity is not None and quantity.unit is None  # "Eighteen more came"
    if said in comparatives() and not others and not (than and _is_bound(read, place)):
        return comparatives()[said]
    for there in range(place + 1, place + 1 + _ASIDE):
        said = word(read, there)
        if said in ("gone", "off") and word(read, there + 1) not in ("to", "the", "into"):
            return "fall"
        if said not in _table()["comparatives"]["auxiliaries"]:
            break
    if quantity and quantity.unit in _CHANGE:
        return ""
    if is_noun(word(read, place + 1)) and direction(word(read, place + 1)):
        return direction(word(read, place + 1))
    return None


def _is_bound(read: Sequence[Token], place: int) -> bool:
    """Tell whether "more than" bounds the quantity behind it: "2 more than 5"."""
    return any(token.quantity for token in read[place + 3 : place + 5])


@cache
def _leading() -> frozenset[str]:
    table = _table()
    return frozenset(
        {*table["degrees"], *_DETERMINERS, "full", "whole", "good", "just", "exactly", "only", "another", "as"}
    )


def is_phrasal(verb: str) -> bool:
    """Tell whether "up" and "down" make another verb of a verb: "made up 67%" of something."""
    return verb in _phrasal()


@cache
def _phrasal() -> frozenset[str]:
    return frozenset(_table()["phrasal"])


@cache
def comparatives() -> dict[str, Direction]:
    """Return the words behind an amount that make it a difference, with the way that it goes."""
    table = _table()["comparatives"]
    return {**dict.fromkeys(table["more"], "rise"), **dict.fromkeys(table["less"], "fall")}


def _table() -> dict[str, Any]:
    return word_table("changes")
