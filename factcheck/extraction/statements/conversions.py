"""Measures with the same measure in another unit beside them: "5 lb (2.3 kg)", "1,100 micrograms, which is 1.1 mg"."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from factcheck.data import word_table
from factcheck.extraction.quantities.units import Unit, dimension, unit
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import LONGEST, Passage
from factcheck.extraction.statements.tokens import Token, tokens
from factcheck.model import Conversion, Quantity
from factcheck.text.expressions import expression

_BRACKETS = {"(": ")", "[": "]"}
_WORDS = 3
"""So many words may name what is measured before it is measured again: "5 lb of flour (2.3 kg)"."""
_LONGEST_LINK, _LONGEST_AGAIN = 9, 14
_SPEED = "length time^-1"
_VESSEL, _PAIR = 2, 2
_CUSTOMARY = frozenset({"mass", "length", "length^3"})
"""A vessel and its verb are so many words."""
_NEAR, _NEAR_KELVIN = 1.5, 8.0
"""Two measures that are farther apart are not meant to be one, unless they stand right beside each other."""
_THOUSANDS = expression(r"\s,\s?\d{3}\b")


def find_conversions(passage: Passage) -> Iterator[Conversion]:
    """Yield each measure with the one behind it that restates it, in brackets or in apposition."""
    for sentence, quantities in passage.by_sentence():
        if len(sentence) <= LONGEST and any(may_be_one(one, two) for one, two in pairwise(quantities)):
            read = tokens(passage, sentence)
            leaves = [place for place, token in enumerate(read) if token.quantity]
            strict = {
                (here, there)
                for here, there in pairwise(leaves)
                if _restates(read, here, there) or _holds(read, here, there)
            }
            paired = {place for pair in strict for place in pair}
            for here, there in pairwise(leaves):
                first, second = read[here].quantity, read[there].quantity
                if not first or not second or not may_be_one(first, second):
                    continue
                if not is_conversion(first, second):
                    taken_up = is_near(first, second) and _takes_up([token.word for token in read[here + 1 : there]])
                    if taken_up and word(read, there + 1) not in words("other_behind"):
                        yield Conversion(first, second)
                    continue
                free = not {here, there} & paired and is_near(first, second)
                restated = (here, there) in strict or (free and _is_said_again(read, here, there))
                if restated and not (is_cut(passage.text, first) or goes_on(passage.text, second)):
                    yield Conversion(first, second)


def _restates(read: Sequence[Token], here: int, there: int) -> bool:
    """Tell whether what stands between and behind two measures makes the second the first again."""
    between = [token.word for token in read[here + 1 : there]]
    if not between or len(between) > _LONGEST_LINK:
        return False
    start = next((place for place, said in enumerate(between) if not _names_thing(said)), len(between))
    link = between[start:]
    if start > _WORDS or not link:
        return False
    if link[0] in _BRACKETS:
        return _is_gloss(link[1:]) and closes(read, there + 1, bracket=True)
    if link[0] in (",", "–", "—", "-", ";"):
        return len(link) > 1 and link[1] in words("opening") and _is_gloss(link[2:]) and closes(read, there + 1)
    return link[0] in words("opening") and _is_gloss(link[1:]) and closes(read, there + 1)


def _holds(read: Sequence[Token], here: int, there: int) -> bool:
    """Tell whether a vessel of one volume is said to hold the other: "a 4 fl oz bottle contains 120 ml"."""
    first = read[here].quantity
    between = [token.word for token in read[here + 1 : there] if token.word not in words("glosses")]
    volume = first is not None and first.measure.dimension == "length^3"
    return volume and len(between) == _VESSEL and between[-1] in words("holding") and closes(read, there + 1)


def _is_said_again(read: Sequence[Token], here: int, there: int) -> bool:
    """Tell whether words between two measures say that they are one, and none that they are two."""
    between = [token.word for token in read[here + 1 : there]]
    if len(between) > _LONGEST_AGAIN or word(read, there + 1) == "of":
        return False
    if _takes_up(between):
        return True
    if any(one in words("not_same") for one in between):
        return False
    same = {one for one in between if one in words("same")}
    other_case = same == {"or"} and word(read, there + 1) in words("cases")  # "5 kg, or 15 pounds if you can"
    return bool(same) and not other_case


def _takes_up(between: Sequence[str]) -> bool:
    """Tell whether the second measure is what "that" comes to: "three stone, and to younger readers that is …"."""
    last = len(between)
    while last and between[last - 1] in words("hedges"):
        last -= 1
    said = between[max(0, last - 2) : last]
    alone = len(said) == _PAIR and said[0] in words("taking_up") and said[1] in words("coming_to")
    return alone and between[last - 3 : last - 2] != ["than"]


def is_near(first: Quantity, second: Quantity, factor: float = _NEAR) -> bool:
    """Tell whether two measures in units of two systems are so near that one may be meant to be the other."""
    one, two = first.measure, second.measure
    ends = [
        (low, high) for low, high in ((one.low, two.low), (one.high, two.high)) if low is not None and high is not None
    ]
    if one.dimension == "temperature":
        return all(abs(low - high) <= _NEAR_KELVIN for low, high in ends)
    return bool(ends) and all(low and high and 1 / factor < low / high < factor for low, high in ends)


def _names_thing(said: str) -> bool:
    return said[:1].isalpha() and said not in words("apart") and said not in words("opening")


def _is_gloss(link: Sequence[str]) -> bool:
    return all(said in words("glosses") for said in link)


def closes(read: Sequence[Token], place: int, *, bracket: bool = False) -> bool:
    """Tell whether the second measure is all that its bracket or its clause says, or the first part of it."""
    said = word(read, place)
    if bracket:
        return said in (")", "]", ";", ",", ".")
    return place >= len(read) or said in words("closing")


def is_cut(text: str, quantity: Quantity) -> bool:
    """Tell whether a measure is the end of a longer number: "133. 81 metres" in tokenised text, "10 7 grains"."""
    start = quantity.number.start
    before = text[max(0, start - 5) : start]
    return before[-1:].isspace() and before.rstrip(" .,")[-1:].isdigit()


def goes_on(text: str, quantity: Quantity) -> bool:
    """Tell whether a measure is the beginning of a longer number in tokenised text: "1 , 299 ft"."""
    return bool(_THOUSANDS.match(text, quantity.number.end))


def is_conversion(first: Quantity, second: Quantity) -> bool:
    """Tell whether the second may restate the first in another unit.

    Units of one system are taken for a conversion only if the numbers are powers of ten apart: "3 cm (4 mm)" is
    more likely two things. Speeds are no round multiples of each other in any system.
    """
    if not first.unit or not second.unit or first.unit == second.unit:
        return False
    one, two = unit(first.unit), unit(second.unit)
    if not one or not two or one.dimension != two.dimension or one.factor == two.factor:
        return False
    if not same_shape(first, second) or dimension(one.name) not in word_table("conversion-tolerances")["dimensions"]:
        return False
    return (
        dimension(one.name) == _SPEED
        or _metric(one) != _metric(two)
        or (_metric(one) and _power_of_ten(first, second, one.factor / two.factor))
    )


def may_be_one(first: Quantity, second: Quantity) -> bool:
    """Tell whether the second may restate the first, or says in another unit of its system what it comes to."""
    return is_conversion(first, second) or _is_within_system(first, second)


def _is_within_system(first: Quantity, second: Quantity) -> bool:
    """Tell whether two measures are of one customary system: stones and pounds, gallons and pints."""
    one, two = unit(first.unit or ""), unit(second.unit or "")
    if not one or not two or one.dimension != two.dimension or one.factor == two.factor:
        return False
    customary = not _metric(one) and not _metric(two) and dimension(one.name) in _CUSTOMARY
    return customary and same_shape(first, second)


def size(quantity: Quantity) -> float:
    """Return the greatest number of a quantity, without its sign."""
    return abs(quantity.high if quantity.high is not None else quantity.low or 0.0)


def same_shape(first: Quantity, second: Quantity) -> bool:
    """Tell whether two quantities are both values, or both ranges, or both bounds of one side."""
    return (first.low is None, first.high is None) == (second.low is None, second.high is None) and (
        (first.low == first.high) == (second.low == second.high)
    )


def _metric(known: Unit) -> bool:
    return _integral(math.log10(known.factor))


def _power_of_ten(first: Quantity, second: Quantity, scale: float) -> bool:
    values = size(first) * scale, size(second)
    return all(values) and _integral(math.log10(values[0] / values[1]))


def _integral(number: float) -> bool:
    return abs(number - round(number)) < 1e-6


@cache
def words(kind: str) -> frozenset[str]:
    """Return the words of that kind in `rules/lexicon/conversion-tolerances.toml`."""
    return frozenset(word_table("conversion-tolerances")["restating"][kind])
