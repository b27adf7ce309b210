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
from factcheck.model import Article, Equivalent, Quantity, Span, Statements

_MASS, _AMOUNT = "mass per length^3", "amount per length^3"
_PAIRS = ({_MASS, _AMOUNT}, {"mass", "activity units"}, {"share", "amount per amount"})
_LONGEST_LINK = 10
SALT = "salt"
"""The substance of an equivalent that tells sodium as salt."""
_WORDS = 4
"""So many words may name what is measured before it is measured again."""


def find_equivalents(passage: Passage) -> Iterator[Equivalent]:
    """Yield each level with the one that says it again in a unit of another dimension; of what is still open."""
    before: tuple[Span, Quantity] | None = None
    for sentence, quantities in passage.by_sentence():
        short = len(sentence) <= LONGEST
        told = quantities[0] if quantities else None
        if before and told and short and _is_pair(before[1], told):
            yield from _said_again(passage, *before, sentence)
        if short and any(_is_pair(one, two) or _is_of_salt(one, two) for one, two in pairwise(quantities)):
            read = tokens(passage, sentence)
            places = [place for place, token in enumerate(read) if token.quantity]
            for here, there in pairwise(places):
                first, second = read[here].quantity, read[there].quantity
                if first and second and _is_pair(first, second) and _is_same(read, here, there, second):
                    yield Equivalent(first, second, sentence)
                elif first and second and _is_of_salt(first, second):
                    yield from _salt(read, here, there, sentence)
        before = (sentence, quantities[-1]) if quantities and short else None


def _said_again(passage: Passage, before: Span, first: Quantity, sentence: Span) -> Iterator[Equivalent]:
    """Yield a level that the next sentence says again: "… was 300 ng/dL. That converts to 10.4 nmol/L."."""
    read = tokens(passage, sentence)
    place = next((place for place, token in enumerate(read) if token.quantity), 0)
    second = read[place].quantity if read else None
    said = [token.word for token in read[:place]]
    refers = said[:1] in (["that"], ["this"], ["it"]) and len(said) <= _LONGEST_LINK
    if not second or not refers or set(said) & set(_list("not_again")) or word(read, place + 1) == "of":
        return
    if set(said) & set(_list("again")) or second.text.casefold().startswith("equal"):
        yield Equivalent(first, second, Span(before.start, sentence.end))


def _is_of_salt(first: Quantity, second: Quantity) -> bool:
    return first.measure.dimension == second.measure.dimension == "mass" and _is_range(first) == _is_range(second)


def _salt(read: Sequence[Token], here: int, there: int, sentence: Span) -> Iterator[Equivalent]:
    """Yield an amount of sodium with the salt that it is told to be: "1.2 g of sodium, the same as 3 g of salt"."""
    named = {_substance(read, place): read[place].quantity for place in (here, there)}
    sodium, salt = named.get("sodium"), named.get("salt")
    skipped = here + 1 + (word(read, here + 1) == "of") + 1
    if sodium and salt and _links(read[skipped:there]):
        yield Equivalent(sodium, salt, sentence, (SALT,))


def _substance(read: Sequence[Token], place: int) -> str:
    return word(read, place + 1 + (word(read, place + 1) == "of"))


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
    joined = " ".join(words).replace("in other words", "namely").replace(" a day", "")
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
    named = tuple(one if one.substances else replace(one, substances=_of(one, found)) for one in statements.equivalents)
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
