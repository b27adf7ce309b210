"""How much a sentence says that something changed: "a 30% drop", "down by 30%", "more than doubled"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from factcheck.data import word_table
from factcheck.extraction.statements.tokens import Token
from factcheck.model import Direction, Factor, Number, Quantity, Span

_ARTICLES = frozenset({"a", "an", "the"})
_HEDGES = {"nearly": "nearly", "almost": "nearly"}
_FEWER = frozenset({"less", "fewer", "lower", "smaller", "more", "higher", "greater", "larger"})
_FRACTION_STEP = 10.0
"""A share said as a fraction ("by a third") may be this many points off."""
_VERB_REACH = 7
"""So many tokens after its verb a "by 30%" still belongs to it: "cut the risk of a stroke by 30%"."""


class StatedChange(NamedTuple):
    """What is told of a change, and the tokens [first, last) that tell it.

    `verb` tells that a verb does, of which the values come later in its clause.
    """

    first: int
    last: int
    by: Number | None = None
    factor: Factor | None = None
    direction: Direction = ""
    word: Span | None = None
    verb: bool = False


def stated_changes(tokens: Sequence[Token]) -> Iterator[StatedChange]:
    """Yield what the tokens of a sentence tell of how much something changed, in order."""
    for place, token in enumerate(tokens):
        stated: StatedChange | None = None
        said = token.quantity.text.casefold() if token.quantity else token.word
        if said in _words().factors:
            stated = _of_factor(tokens, place, _words().factors[said])
        elif token.quantity:
            stated = _of_amount(tokens, place, token.quantity)
        if stated and not _is_rate(tokens, stated.last):
            yield stated


def direction(word: str) -> Direction:
    """Return which way a verb or noun says that something went."""
    words = _words()
    return "rise" if word in words.rises else "fall" if word in words.falls else ""


def is_verb(word: str) -> bool:
    """Tell whether the word is a verb of a change that goes one way."""
    return word in _words().verbs and direction(word) != ""


def is_noun(word: str) -> bool:
    """Tell whether the word names a change."""
    return word in _words().nouns


def nouns() -> frozenset[str]:
    """Return the words that name a change."""
    return _words().nouns


def _of_amount(tokens: Sequence[Token], place: int, quantity: Quantity) -> StatedChange | None:
    """Return what a quantity tells as the amount of a change: its noun, verb or preposition stands beside it."""
    number = _amount(quantity)
    if number is None:
        return None
    first = _back(tokens, place, _ARTICLES | _words().degrees)
    after = _forward(tokens, place + 1, _words().degrees)
    word = _word(tokens, after)
    before = _word(tokens, first - 1)
    if word in _words().nouns and before != "of":
        return _stated(tokens, first, after + 1, after, number)
    if before == "of" and _word(tokens, first - 2) in _words().nouns:
        start = _back(tokens, first - 2, _ARTICLES | _words().degrees)
        return _stated(tokens, start, place + 1, first - 2, number)
    if before == "by" and (verb := _verb_before(tokens, first - 1)) is not None:
        return _stated(tokens, verb, place + 1, verb, number, verb=True)
    if before in ("up", "down") or (before == "by" and _word(tokens, first - 2) in ("up", "down")):
        start = first - 1 if before != "by" else first - 2
        way: Direction = "rise" if tokens[start].word == "up" else "fall"
        return StatedChange(start, place + 1, number, None, way, tokens[start].span, verb=True)
    if before == "by" or word in _FEWER:
        return StatedChange(first - (before == "by"), place + 1 + (word in _FEWER), number, None)
    if before in _words().verbs:
        return _stated(tokens, first - 1, place + 1, first - 1, number, verb=True)
    return None


def _stated(
    tokens: Sequence[Token], first: int, last: int, named: int, number: Number, *, verb: bool = False
) -> StatedChange:
    token = tokens[named]
    way = direction(token.word)
    return StatedChange(first, last, number, None, way, token.span if way else None, verb)


def _of_factor(tokens: Sequence[Token], place: int, value: float) -> StatedChange:
    """Return what "doubled", "a threefold rise" or "rose threefold" tells."""
    words = _words()
    how, start = _hedge(tokens, place)
    span = Span(tokens[start].start, tokens[place].end)
    factor = Factor(span, value, how)
    first = _back(tokens, start, _ARTICLES)
    if _word(tokens, place + 1) in words.nouns:
        return StatedChange(first, place + 2, None, factor)
    if _word(tokens, first - 1) in words.verbs:
        return StatedChange(first - 1, place + 1, None, factor, verb=True)
    return StatedChange(first, place + 1, None, factor, verb=True)


def _hedge(tokens: Sequence[Token], place: int) -> tuple[str, int]:
    before = _word(tokens, place - 1)
    if before == "than" and _word(tokens, place - 2) == "more":
        return "more than", place - 2
    return (_HEDGES[before], place - 1) if before in _HEDGES else ("", place)


def _verb_before(tokens: Sequence[Token], place: int) -> int | None:
    """Return where the verb of "by 30%" stands, with nothing but words between."""
    for there in range(place - 1, max(place - _VERB_REACH, -1), -1):
        if not tokens[there].word[:1].isalpha():
            return None
        if tokens[there].word in _words().verbs:
            return there
    return None


def _amount(quantity: Quantity) -> Number | None:
    """Return the amount as a number, a fraction as a loose percentage; None for a bound or a range."""
    if quantity.comparator not in ("=", "~") or quantity.low is None or quantity.high is None:
        return None
    value, step, unit = quantity.low, quantity.step, quantity.unit
    loose = quantity.comparator == "~" or quantity.approximate
    if 0 < value < 1 and step == 0 and unit != "percent":
        return Number(quantity.span, 100 * value, _FRACTION_STEP, "percent", loose)
    return Number(quantity.span, value, step, unit, loose)


def _is_rate(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether the words from a place on make a change one for each year, or one against something else."""
    following = [token.word for token in tokens[place : place + 4]]
    joined = {" ".join(following[:2]), *following[:1]}
    return bool(joined & _words().rates) or "than" in following


def _back(tokens: Sequence[Token], place: int, skipped: frozenset[str]) -> int:
    while place and tokens[place - 1].word in skipped:
        place -= 1
    return place


def _forward(tokens: Sequence[Token], place: int, skipped: frozenset[str]) -> int:
    while _word(tokens, place) in skipped:
        place += 1
    return place


def _word(tokens: Sequence[Token], place: int) -> str:
    return tokens[place].word if 0 <= place < len(tokens) else ""


class _Lexicon(NamedTuple):
    verbs: frozenset[str]
    nouns: frozenset[str]
    rises: frozenset[str]
    falls: frozenset[str]
    rates: frozenset[str]
    degrees: frozenset[str]
    factors: dict[str, float]


@cache
def _words() -> _Lexicon:
    table = word_table("changes")
    factors = {word: float(value) for word, value in table["factors"].items()}
    factors |= {f"{word[:-4]}-fold": value for word, value in factors.items() if word.endswith("fold")}
    return _Lexicon(
        verbs=frozenset({*table["rise"], *table["fall"], *table["moved"]} - factors.keys()),
        nouns=frozenset({*table["rise_nouns"], *table["fall_nouns"], *table["nouns"]}),
        rises=frozenset({*table["rise"], *table["rise_nouns"]}),
        falls=frozenset({*table["fall"], *table["fall_nouns"]}),
        rates=frozenset(table["rates"]),
        degrees=frozenset(table["degrees"]),
        factors=factors,
    )
