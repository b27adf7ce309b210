"""Amounts that a number of tablets, drops or cans comes to: "each holds 300 mg … to get 1,500 mg I take four of those".

No word needs to say what is multiplied: the amount tied to one thing, the number of such things and the one other
amount of their sentence fill the roles, in whatever order. What is taken so many times a day may be told for a day or
for once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from math import log10
from typing import NamedTuple

from factcheck.data import word_table
from factcheck.extraction.claims.words import form
from factcheck.extraction.statements.derivations.scenes import Scene
from factcheck.extraction.statements.parts import closes, word
from factcheck.extraction.statements.passage import Token, Tokens
from factcheck.model import Derivation, Quantity, Way

_KINDS = frozenset({"mass", "activity units", "energy", "length^3"})
_ROOM = 0.04
_FARTHEST = 4.0
"""A result farther from what its things come to is one of something else, unless its point has slipped."""
_BACK, _FORTH = 4, 3
_DOSE = form("dose")

_Read = Sequence[Token]


class _Item(NamedTuple):
    """An amount that one thing holds, and the thing."""

    quantity: Quantity
    thing: str


class _Number(NamedTuple):
    """How many things there are, told as `text` by the quantities `of`."""

    value: float
    thing: str
    of: tuple[Quantity, ...]
    text: str


def find_item_amounts(scene: Scene) -> Iterator[Derivation]:
    """Yield the one amount of a sentence with what its number of things comes to, each holding what is told of one."""
    dimensions = {one.measure.dimension for one in scene.quantities}
    if "count" not in dimensions or dimensions.isdisjoint(_KINDS):
        return
    read = scene.read
    numbers = list(_numbers(read))
    if len(numbers) != 1 or not read.words.isdisjoint(_words("elsewhere")):
        return
    number = numbers[0]
    items = [one for part in (read, *scene.earlier()) for one in _items(part)]
    fitting = [one for one in items if _fits(one, number.thing)]
    if len({(one.quantity.measure.low, one.quantity.measure.dimension) for one in fitting}) != 1:
        return
    item = fitting[0].quantity
    told = [
        one
        for token in read
        if (one := token.quantity)
        and one.measure.dimension == item.measure.dimension
        and one.measure.low != item.measure.low
    ]
    if len(told) == 1 and _is_plain(told[0]) and read.words.isdisjoint(_words("twofold")):
        yield from _derivation(told[0], item, number, read)


def _fits(item: _Item, thing: str) -> bool:
    """Tell whether so many of a thing may be of an item: a dose is made of tablets, and is none of "those"."""
    return (thing == "those" and item.thing != _DOSE) or item.thing in (thing, "each", "it")


def _numbers(read: Tokens) -> Iterator[_Number]:
    """Yield how many things a sentence tells of, those at several times of the day as one number."""
    parts = list(_by_daypart(read))
    if len(parts) > 1:
        things = {one.thing for one in parts} - {"those"}
        if len(things) == 1:
            text = f"({' + '.join(one.text for one in parts)})"
            yield _Number(sum(one.value for one in parts), things.pop(), tuple(one.of[0] for one in parts), text)
        return
    for place, _ in read.numbers:
        if (quantity := _number(read, place)) and (thing := _thing(read, place)):
            yield _Number(quantity.low or 0.0, thing, (quantity,), quantity.text)


def _by_daypart(read: Tokens) -> Iterator[_Number]:
    """Yield the things that are taken at each time of the day: "one puff in the morning and one at night"."""
    for place, quantity in read.numbers:
        plain = quantity.unit is None and quantity.low == quantity.high and not quantity.measure.bound
        behind = next((there for there in range(place + 1, place + 6) if _is_daypart(read, there)), None)
        between = read[place + 1 : behind] if behind else []
        if plain and quantity.measure.dimension == "count" and behind and not any(one.quantity for one in between):
            thing = next((found for one in between if (found := form(one.word)) in _holders() and found), "those")
            yield _Number(quantity.low or 0.0, thing, (quantity,), quantity.text)


def _is_daypart(read: Tokens, place: int) -> bool:
    at = {word(read, place - 1), word(read, place - 2)}
    return word(read, place) in _words("dayparts") and bool(at & {"in", "at", "each", "every", "with", "before"})


def _number(read: _Read, place: int) -> Quantity | None:
    """Return the number of things at a place: more than one, and no range or bound."""
    quantity = read[place].quantity
    if not quantity or quantity.unit or quantity.measure.dimension != "count" or quantity.low != quantity.high:
        return None
    return quantity if (quantity.low or 0.0) not in (0.0, 1.0) and not quantity.measure.bound else None


def _thing(read: _Read, place: int) -> str:
    """Return what is counted, "those" for what has been told of, "" for no such thing."""
    behind = [word(read, there) for there in range(place + 1, place + 1 + _FORTH)]
    if behind[:2] in (["of", "those"], ["of", "them"], ["of", "these"]):
        return "those"
    named = read[place].quantity
    clause_ends = closes(read, place + 1) or word(read, place + 1) in _words("after_bare")
    if named and not named.counted and clause_ends and _is_taken(read, place):
        return "those"
    for one in (named.counted if named else "", *behind):
        if (found := form(one)) in _holders() and found:
            return found
        if one in _words("apart"):
            break
    return ""


def _is_taken(read: _Read, place: int) -> bool:
    return any(word(read, there) in _words("taking") for there in (place - 1, place - 2))


def _items(read: _Read) -> Iterator[_Item]:
    """Yield the amounts of a sentence that are told of one thing: "500 mg tablets", "300 mg apiece", "holds 300 mg"."""
    for place, token in enumerate(read):
        quantity = token.quantity
        if (
            not quantity
            or quantity.measure.dimension not in _KINDS
            or not _is_plain(quantity)
            or quantity.measure.per_day
        ):
            continue
        behind = [form(word(read, there)) for there in range(place + 1, place + 1 + _FORTH)]
        before = [word(read, there) for there in range(place - 1, max(-1, place - 1 - _BACK), -1)]
        thing = next((one for one in behind if one in _holders() and one), "")
        whose = _per_thing(read, place)
        if word(read, place + 1) == "apiece" or (word(read, place + 1) == "each" and _ends_phrase(read, place + 2)):
            yield _Item(quantity, "each")
        elif word(read, place + 1) in ("ones", "one"):
            yield _Item(quantity, "it")
        elif whose:
            yield _Item(quantity, whose)
        elif thing and (len(behind) and word(read, place + 1) not in ("of", "and", "or", ",", ".", "to", "from")):
            yield _Item(quantity, thing)
        elif any(one in _words("held") for one in before) and (held := _holder(read, place)):
            yield _Item(quantity, held)


def _per_thing(read: _Read, place: int) -> str:
    """Return the thing of which each one holds an amount: "100 micrograms of the steroid with each puff"."""
    for there in range(place + 1, place + 7):
        each = word(read, there) in ("each", "every", "per") or (there == place + 1 and word(read, there) == "a")
        if each or (word(read, there), word(read, there + 1)) == ("in", "a"):
            named = form(word(read, there + 1 + (word(read, there) == "in")))
            return named if named in _holders() else ""
        if not word(read, there).isalpha():
            break
    return ""


def _ends_phrase(read: _Read, place: int) -> bool:
    """Tell whether nothing that "each" belongs to follows it: "300 mg each", not "150 mg each time"."""
    return not word(read, place).isalpha() or word(read, place) in _words("after_each")


def _holder(read: _Read, place: int) -> str:
    """Return the one thing that is told to hold an amount, "" where none or several are."""
    start = next(
        (there + 1 for there in range(place - 1, -1, -1) if read[there].quantity or word(read, there) == ";"), 0
    )
    if start and (before := read[start - 1].quantity) and (before.low or 0.0) > 1 and not before.unit:
        return ""
    said = [found for there in range(start, place) if (found := form(word(read, there))) in _holders() and found]
    return said[-1] if len(set(said)) == 1 else ""


def _is_plain(quantity: Quantity) -> bool:
    measure = quantity.measure
    return measure.low == measure.high and bool(measure.low) and not measure.bound and measure.statistic == "level"


def _derivation(told: Quantity, item: Quantity, number: _Number, read: Tokens) -> Iterator[Derivation]:
    """Yield a result with what so many things come to, unless another number of the sentence leads to it."""
    every = [quantity for _, quantity in read.numbers]
    value = (item.measure.low or 0.0) * number.value
    stated = told.measure.low or 0.0
    ratio = stated / value
    slipped = abs(log10(ratio) - round(log10(ratio))) < _ROOM / 2
    others = {one.low or 1.0 for one in every if one not in (told, item, *number.of)}
    if any(one.measure.dimension == "share" for one in every):
        return
    often = {one.measure.per_day for one in every if one.measure.per_day} | others
    if len(number.of) == 1:
        often |= {float(len(read.words & _words("dayparts"))) or 1.0}  # "two of them morning and evening"
    explained = any(abs(ratio * by - 1) < _ROOM or abs(ratio / by - 1) < _ROOM for by in (1.0, *often) if by)
    if explained or not (1 / _FARTHEST < ratio < _FARTHEST or slipped):
        return
    scale = stated / (told.low or 1.0)
    written = f"{float(f'{value / scale:.3g}'):,.10g} {told.unit_text}"
    way = Way(value, value, (item.span, *(one.span for one in number.of)), written, f"{item.text} × {number.text}")
    yield Derivation("product", told.span, stated * (1 - _ROOM), stated * (1 + _ROOM), (way,))


@cache
def _holders() -> frozenset[str]:
    return frozenset(map(form, (*_words("forms"), *_words("holders"))))


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("products")[kind])
