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
_LONGEST_LINK, _LONGEST_AGAIN = 10, 16
_BACK = 2
"""One sentence without numbers may stand between a level and the level said again."""
_UNIT_REACH = 300
"""What plain "units" are of stands in their sentence, or so many characters before it."""
SALT = "salt"
"""The substance of an equivalent that tells sodium as salt."""
_WORDS = 4
"""So many words may name what is measured before it is measured again."""


def find_equivalents(passage: Passage) -> Iterator[Equivalent]:
    """Yield each level with the one that says it again in a unit of another dimension; of what is still open."""
    before: tuple[Span, Sequence[Quantity]] | None = None
    silent = 0
    for sentence, quantities in passage.by_sentence():
        short = len(sentence) <= LONGEST
        told = quantities[0] if quantities else None
        if before and told and short:
            yield from _said_again(passage, before[0], before[1], told, sentence)
        if short and any(_is_pair(one, two) or _is_of_salt(one, two) for one, two in pairwise(quantities)):
            read = tokens(passage, sentence)
            places = [place for place, token in enumerate(read) if token.quantity]
            for here, there in pairwise(places):
                first, second = read[here].quantity, read[there].quantity
                if first and second and _is_pair(first, second) and _is_same(read, here, there, second):
                    yield Equivalent(first, second, sentence, _only(first, second))
                elif first and second and _is_of_salt(first, second):
                    yield from _salt(read, here, there, sentence)
        if quantities:
            before, silent = ((sentence, quantities) if short else None), 0
        else:
            silent += 1
            before = before if silent < _BACK else None


def _said_again(
    passage: Passage, before: Span, levels: Sequence[Quantity], second: Quantity, sentence: Span
) -> Iterator[Equivalent]:
    """Yield a level that the next sentence says again: "… was 300 ng/dL. That converts to 10.4 nmol/L."."""
    read = tokens(passage, sentence)
    if read.words.isdisjoint(_list("referring")):
        return
    place = next((place for place, token in enumerate(read) if token.quantity), 0)
    said = [token.word for token in read[:place] if token.word.isalpha() or "'" in token.word or "’" in token.word]
    refers = bool(set(said[:1]) & set(_list("referring"))) and len(said) <= _LONGEST_LINK
    if not refers or set(said) & set(_list("not_again")):
        return
    if not (set(said) & set(_list("again")) or second.text.casefold().startswith("equal")):
        return
    salt = _substance(read, place) == "salt"
    if salt and (sodium := [one for one in levels if one.measure.dimension == "mass"]):
        named = [token for token in tokens(passage, before) if token.word == "sodium"]
        if len(sodium) == len(named) == 1 and _is_of_salt(sodium[0], second):
            yield Equivalent(sodium[0], second, Span(before.start, sentence.end), (SALT,))
        return
    first = next((one for one in reversed(levels) if _is_pair(one, second)), None)
    if first and word(read, place + 1) != "of":
        yield Equivalent(first, second, Span(before.start, sentence.end), _only(first, second))


def _is_of_salt(first: Quantity, second: Quantity) -> bool:
    return first.measure.dimension == second.measure.dimension == "mass" and _is_range(first) == _is_range(second)


def _salt(read: Sequence[Token], here: int, there: int, sentence: Span) -> Iterator[Equivalent]:
    """Yield an amount of sodium with the salt that it is told to be: "1.2 g of sodium, the same as 3 g of salt"."""
    named = {_substance(read, place): read[place].quantity for place in (here, there)}
    sodium, salt = named.get("sodium"), named.get("salt")
    skipped = here + 1 + (word(read, here + 1) == "of") + 1
    equal = (read[there].quantity or sodium) and _says_equal(read, there)
    if sodium and salt and (equal or _links(read[skipped:there])):
        yield Equivalent(sodium, salt, sentence, (SALT,))


def _substance(read: Sequence[Token], place: int) -> str:
    return word(read, place + 1 + (word(read, place + 1) == "of"))


def _is_pair(first: Quantity, second: Quantity) -> bool:
    if {first.measure.dimension, second.measure.dimension} not in _PAIRS:
        return False
    return _is_range(first) == _is_range(second)


def _only(first: Quantity, second: Quantity) -> tuple[str, ...]:
    """Return the one substance that is told in two units, HbA1c in percent and mmol/mol, () where there are several."""
    share = {first.measure.dimension, second.measure.dimension} == {"share", "amount per amount"}
    return ("HbA1c",) if share else ()


def _is_range(quantity: Quantity) -> bool:
    return None not in (quantity.low, quantity.high) and quantity.low != quantity.high


def _is_same(read: Sequence[Token], here: int, there: int, second: Quantity) -> bool:
    """Tell whether the second level is told as the first again, not as one "of" something else."""
    between = read[here + 1 : there]
    return (_says_equal(read, there) or _links(between) or _is_said_again(between) or _becomes(read, here, there)) and (
        word(read, there + 1) != "of" or "unit" in (second.unit or "")
    )


def _becomes(read: Sequence[Token], here: int, there: int) -> bool:
    """Tell whether one level becomes the other, or things of one dose have the other inside."""
    first, second = read[here].quantity, read[there].quantity
    between = [token.word for token in read[here + 1 : there]]
    if not first or not second or len(between) > _LONGEST_LINK or set(between) & set(_list("two")):
        return False
    if word(read, there + 1) in _list("other_behind"):
        return False
    inside = second.measure.dimension in ("mass", "activity units") and first.measure.bound == second.measure.bound
    return bool(set(between) & {*_list("becoming"), *(_list("having") if inside else ())})


def _says_equal(read: Sequence[Token], place: int) -> bool:
    quantity = read[place].quantity
    return quantity is not None and quantity.text.casefold().startswith("equal")


def _is_said_again(between: Sequence[Token]) -> bool:
    """Tell whether words farther apart say that two levels are one: "… in them, in other words", "(…) which is"."""
    words = [token.word for token in between]
    if len(words) > _LONGEST_AGAIN or any(one in _list("two") for one in words):
        return False
    joined = f" {' '.join(words)} "
    return any(f" {phrase} " in joined for phrase in _list("one"))


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
    plain = "unit" in (one.first.unit, one.second.unit)
    first = one.sentence.start - _UNIT_REACH if plain else 0
    order = [*inside, *(name for start, name in found[:place][::-1] if start >= first)]
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
