"""Products and what they are told to come to: "two 500 mg tablets four times a day, or 3 g", "eight 200 ml cups"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.claims.words import form, is_person
from factcheck.extraction.quantities.unit_types import DAY
from factcheck.extraction.statements.derivations.result_signs import adds_more, is_of_all
from factcheck.extraction.statements.parts import closes, word
from factcheck.extraction.statements.passage import LONGEST, Passage
from factcheck.extraction.statements.tokens import Token, tokens, without_stops
from factcheck.model import Product, Quantity

_AMOUNTS = frozenset({"mass", "length^3", "energy", "activity units", "length"})
_WEIGHTS = ("kilogram", "pound", "stone")
_LONGEST_CUE = 4
_FEWEST, _MOST = 2, 6
"""A result has two factors at least; of more than six numbers nobody knows which belong together."""


def find_products(passage: Passage) -> Iterator[Product]:
    """Yield each result with the factors that stand before it, in its sentence or in the one that it goes on with."""
    before: Sequence[Token] = ()
    for sentence, quantities in passage.by_sentence():
        read: Sequence[Token] = ()
        if quantities and len(sentence) <= LONGEST:
            read = without_stops(tokens(passage, sentence))
            for place, token in enumerate(read):
                if token.quantity and (cue := _cue(read, place, token.quantity)):
                    yield from _product(read, place, cue, before)
        before = read


def _cue(read: Sequence[Token], place: int, result: Quantity) -> str:
    """Return how a result is announced: "firm" or "loose" by words, "limit" by a most for a day, or "" if it is not."""
    start, between = place, _words("between")
    while start and word(read, start - 1) in between and not _announced(read, start, "firm"):
        start -= 1
    if word(read, start - 1) == "=":
        return "firm" if start > 1 and read[start - 2].quantity else ""
    after = " ".join(token.word for token in read[place + 1 : place + 1 + _LONGEST_CUE])
    behind = any(phrase in after for phrase in _words("behind")) and not is_of_all(read, place + 1, _LONGEST_CUE)
    if behind or _announced(read, start, "firm"):
        return "firm"
    if result.text.casefold().startswith("up to") and word(read, place - 1) in ("add", "adds", "added"):
        return "firm"
    if (_announced(read, start, "loose") or _announced(read, place, "loose")) and _is_closed(
        read, place + 1, count=_is_count(result)
    ):
        return "loose"
    return "limit" if result.measure.bound == "upper" and result.measure.limit else ""


def _is_closed(read: Sequence[Token], place: int, *, count: bool) -> bool:
    """Tell whether a result ends its clause, a count with its noun, or names its time: "or 3 g a day"."""
    noun = place + (count and word(read, place).isalpha())
    return closes(read, noun) or word(read, place) in ("a", "per", "daily", "every")


def _announced(read: Sequence[Token], place: int, kind: str) -> bool:
    """Tell whether words of a kind stand right before a place."""
    if not place or read[place - 1].word not in _last_words(kind):
        return False
    return any(
        " ".join(token.word for token in read[place - size : place]) in _words(kind)
        for size in range(1, min(place, _LONGEST_CUE) + 1)
    )


@cache
def _last_words(kind: str) -> frozenset[str]:
    return frozenset(phrase.split(" ")[-1] for phrase in _words(kind))


def _product(read: Sequence[Token], place: int, cue: str, before: Sequence[Token]) -> Iterator[Product]:
    result = read[place].quantity
    if (
        result is None
        or adds_more(read, place)
        or word(read, place + 1) in ("was", "were", "is", "are", "had", "has", "have")
        or (cue == "limit" and _is_of_a_part(read, place))
    ):
        return
    scopes = [read[:place]] if cue == "loose" else [read[:place], [*before, *read[:place]]]
    for scope in scopes:
        known = [token.quantity for token in scope if token.quantity]
        factors = _factors(scope, result, read[place + 1 :]) if 0 < len(known) <= _MOST else ()
        if factors and (cue != "loose" or len(factors) > 1 or factors[0].measure.per_day != result.measure.per_day):
            if cue != "limit":
                yield Product(factors, result, tuple(known))
            elif _is_plain(scope, read[place:]) and result.measure.statistic != "change":
                yield Product(factors, result, tuple(known), limit=True)
            return


def _is_of_a_part(read: Sequence[Token], place: int) -> bool:
    """Tell whether a most is that of each part of a dose: "4 g a day in doses of at most 2 g each"."""
    return word(read, place + 1) in ("each", "apiece") or any(
        word(read, at) in ("doses", "portions", "parts", "servings") and word(read, at - 1) in ("in", "into")
        for at in range(max(place - _LONGEST_CUE, 0), place)
    )


def _is_plain(scope: Sequence[Token], rest: Sequence[Token]) -> bool:
    """Tell whether a dose is taken as told, not when needed, and the most is meant for the same people."""
    words = [token.word for token in (*scope, *rest)]
    return not any(one in _words("as_needed") or one == ";" or is_person(form(one)) for one in words)


def _factors(scope: Sequence[Token], result: Quantity, rest: Sequence[Token]) -> tuple[Quantity, ...]:
    """Return the factors of a result of its dimension, none where they are not plain."""
    match result.measure.dimension:
        case dimension if dimension in _AMOUNTS:
            return (
                _by_weight((*scope, *rest), dimension)
                or _by_strength(scope, dimension)
                or _amount(scope, dimension, result)
            )
        case "count":
            return _doses(scope, result) or _counts(scope, result)
        case "time":
            return _spent(scope, result)
    return ()


def _quantities(scope: Sequence[Token]) -> list[tuple[int, Quantity]]:
    return [(place, token.quantity) for place, token in enumerate(scope) if token.quantity]


def _amount(scope: Sequence[Token], dimension: str, result: Quantity) -> tuple[Quantity, ...]:
    """Return an amount with how many there are of it, and how long it is taken for: "two 500 mg tablets for a week".

    An amount for each of some things is what something is divided to: "160 g a day in 4 meals, that's 40 g per meal".
    """
    if " per " in (result.unit or "") and not result.measure.per_day and " per " not in dimension:
        return ()
    every = [(place, one) for place, one in _quantities(scope) if one.measure.dimension == dimension]
    amounts = [(place, one) for place, one in every if one.unit == result.unit or one.unit not in _WEIGHTS]
    if not amounts or len({(one.measure.low, one.measure.high) for _, one in amounts}) > 1:
        return ()
    place, amount = amounts[-1]
    if amount.measure.bound or amount.measure.statistic == "change":
        return ()
    factors = [amount]
    if (number := _number_of(scope, place)) is not None and number.low != 1:
        factors.insert(0, number)
    lasting = [one for _, one in _quantities(scope) if _is_lasting(one)]
    if amount.measure.per_day and lasting and not result.measure.per_day and not result.measure.limit:
        factors += lasting if len(lasting) == 1 else ()
    return tuple(factors) if len(factors) > 1 or amount.measure.per_day else ()


def _number_of(scope: Sequence[Token], place: int) -> Quantity | None:
    """Return how many there are of the amount at a place: "eight 200 ml cups", "21 capsules of 400 mg", "3 × 65 mg"."""
    there = place - 1
    while word(scope, there) in ("of", "these", "those", "the", "such", "at", "containing", "with", "×", "x", "times"):
        there -= 1
    if (number := _count(scope, there)) or there == place - 1:
        return number or (_each(scope, place) if word(scope, place + 1) in ("each", "apiece") else None)
    return _count(scope, there - 1) if word(scope, there).isalpha() else None


def _each(scope: Sequence[Token], place: int) -> Quantity | None:
    return _count(scope, place - 2) or _count(scope, place - 3)


def _count(scope: Sequence[Token], place: int) -> Quantity | None:
    quantity = scope[place].quantity if 0 <= place < len(scope) else None
    return quantity if quantity and _is_count(quantity) else None


def _is_count(quantity: Quantity) -> bool:
    return quantity.unit is None and quantity.measure.dimension == "count" and quantity.step == 1


def _is_lasting(quantity: Quantity) -> bool:
    measure = quantity.measure
    over = quantity.text.casefold().startswith("over ")
    return (
        measure.dimension == "time"
        and not measure.per_day
        and (measure.low or 0.0) >= DAY
        and (not measure.bound or over)
    )


def _by_weight(scope: Sequence[Token], dimension: str) -> tuple[Quantity, ...]:
    """Return a dose for each kilogram and the weight: "10 mg/kg, so a child of 20 kg needs 200 mg"."""
    doses = [one for _, one in _quantities(scope) if one.measure.dimension == f"{dimension} per weight"]
    weights = [one for _, one in _quantities(scope) if one.unit in _WEIGHTS]
    return (doses[0], weights[0]) if len(doses) == len(weights) == 1 else ()


def _by_strength(scope: Sequence[Token], dimension: str) -> tuple[Quantity, ...]:
    """Return a strength and what holds it: "50 mg/ml, so 10 ml hold 500 mg", "9 kcal per gram"."""
    for _, strength in _quantities(scope):
        above, _, below = strength.measure.dimension.partition(" per ")
        if above == dimension and below in _AMOUNTS:
            wholes = [one for _, one in _quantities(scope) if one.measure.dimension == below]
            return (strength, wholes[0]) if len(wholes) == 1 else ()
    return ()


def _doses(scope: Sequence[Token], result: Quantity) -> tuple[Quantity, ...]:
    """Return a number of doses with how often and how long: "two puffs three times daily, that is eight puffs"."""
    noun, every = result.measure.of, [one for _, one in _quantities(scope)]
    counts = [one for one in every if _is_count(one)]
    same = [one for one in counts if one.measure.of == noun or (result.measure.per_day and not noun)]
    lasting = [one for one in every if _is_lasting(one)][:1]
    if len(same) == 1 and same[0].measure.per_day and not same[0].measure.bound:
        return same[0], *(() if result.measure.per_day or result.measure.bound else lasting)
    rates = [one for one in every if one.measure.dimension == "times" and one.measure.per_day]
    if not counts and lasting and len(rates) == 1 and noun in _words("forms"):
        return rates[0], *lasting
    return ()


def _counts(scope: Sequence[Token], result: Quantity) -> tuple[Quantity, ...]:
    """Return counts of which each has so many of the next: "five exercises with ten repetitions each"."""
    found = [one for one in _quantities(scope) if _is_count(one[1]) and one[1].comparator == "="]
    others = [one for _, one in _quantities(scope) if not _is_count(one)]
    rates = [one for one in others if one.measure.dimension == "times" and one.measure.per_day]
    if result.measure.bound or len(found) != _FEWEST or len(rates) != len(others) or len(rates) > 1:
        return ()
    (first, one), (second, two) = found
    near = [token.word for token in (*scope[first + 1 : second], *scope[second + 1 : second + 4])]
    return (one, two, *rates) if any(each in _words("each") for each in near) else ()


def _spent(scope: Sequence[Token], result: Quantity) -> tuple[Quantity, ...]:
    """Return a time with how often it is spent, or by another period: "45 minutes three times a week"."""
    times = [(place, one) for place, one in _quantities(scope) if one.measure.dimension == "time"]
    if len(times) != 1 or times[0][1].measure.bound or _is_interval(times[0][1]):
        return ()
    place, time = times[0]
    if time.measure.per_day and result.measure.per_day:
        return (time,) if time.unit != result.unit else ()
    number = _number_of(scope, place)
    return (number, time) if number and time.unit == result.unit else ()


def _is_interval(quantity: Quantity) -> bool:
    """Tell whether a time is the one between two doses."""
    measure = quantity.measure
    return abs(measure.per_day * (measure.high or 0.0) / DAY - 1) < 1e-6


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("products")[kind])
