"""Changes: two values of one thing, and what the sentence or the next one tells of the way between them.

A sentence is read as tokens with quantities as leaves. Prepositions and marks of time give the two values their roles;
what is told of the change belongs to them where only words, marks and years stand between, in any order.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from factcheck.data import word_table
from factcheck.extraction.claims.words import form, is_person
from factcheck.extraction.quantities.units import dimension
from factcheck.extraction.statements.passage import LONGEST, Passage
from factcheck.extraction.statements.stated_changes import StatedChange, direction, is_noun, is_verb, stated_changes
from factcheck.extraction.statements.tokens import Token, tokens
from factcheck.model import Change, Number, Quantity, Span
from factcheck.text.digits import whole

_OPENING = frozenset({",", "(", "[", "–", "—", "-", ":"})
_SUBJECTS = frozenset({"that", "this", "it", "that's", "that’s", "it's", "it’s"})
_AMONG = frozenset({"in", "among", "for"})
_LONGEST_MARK = 7
_LONGEST_GAP = 12
"""So many tokens may stand between two values and what is told of them."""
_YEARS = range(1400, 2100)


class Pair(NamedTuple):
    """Two values of one thing, and the tokens [first, last) that hold them."""

    before: Number
    after: Number
    first: int
    last: int
    span: Span


def find_changes(passage: Passage) -> Iterator[Change]:
    """Yield each change from one value to another, once for everything that is told of it."""
    last: Pair | None = None
    if not any(word in passage.text for word in (" to ", " from ", " and ")):
        return
    for sentence in passage.sentences:
        numbers = passage.within(sentence)
        if len(sentence) > LONGEST or (last is None and not _may_hold_pair(passage.text, sentence, numbers)):
            last = None
            continue
        read = tokens(passage, sentence)
        if last and (stated := _told_first(read)):
            yield _change(last, stated)
        pairs = list(_pairs(read))
        if pairs:
            yield from _changes(read, pairs)
        last = pairs[-1] if pairs else None


def _may_hold_pair(text: str, sentence: Span, numbers: Sequence[Quantity]) -> bool:
    """Tell whether two values may be told at all, quickly."""
    if any(number.comparator == "range" and number.text[:4].casefold() == "from" for number in numbers):
        return True
    joined = (" from ", " and ")
    return len(numbers) > 1 and any(text.find(word, sentence.start, sentence.end) >= 0 for word in joined)


def _pairs(read: Sequence[Token]) -> Iterator[Pair]:
    """Yield "from 100 to 80", "to 80 from 100", and "100 before and 80 after"."""
    for place, token in enumerate(read):
        quantity = token.quantity
        if not quantity:
            continue
        if quantity.comparator == "range" and _is_from_to(quantity, read, place):
            before, after = (_end(quantity, bound) for bound in (quantity.low, quantity.high))
            yield from _pair(before, after, place, place + 1, token.span)
        elif place and read[place - 1].word == "to" and (start := _from_behind(read, place)):
            one, two = read[start].quantity, quantity
            if one and one.unit == two.unit and all(_is_level(each) for each in (one, two)):
                span = Span(token.start, read[start].end)
                yield from _pair(_end(one, one.low), _end(two, two.low), place - 1, start + 1, span)
        elif _is_level(quantity) and (found := _later(read, place, quantity)):
            then, last = found
            span = Span(token.start, then.span.end)
            yield from _pair(_end(quantity, quantity.low), _end(then, then.low), place, last, span)


def _pair(before: Number, after: Number, first: int, last: int, span: Span) -> Iterator[Pair]:
    years = all(number.value in _YEARS and number.unit is None for number in (before, after))
    if before.value > 0 and after.value > 0 and not years:
        yield Pair(before, after, first, last, span)


def _is_from_to(quantity: Quantity, read: Sequence[Token], place: int) -> bool:
    """Tell whether a range is "from A to B" and no scale or class: "on a scale from 0 to 10"."""
    head = quantity.text[: quantity.number.start - quantity.span.start].casefold().split()
    said = head[:1] == ["from"] or (not head and place > 0 and read[place - 1].word == "from")
    scale = any(
        token.word in ("scale", "range", "ranges", "ranged", "ranging", "aged")
        for token in read[max(place - 2, 0) : place]
    )
    return said and not scale and " to " in " ".join(quantity.text.split())


def _from_behind(read: Sequence[Token], place: int) -> int | None:
    """Return where the value of "to 80 [in 2020] from 100" stands."""
    for there in range(place + 1, min(place + 4, len(read) - 1)):
        if read[there].word == "from" and read[there + 1].quantity:
            return there + 1
        if read[there].quantity or not read[there].word[:1].isalnum():
            return None
    return None


def _later(read: Sequence[Token], place: int, quantity: Quantity) -> tuple[Quantity, int] | None:
    """Return the second value of "40 before and 50 after", if each has its mark of time, and where that ends."""
    start = _clause_end(read, place + 1)
    if start is None or read[start].word != "and" or not _is_marked(read[place + 1 : start + 1], "earlier"):
        return None
    for there in range(start + 1, min(start + 3, len(read))):
        if then := read[there].quantity:
            alike = then.unit == quantity.unit and _is_level(then) and _counts_alike(quantity, then)
            end = _clause_end(read, there + 1) if alike else None
            return (then, end) if end is not None and _is_marked(read[there + 1 : end + 1], "later") else None
    return None


def _counts_alike(one: Quantity, two: Quantity) -> bool:
    """Tell whether two numbers count the same, or one of them leaves it to the other."""
    return not one.counted or not two.counted or one.counted == two.counted


_ENDING = frozenset(("and", *_OPENING, ".", ";", ")"))


def _clause_end(read: Sequence[Token], place: int) -> int | None:
    """Return where "and" or a mark ends the words behind a value, None where another value or many words come first."""
    for there in range(place, min(place + _LONGEST_MARK, len(read))):
        if read[there].word in _ENDING:
            return there
        if read[there].quantity:
            return None
    return None


def _is_marked(between: Sequence[Token], kind: str) -> bool:
    """Tell whether words hold a mark of time, or a year."""
    linking = _linking(kind)
    return any(token.word in linking or whole(token.word) in _YEARS for token in between)


def _is_level(quantity: Quantity) -> bool:
    return quantity.comparator in ("=", "~") and quantity.low is not None


def _end(quantity: Quantity, value: float | None) -> Number:
    return Number(quantity.span, value or 0.0, quantity.step, quantity.unit, quantity.approximate)


def _changes(read: Sequence[Token], pairs: Sequence[Pair]) -> Iterator[Change]:
    """Yield the changes between the pairs of values: what verb or noun says right before, and what is told beside."""
    found: list[list[StatedChange]] = [[way] if (way := _way(read, pair)) else [] for pair in pairs]
    for stated in stated_changes(read):
        if (place := _told_of(read, pairs, stated)) is not None:
            found[place] = [one for one in found[place] if one.word != stated.word or not stated.word]
            found[place].append(stated)
    for pair, every in zip(pairs, found, strict=True):
        yield from (_change(pair, stated) for stated in every)
        if not every:
            yield Change(pair.before, pair.after, pair.span)


def _told_of(read: Sequence[Token], pairs: Sequence[Pair], stated: StatedChange) -> int | None:
    """Return the pair of values that the change is told of: the one next before or behind, if nothing parts them."""
    place = bisect_right(pairs, stated.first, key=lambda pair: pair.last) - 1
    if place >= 0:
        pair = pairs[place]
        if not _other_group(read, pair, stated) and _follows(_between(read, pair.last, stated.first)):
            return place
    behind = bisect_left(pairs, stated.last, key=lambda pair: pair.first)
    if behind < len(pairs) and _precedes(_between(read, stated.last, pairs[behind].first)):
        return behind
    return None


def _change(pair: Pair, stated: StatedChange) -> Change:
    """Return the change; which way it went is not asked of times, ages and lengths: "fell from 5 to 10 feet"."""
    change = Change(pair.before, pair.after, pair.span, stated.direction, stated.word, stated.by, stated.factor)
    if _is_span(pair) or (stated.by and not _same_kind(pair, stated.by)):
        change = replace(change, direction="", word=None)
    return change if not stated.by or _same_kind(pair, stated.by) else replace(change, by=None)


def _is_span(pair: Pair) -> bool:
    unit = pair.after.unit or pair.before.unit
    return dimension(unit) in ("time", "length", "age") or "year" in (unit or "")


def _same_kind(pair: Pair, by: Number) -> bool:
    """Tell whether the amount can be that of the change: a share, points of shares, or one in the same unit."""
    if by.unit == "percent":
        return True
    if by.unit == "percentage point":
        return pair.before.percent or pair.before.unit is None
    return by.unit == pair.after.unit


def _way(read: Sequence[Token], pair: Pair) -> StatedChange | None:
    """Return the verb or noun right before two values that says which way they go: "rose slightly from"."""
    place = pair.first - 1
    while place >= 0 and read[place].word.endswith("ly"):
        place -= 1
    if place < 0:
        return None
    word = read[place].word
    if word in ("up", "down"):
        if place and read[place - 1].word in _phrasal():
            return None  # "made up 67%" of something
        return StatedChange(place, place + 1, direction="rise" if word == "up" else "fall", word=read[place].span)
    if is_verb(word) or (is_noun(word) and direction(word)):
        return StatedChange(place, place + 1, direction=direction(word), word=read[place].span)
    return None


def _between(read: Sequence[Token], start: int, end: int) -> Sequence[Token]:
    return read[start : min(end, start + _LONGEST_GAP + 2)]


def _follows(between: Sequence[Token]) -> bool:
    """Tell whether the tokens after two values lead to what is told of them: "in Norway, which is"."""
    if len(between) > _LONGEST_GAP:
        return False
    if _takes_up([token.word for token in between]):
        return True
    end = len(between)
    while end and between[end - 1].word in _linking("joining"):
        end -= 1
    joined = {token.word for token in between[end:]}
    if not end or between[end - 1].word not in _OPENING:
        return bool(joined & _linking("saying")) and _only_words(between[:end])
    return _only_words(between[: end - 1])


def _takes_up(words: Sequence[str]) -> bool:
    """Tell whether words behind two values take them up with a pronoun alone: "; it", ", so it has"."""
    opening = {*_OPENING, ";", "so", "and", "thus", "hence"}
    start = next((place for place, word in enumerate(words) if word not in opening), len(words))
    return start > 0 and words[start : start + 1] == ["it"] and _linking("having").issuperset(words[start + 1 :])


def _precedes(between: Sequence[Token]) -> bool:
    """Tell whether the tokens after what is told lead to the two values: "in deaths, from"."""
    end = len(between)
    if end and between[end - 1].word in _OPENING:
        end -= 1
    return len(between) <= _LONGEST_GAP and _only_words(between[:end])


def _only_words(between: Sequence[Token]) -> bool:
    """Tell whether there are only words of one clause, years and spans of time."""
    for token in between:
        if token.quantity and dimension(token.quantity.unit) != "time":
            return False
        if token.word and (token.word in _linking("apart") - _between_years(between) or not token.word[0].isalnum()):
            return token.word == ")" and between[-1] is token
    return True


def _between_years(between: Sequence[Token]) -> frozenset[str]:
    """Return "and" where it joins two years."""
    words = [token.word for token in between]
    return frozenset({"and"}) if "between" in words and words.count("and") == 1 else frozenset()


def _other_group(read: Sequence[Token], pair: Pair, stated: StatedChange) -> bool:
    """Tell whether the change is told of one group of people, the values of another: "in men, a 30% drop in women"."""
    groups = [_group(read, pair.last), _group(read, stated.last)]
    return groups[0] != "" and groups[1] != "" and groups[0] != groups[1]


def _group(read: Sequence[Token], place: int) -> str:
    if place >= len(read) or read[place].word not in _AMONG:
        return ""
    words = [form(token.word) for token in read[place + 1 : place + 4]]
    return next(filter(is_person, words), "")


def _told_first(read: Sequence[Token]) -> StatedChange | None:
    """Return what a sentence tells of the values in the one before: "That is a drop of 30%."."""
    start = 0
    if read and read[0].word in _SUBJECTS:
        start = 1
        while start < len(read) and read[start].word in _linking("equals"):
            start += 1
    first = next(stated_changes(read), None)
    if first is None or first.verb or (first.by is None and first.factor is None):
        return None
    opens = first.first if start else _article_before(read, first.first)
    return first if opens <= start and not any(token.quantity for token in read[first.last :]) else None


def _article_before(read: Sequence[Token], place: int) -> int:
    return 0 if place == 0 and read[0].word in ("a", "an") else len(read)


@cache
def _phrasal() -> frozenset[str]:
    return frozenset(word_table("changes")["phrasal"])


@cache
def _linking(kind: str) -> frozenset[str]:
    return frozenset(word_table("changes")["linking"][kind])
