"""What is taken of something in a day, wherever an article says so: "one to three sachets a day", "15 g every morning".

A day may be told by its ends ("between waking and sleeping") or by a meal ("from one breakfast to the next"). What is
called the usual or standard dose holds for everybody, so that no other place of the article should tell another one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.claims.words import form
from factcheck.extraction.statements.grid import frame
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import LONGEST, Passage, Tokens
from factcheck.extraction.statements.tokens import tokens
from factcheck.model import DailyAmount, Quantity, Span, Table
from factcheck.text.cues import words_of

_KINDS = frozenset({"mass", "activity units", "length^3"})
_REACH, _NEAR = 10, 3


def find_daily_amounts(passage: Passage, tables: Sequence[Table]) -> Iterator[DailyAmount]:
    """Yield each amount by the day of an article, if it calls one the usual one; the passage is the whole of it."""
    if not words_of(passage.text) & _usual():
        return
    labels = dict(_labels(tables))
    for sentence, quantities in passage.by_sentence():
        if quantities and len(sentence) <= LONGEST:
            read = tokens(passage, sentence)
            usual = _is_usual(read)
            for place, quantity in read.numbers:
                if found := _daily(read, place, quantity, frozenset(labels.get(sentence, ())), usual=usual):
                    yield found


def _labels(tables: Sequence[Table]) -> Iterator[tuple[Span, frozenset[str]]]:
    """Yield the words that label the row of each cell."""
    for table in tables:
        named = frame(table).labels
        for cell in table.cells:
            if cell.row in named and named[cell.row] is not cell:
                yield cell.span, words_of(named[cell.row].text)


def _is_usual(read: Tokens) -> bool:
    """Tell whether a sentence calls something the usual dose: "which is the standard upkeep dose"."""
    for place, token in enumerate(read):
        if token.word in _usual():
            behind = {word(read, there) for there in range(place + 1, place + 1 + _NEAR)}
            if behind & _words("doses") and not {word(read, place - 1), word(read, place - 2)} & {
                "than",
                "not",
                "twice",
            }:
                return True
    return False


def _daily(read: Tokens, place: int, quantity: Quantity, label: frozenset[str], *, usual: bool) -> DailyAmount | None:
    measure = quantity.measure
    thing = form(quantity.counted.split()[-1]) if quantity.counted and quantity.unit is None else ""
    known = measure.dimension in _KINDS or (measure.dimension == "count" and thing in _forms())
    if not known or measure.statistic != "level" or measure.bound or measure.low is None or measure.high is None:
        return None
    often = measure.per_day or float(_is_of_day(read, place))
    if not often:
        return None
    said = read.words | label
    phases = frozenset(name for name, words in _phases().items() if said & words)
    special = bool(said & _words("special"))
    unnamed = thing in _words("anybodys") and not _is_definite(read, place)
    of = _labelled(read)
    low, high = measure.low * often, measure.high * often
    return DailyAmount(quantity, low, high, thing or measure.dimension, phases, of, usual and not unnamed, special)


def _labelled(read: Tokens) -> frozenset[str]:
    """Return the words of a label before a colon: "Macrogol: one to three sachets a day"."""
    colon = next((there for there in range(len(read)) if word(read, there) == ":"), 0)
    return frozenset(form(one.word) for one in read[:colon] if one.word.isalpha()) - {""}


def _is_definite(read: Tokens, place: int) -> bool:
    """Tell whether a number is of things that have been told of: "six of the tablets", "the six tablets"."""
    near = {word(read, place - 1), word(read, place + 1), word(read, place + 2)}
    return bool(near & {"the", "these", "those", "your"})


def _is_of_day(read: Tokens, place: int) -> bool:
    """Tell whether a time of a whole day is told behind an amount, with no other amount between."""
    for there in range(place + 1, min(place + 1 + _REACH, len(read))):
        said, before = word(read, there), word(read, there - 1)
        if said in (",", ";", "(") or (read[there].quantity and not _is_one(read[there].quantity)):
            return False
        if said in _words("dayparts") and before in ("every", "each"):
            return True
        if said in ("between", "from") and _spans_day(read, there):
            return True
    return False


def _is_one(quantity: Quantity | None) -> bool:
    return bool(quantity and quantity.unit is None and quantity.low == quantity.high == 1)


def _spans_day(read: Tokens, place: int) -> bool:
    """Tell whether both ends of a day follow: "waking and sleeping", "one breakfast to the next"."""
    first = place + 1 + (read[place + 1].quantity is not None or word(read, place + 1) == "one")
    joined = word(read, first + 1) in ("and", "to")
    last = first + 2 + (word(read, first + 2) in ("the", "going"))
    ends = word(read, first) in _words("dayparts") and joined
    return ends and (word(read, last) in _words("dayparts") or word(read, last) == "next")


@cache
def _usual() -> frozenset[str]:
    return frozenset(word_table("daily-amounts")["usual"])


@cache
def _phases() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in word_table("daily-amounts")["phases"].items()}


@cache
def _forms() -> frozenset[str]:
    return frozenset(map(form, word_table("products")["forms"]))


@cache
def _words(kind: str) -> frozenset[str]:
    table = word_table("daily-amounts")
    return frozenset(table[kind] if kind == "doses" else table["words"][kind])
