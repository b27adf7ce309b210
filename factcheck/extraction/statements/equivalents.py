"""One level or dose in two units, related by the substance: "20 ng/mL (50 nmol/L)", "25 mcg, or 1,000 IU"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from factcheck.data import word_table
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import LONGEST, Passage
from factcheck.extraction.statements.tokens import Token, tokens
from factcheck.model import Article, Equivalent, Quantity, Statements

_MASS, _AMOUNT = "mass per length^3", "amount per length^3"
_PAIRS = ({_MASS, _AMOUNT}, {"mass", "activity units"}, {"share", "amount per amount"})
_LONGEST_LINK = 10
_WORDS = 4
"""So many words may name what is measured before it is measured again."""


def find_equivalents(passage: Passage) -> Iterator[Equivalent]:
    """Yield each level with the one that says it again in a unit of another dimension; of what is still open."""
    for sentence, quantities in passage.by_sentence():
        if len(sentence) <= LONGEST and any(_is_pair(one, two) for one, two in pairwise(quantities)):
            read = tokens(passage, sentence)
            places = [place for place, token in enumerate(read) if token.quantity]
            for here, there in pairwise(places):
                first, second = read[here].quantity, read[there].quantity
                if first and second and _is_pair(first, second) and _is_same(read, here, there, second):
                    yield Equivalent(first, second, sentence)


def _is_pair(first: Quantity, second: Quantity) -> bool:
    if {first.measure.dimension, second.measure.dimension} not in _PAIRS or "unit" in (first.unit, second.unit):
        return False
    return _is_range(first) == _is_range(second)


def _is_range(quantity: Quantity) -> bool:
    return None not in (quantity.low, quantity.high) and quantity.low != quantity.high


def _is_same(read: Sequence[Token], here: int, there: int, second: Quantity) -> bool:
    """Tell whether the second level is told as the first again, not as one "of" something else."""
    equal = second.text.casefold().startswith("equal")
    return (equal or _links(read[here + 1 : there])) and word(read, there + 1) != "of"


def _links(between: Sequence[Token]) -> bool:
    """Tell whether what stands between two levels says that they are one."""
    words = [token.word for token in between]
    joined = " ".join(words)
    for aside in _list("asides"):
        joined = joined.replace(f", {aside} ,", "").replace(aside, "")
    words = joined.split()
    if not words or len(words) > _LONGEST_LINK or any(one in _list("apart") for one in words):
        return False
    first = next((place for place, one in enumerate(words) if one in _list("same")), None)
    return first is not None and first <= _WORDS


def with_substances(article: Article, statements: Statements) -> Statements:
    """Return the statements, each equivalent with the substances that it may be of, the nearest first."""
    if not statements.equivalents:
        return statements
    text = article.text.casefold()
    found = [(match.start(), _names()[match.group()]) for match in _pattern().finditer(text)]
    named = tuple(replace(one, substances=_of(one, found)) for one in statements.equivalents)
    return replace(statements, equivalents=named)


def _of(one: Equivalent, found: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    """Return the substances of the sentence, then those before it from the nearest."""
    inside = [name for start, name in found if one.sentence.start <= start < one.sentence.end]
    place = bisect_right(found, one.sentence.start, key=lambda mention: mention[0])
    order = [*inside, *(name for _, name in found[:place][::-1])]
    return tuple(dict.fromkeys(order))


@cache
def _names() -> dict[str, str]:
    table = word_table("substances")
    names = {written: entry["name"] for entry in table["substance"] for written in entry["words"]}
    return {**names, **dict.fromkeys(table["hba1c"]["words"], "HbA1c")}


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(_names(), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w])")


@cache
def _list(kind: str) -> tuple[str, ...]:
    return tuple(word_table("substances")["links"][kind])
