"""What sentences say in words of one share, or of two values: "nearly all of them (51%)", "rarer (24%) than … (17%)".

A word for how many is held against the only share of its sentence, set apart behind it or told behind a colon, or of
the sentence before where it concludes. A comparative is held against the two values of one unit on both sides of
"than", a superlative against all values of its sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from factcheck.data import word_table
from factcheck.extraction.statements.parts import closes, word
from factcheck.extraction.statements.passage import LONGEST, Passage, Tokens
from factcheck.extraction.statements.tokens import tokens
from factcheck.model import Quantity, SaidOf, Saying, Span

_NOUN, _COLON, _NEAR = 5, 3, 7
_MARKS = frozenset(("(", ",", "–", "—"))
_THAN = frozenset(("than", "against", "versus", "vs"))
_PAIR = 2
_CLAUSE = 16


def find_worded_amounts(passage: Passage) -> Iterator[Saying]:
    """Yield what words say of the shares and values of their sentences."""
    before: Tokens | None = None
    for sentence, quantities in passage.by_sentence():
        if len(sentence) > LONGEST:
            before = None
            continue
        if not quantities:
            if before is not None and len(before.numbers) == 1:
                yield from _concluded(before, tokens(passage, sentence))
            before = None
            continue
        read = tokens(passage, sentence)
        yield from _quantified(read)
        yield from _rare(read)
        yield from _compared(read)
        yield from _greatest(read)
        before = read


def _shares(read: Tokens) -> list[tuple[int, Quantity]]:
    return [(place, one) for place, one in read.numbers if one.measure.dimension == "share" and _is_exact(one)]


def _is_exact(one: Quantity) -> bool:
    positive = (one.measure.low or 0.0) > 0
    return one.comparator in ("=", "~") and positive and one.measure.statistic == "level"


def _percent(one: Quantity) -> float:
    return 100 * (one.measure.low or 0.0)


def _saying(says: SaidOf, span: Span, one: Quantity) -> Saying:
    return Saying(says, span, one.span, _percent(one), _percent(one))


def _quantifiers(read: Tokens) -> Iterator[tuple[int, int, SaidOf]]:
    """Yield the tokens [first, last) of each word for how many, and what it says."""
    for place, token in enumerate(read):
        if token.word not in _how_many():
            continue
        pair = f"{token.word} {word(read, place + 1)}"
        if pair in _words("nearly_all"):
            yield place, place + 2, "nearly all"
        elif pair in _words("hardly_any"):
            yield place, place + 2, "hardly any"
        elif token.word in _words("majority") and word(read, place - 1) not in ("the", "at", "a"):
            yield place, place + 1, "most"


def _quantified(read: Tokens) -> Iterator[Saying]:
    """Yield "nearly all of them (51%)", "a handful of members, 82 out of 90," and "Most of them do: 38% said so"."""
    if read.words.isdisjoint(_how_many()):
        return
    shares = _shares(read)
    if len(shares) != 1 or _digitless(shares[0][1]):
        return
    place, share = shares[0]
    for first, last, says in _quantifiers(read):
        if last > place or word(read, last) in _words("degrees"):
            continue
        opening = next((there for there in range(last, place) if word(read, there) in _MARKS), None)
        apart = opening == place - 1 and opening - last <= _NOUN and closes(read, place + 1)
        colon = next((there for there in range(last, place) if word(read, there) == ":"), None)
        alone = says == "most" and len(read.numbers) == 1
        told = alone and colon is not None and place - colon <= _COLON and first == 0
        if (apart and says != "most") or told:
            yield _saying(says, Span(read[first].start, read[last - 1].end), share)


def _digitless(share: Quantity) -> bool:
    return not any(map(str.isdigit, share.text)) and share.step == 0 and not share.parts


def _concluded(before: Tokens, read: Tokens) -> Iterator[Saying]:
    """Yield "Most parents, then, …" with the only share of the sentence before, where that is one of parents."""
    shares = _shares(before)
    if len(shares) != 1 or len(before.numbers) != 1 or read.words.isdisjoint(_words("concluding")):
        return
    place, share = shares[0]
    head = 1 if word(read, 0) in ("so", "thus", "clearly") else 0
    head += word(read, head) == ","
    noun = word(read, head + 1)
    if word(read, head) == "most" and noun and noun == word(before, place + 2) and word(before, place + 1) == "of":
        yield _saying("most", Span(read[head].start, read[head + 1].end), share)


def _rare(read: Tokens) -> Iterator[Saying]:
    """Yield "Nosebleeds were very rare and turned up in one of every four users"."""
    if read.words.isdisjoint(_words("rare")):
        return
    shares = _shares(read)
    if len(shares) != 1:
        return
    place, share = shares[0]
    for there in range(max(place - _NEAR - 2, 0), place):
        if word(read, there) not in _words("rare") or word(read, there - 1) not in _words("predicating"):
            continue
        between = [word(read, at) for at in range(there + 1, place)]
        bracketed = between == ["("] and closes(read, place + 1)
        if bracketed or (set(between) & _words("occurring") and not set(between) & _words("otherwise")):
            yield _saying("rare", read[there].span, share)


def _compared(read: Tokens) -> Iterator[Saying]:
    """Yield a comparative that the two values on both sides of its "than" turn round."""
    if read.words.isdisjoint(_THAN):
        return
    than = [place for place, token in enumerate(read) if token.word in _THAN]
    if len(than) != 1:
        return
    values = [(place, one) for place, one in read.numbers if one.unit is not None and _is_exact(one)]
    if len(values) != _PAIR or values[0][1].unit != values[1][1].unit or not values[0][0] < than[0] < values[1][0]:
        return
    first, second = values[0][1].low or 0.0, values[1][1].low or 0.0
    found = [one for one in _comparatives(read, values[0][0]) if not _is_denied(read, one[0])]
    if len(found) != 1 or first == second or not _are_told(read, values, than[0]):
        return
    place, way = found[0]
    if way == "sooner" and values[0][1].measure.dimension != "time":
        return
    if (first > second) != (way == "more"):
        says: SaidOf = "more" if way == "more" else "less"
        yield Saying(says, read[place].span, Span(values[0][1].span.start, values[1][1].span.end), first, second)


def _comparatives(read: Tokens, end: int) -> Iterator[tuple[int, str]]:
    """Yield where a comparative stands before the first value, and which way it goes."""
    for place in range(max(end - _CLAUSE, 0), end):
        said = word(read, place)
        if said in ("more", "less") and word(read, place + 1) in _words("often"):
            yield place, said
        elif said in _words("rarer"):
            yield place, "less"
        elif said in _words("commoner"):
            yield place, "more"
        elif said in _words("sooner"):
            yield place, "sooner"


def _is_denied(read: Tokens, place: int) -> bool:
    return bool({word(read, there) for there in range(max(place - 3, 0), place)} & _words("denied"))


def _are_told(read: Tokens, values: Sequence[tuple[int, Quantity]], than: int) -> bool:
    """Tell whether two values are set apart as those that are compared: in brackets, or right behind a preposition."""
    (one, _), (two, _) = values
    bracketed = all(word(read, place - 1) == "(" and word(read, place + 1) == ")" for place in (one, two))
    led = word(read, one - 1) in ("after", "with", "at", "in", "of", ",") and two - than <= 2
    return bracketed or led


def _greatest(read: Tokens) -> Iterator[Saying]:
    """Yield a superlative of a value that another of its sentence exceeds: "the most salt with 1.1 g; B had 1.4 g"."""
    if "the" not in read.words or read.words.isdisjoint(_words("greatest")):
        return
    values = [(place, one) for place, one in read.numbers if one.unit is not None and _is_exact(one)]
    units = {one.unit for _, one in values}
    if len(values) < _PAIR + 1 or len(units) != 1 or units & {"percent", "year", "date"}:
        return
    for (place, token), after in pairwise(enumerate(read)):
        if token.word != "the" or after[1].word not in _words("greatest"):
            continue
        own = next(((at, one) for at, one in values if at > place), None)
        if not own or own[0] - place > _NEAR or word(read, own[0] - 1) not in ("with", "at", "(", ",", "of"):
            continue
        others = [one for _, one in values if one is not own[1]]
        largest = max(others, key=lambda one: one.measure.low or 0.0)
        if (largest.measure.low or 0.0) > (own[1].measure.low or 0.0):
            yield Saying("most of all", after[1].span, own[1].span, own[1].low, largest.low)


@cache
def _how_many() -> frozenset[str]:
    """Return the words that a word for how many begins with."""
    return frozenset(one.split()[0] for kind in ("nearly_all", "hardly_any", "majority") for one in _words(kind))


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("effect-words")[kind])
