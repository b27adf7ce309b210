"""Shares told in counts and in percent, in any order: "Of 300 patients, 180, or 60%", "60% (180 of 300)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from factcheck.data import word_table
from factcheck.extraction.claims.words import form, is_person
from factcheck.extraction.statements.parts import Part, closes, count, is_label, word
from factcheck.extraction.statements.passage import LONGEST, Passage
from factcheck.extraction.statements.tokens import Token, tokens
from factcheck.model import Number, Quantity, Span

_OPENING = frozenset({"(", "[", ",", "–", "—"})
_TOTAL = ("the", "these", "those", "all", "its", "their", "our", "a", "total", "of", "every")
_BEHIND = ("them", "these", "those", "whom")
_WORDS = 6
"""So many words may stand between a count and what says it again: "180 of 300 patients improved, or 60%"."""
_LOOSE = 0.15
"""A share said in a word ("half", "a third") may be off by this part of it."""
_NEAR = 0.01


class CountedShare(NamedTuple):
    """A part and a whole in numbers, where they are written, and the percentage that says the same."""

    part: Number
    whole: Number
    span: Span
    percentage: Quantity


def find_counted_shares(passage: Passage) -> Iterator[CountedShare]:
    """Yield the shares in counts that a percentage or fraction says again."""
    before: Sequence[Quantity] = ()
    for sentence, quantities in passage.by_sentence():
        told = len(sentence) <= LONGEST and any(map(_is_share, quantities))
        people = _only_people(before) if told else None
        before = quantities
        if told and (people or len(quantities) > 1):
            read = tokens(passage, sentence)
            for place, token in enumerate(read):
                if token.quantity and _is_share(token.quantity):
                    found = _behind(read, place, token.quantity) or _before(read, place, token.quantity, people)
                    yield from [found] if found else []


def _is_share(quantity: Quantity) -> bool:
    if quantity.comparator not in ("=", "~") or quantity.low is None:
        return False
    return quantity.unit == "percent" or _is_fraction(quantity)


def _is_fraction(quantity: Quantity) -> bool:
    worded = quantity.step == 0 and not any(map(str.isdigit, quantity.text))
    return worded and quantity.unit is None and 0 < (quantity.low or 0) < 1


def _only_people(quantities: Sequence[Quantity]) -> Number | None:
    """Return the number of people that a sentence tells of, if it counts nothing else."""
    counts = [one for one in quantities if one.unit is None and one.step == 1]
    if len(counts) != 1 or counts[0].comparator != "=" or not counts[0].counted or counts[0].low is None:
        return None
    named = is_person(form(counts[0].counted.split()[-1]))
    return Number(counts[0].span, counts[0].low, counts[0].step) if named else None


def _behind(read: Sequence[Token], place: int, percentage: Quantity) -> CountedShare | None:
    """Return the share behind its percentage: "60% of the patients (180 of 300)", "60%, or 180 of 300"."""
    for there in range(place + 1, min(place + 2 + _WORDS, len(read))):
        if read[there].word in ("(", "[") or (read[there].word == "," and word(read, there + 1) == "or"):
            start = there + 1 + (word(read, there + 1) == "or")
            fraction = _fraction(read, start)
            if fraction and closes(read, _noun_end(read, fraction[2])):
                return _share(fraction[0], fraction[1], _as_percentage(percentage))
            return None
        if read[there].quantity or read[there].word in _apart() or not read[there].word[:1].isalpha():
            return None
    return None


def _noun_end(read: Sequence[Token], place: int) -> int:
    return place if closes(read, place) else place + 1


def _before(read: Sequence[Token], place: int, percentage: Quantity, people: Number | None) -> CountedShare | None:
    """Return the share before its percentage, which closes its bracket or clause."""
    opening = _opening(read, place)
    if percentage.unit != "percent" or opening is None or not _is_closed(read, place + 1, opening):
        return None
    last = opening - 1
    while last >= 0 and opening - last <= _WORDS + 2:
        quantity = read[last].quantity
        if quantity and quantity.unit == "ratio":
            fraction = _fraction(read, last)
            return _share(fraction[0], fraction[1], percentage) if fraction else None
        if (part := count(read, last)) is not None and (part.last <= opening or part.last == place + 2):
            return _with_whole(read, last, part, percentage, people)
        if read[last].quantity or read[last].word in _apart():
            return None
        if not read[last].word[:1].isalpha() and not is_label(read, last - 1):
            return None
        last -= 1
    return None


def _opening(read: Sequence[Token], place: int) -> int | None:
    """Return where the mark before a percentage stands that sets it apart: "(", ", or", ", that is", "–"."""
    start = place
    while start and read[start - 1].word in ("or", "that", "is", "i.e", "ie", "about", "which", ","):
        start -= 1
        if read[start].word == "," and word(read, start + 1) in ("or", "that", "which", "i.e", "ie"):
            return start
    return start - 1 if start and start == place and read[start - 1].word in _OPENING - {","} else None


def _is_closed(read: Sequence[Token], place: int, opening: int) -> bool:
    if read[opening].word in ("(", "["):
        return word(read, place) in (")", "]", ";") and word(read, place + 1) not in ("of", "in")
    return closes(read, place)


def _with_whole(
    read: Sequence[Token], place: int, part: Part, percentage: Quantity, people: Number | None
) -> CountedShare | None:
    """Return the share with its whole: "50 people out of 200", "Of 300 patients, 180", or the people told before."""
    if (counted := _fraction_to(read, place)) is not None:
        return _share(counted, part.number, percentage)
    wholes = _announced(read, place)
    if not wholes and people and word(read, 0) in ("of", "among") and word(read, 1) in _BEHIND and word(read, 2) == ",":
        wholes = [people] if place == 3 else []
    if not wholes or any(_fits(part.number, each, percentage) for each in wholes[1:]):
        return None
    return _share(part.number, wholes[0], percentage)


def _fraction_to(read: Sequence[Token], place: int) -> Number | None:
    """Return the part of "50 people out of [the] 200", whose whole stands at a place."""
    of = place - 1
    while of > 0 and read[of].word in _TOTAL and read[of].word != "of":
        of -= 1
    if word(read, of) != "of" or word(read, of - 1) != "out":
        return None
    for there in range(of - 2, max(of - 6, -1), -1):
        if part := count(read, there):
            return part.number
        if not read[there].word[:1].isalpha():
            return None
    return None


def _fraction(read: Sequence[Token], place: int) -> tuple[Number, Number, int] | None:
    """Return part and whole of "180 of 300", as one quantity or as two counts, and where they end."""
    if place < len(read) and (one := read[place].quantity) and one.unit == "ratio" and one.parts and one.step == 0:
        part, whole = (Number(one.span, value, 1.0) for value in one.parts)
        return part, whole, place + 1
    if not (first := count(read, place)):
        return None
    after = first.last + (word(read, first.last) == "out")
    if word(read, after) != "of":
        return None
    while word(read, after + 1) in _TOTAL:
        after += 1
    second = count(read, after + 1)
    return (first.number, second.number, second.last) if second else None


def _announced(read: Sequence[Token], place: int) -> list[Number]:
    """Return the whole of "Of 300 patients, 180", then the counts between the two, which may be the whole as well."""
    start = 1 + (word(read, 1) in _TOTAL)
    whole = count(read, start) if word(read, 0) in ("of", "among", "out") else None
    if not whole:
        return []
    words = [token.word for token in read[whole.last : place]]
    if "," not in words or ";" in words or "whom" in words or "which" in words:
        return []
    between = [one.number for there in range(whole.last, place) if (one := count(read, there))]
    return [whole.number, *between]


def _fits(part: Number, whole: Number, percentage: Quantity) -> bool:
    share = part.value / whole.value if whole.value else 0.0
    return abs(share - (percentage.low or 0.0) / 100) <= _NEAR


def _share(part: Number, whole: Number, percentage: Quantity) -> CountedShare | None:
    """Return the share if the part is no more than the whole."""
    if not 0 < part.value <= whole.value:
        return None
    span = Span(min(part.span.start, whole.span.start), max(part.span.end, whole.span.end))
    return CountedShare(part, whole, span, percentage)


def _as_percentage(quantity: Quantity) -> Quantity:
    """Return a fraction in words as the loose percentage that it stands for."""
    if quantity.unit == "percent":
        return quantity
    value = 100 * (quantity.low or 0.0)
    return replace(quantity, low=value, high=value, unit="percent", step=_LOOSE * value)


@cache
def _apart() -> frozenset[str]:
    return frozenset(word_table("changes")["linking"]["apart"])
