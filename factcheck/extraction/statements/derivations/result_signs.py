"""Signs of a result: words that announce it, close it as a whole, or have something done with it in the perfect."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise, takewhile
from typing import NamedTuple

from factcheck.data import word_table
from factcheck.extraction.claims.words import form
from factcheck.extraction.statements.derivations.factors_of_products import Factor
from factcheck.extraction.statements.parts import closes, word
from factcheck.extraction.statements.passage import Token, Tokens, kept, read_once
from factcheck.text.cues import Phrases

_LONGEST, _VERB, _PAIR = 5, 4, 2
_HELD = 3
_TAKEN_UP = frozenset({"each", "every", "that", "this", "these", "them"})
"""In "two boxes of 30" the number that is held stands so many tokens on."""
_GONE = frozenset({"been", "gone", "come"})
_KINDS = frozenset(("shared_by", "whole", "behind", "concluding"))
_BEHIND, _WHOLE = 4, 8
"""So many tokens behind a result may tell that it is one, or all of a course."""


class Sign(NamedTuple):
    """What makes a quantity a result: it is a part of what is shared out, or a number of packs."""

    each: bool
    packed: bool


@read_once
def result_sign(read: Sequence[Token], place: int) -> Sign | None:
    """Return the sign of a result at a place, None where no words make it one."""
    before = read[place - 1].word if place else ""
    inside = before == "of" and place >= _HELD and read[place - _HELD].quantity
    kinds = _kinds_in(read) if isinstance(read, Tokens) else _KINDS
    if inside or word(read, place + 1) in _words("acting") or _is_followed(read, place, "shared_by", _WHOLE, kinds):
        return None  # "two boxes of 30", "40 mg was never given"
    start, between = place, _words("between")
    while start and read[start - 1].word in between and not _ends_with(read, start, "firm"):
        start -= 1
    firm = _ends_with(read, start, "firm") or (bool(kinds) and _is_firm(read, place, kinds))
    each = _is_shared_out(read, place)
    if not (firm or each or before == "all" or _is_done(read, start) or _is_verb(read, start)):
        return None
    if adds_more(read, place) or (not firm and _said(read) & _words("so_far")):
        return None
    return Sign(each, bool(_said(read) & _words("packed")))


def _is_firm(read: Sequence[Token], place: int, kinds: frozenset[str]) -> bool:
    """Tell whether phrases of these kinds announce a result or close it as a whole."""
    return (
        _is_followed(read, place, "whole", _WHOLE, kinds)
        or _opens(read, place, kinds)
        or _is_followed(read, place, "behind", _BEHIND, kinds)
    )


def _is_shared_out(read: Sequence[Token], place: int) -> bool:
    if word(read, place + 1) in ("each", "apiece") and closes(read, place + 2):
        return True
    shared = _said(read) & _words("sharing")
    return bool(shared) and any(token.word in shared for token in read[:place])


@read_once
def adds_more(read: Sequence[Token], place: int) -> bool:
    """Tell whether something without a number is added to a result before it, or the result is somebody else's.

    "With travel that's fifteen hours", "a bottle and a yoghurt bring you to 450 kcal", "Her sister was given 5 g".
    """
    said = [token.word for token in read[:place]]
    last = max((there for there, token in enumerate(read[:place]) if token.quantity), default=0)
    joined = list(pairwise(said[last:])) + list(pairwise(said))[: place if not last else 0]
    if any(one in ("and", "or") and two in ("a", "an", "some", "another") for one, two in joined):
        return True
    for there, (one, two) in enumerate(pairwise(said[last + 1 :]), start=last + 1):
        reached = said[there - 1] in ("after", "by", "at", "until") if there else False  # "after the third visit"
        if one in ("the", "a", "an") and two in _words("others") and not reached:
            return True
    if any(one in ("her", "his", "their") and two in _relatives() for one, two in pairwise(said)):
        return True
    for there in range(place):
        if word(read, there) in _words("adding") and word(read, there + 1) not in _TAKEN_UP:
            return not any(token.quantity for token in read[there + 1 : min(there + 4, place)])
    return False


def _said(read: Sequence[Token]) -> frozenset[str]:
    return read.words if isinstance(read, Tokens) else frozenset(token.word for token in read)


def _is_followed(read: Sequence[Token], place: int, kind: str, reach: int, kinds: frozenset[str]) -> bool:
    """Tell whether a phrase of a kind, if it is one of `kinds`, follows soon, with no other quantity between."""
    if kind not in kinds:
        return False
    start = place + (_HELD if word(read, place + 2) == "of" else 0)
    behind = list(takewhile(bool, (token.word for token in read[start + 1 : start + 1 + reach])))
    return _holds_phrase(behind, kind) and not is_of_all(read, start + 1, reach)


def is_of_all(read: Sequence[Token], start: int, reach: int) -> bool:
    """Tell whether "in all" goes on with what all are, and sums up nothing: "20 µL in all cases"."""
    for place in range(start, start + reach):
        if (word(read, place), word(read, place + 1)) == ("in", "all"):
            return word(read, place + 2).isalpha() and word(read, place + 2) not in _words("behind_all")
    return False


def _opens(read: Sequence[Token], place: int, kinds: frozenset[str]) -> bool:
    """Tell whether a word for the whole, or for a conclusion, leads to a result: "In all, your child takes 75 ml"."""
    if kinds.isdisjoint(("behind", "concluding")):
        return False
    last = next((there for there in range(place - 1, -1, -1) if read[there].quantity), -1)
    said = [token.word for token in read[last + 1 : place]]
    return _holds_phrase(said, "behind") or _holds_phrase(said, "concluding")


@kept
def _kinds_in(read: Tokens) -> frozenset[str]:
    """Return the kinds of phrases of which a sentence has all words of one, wherever they stand."""
    return frozenset(kind for kind, phrases in _phrases().items() if phrases.may_be_in(read.words))


@cache
def _phrases() -> dict[str, Phrases]:
    """Return the phrases of the kinds that are looked for behind a result, or before it."""
    return {kind: Phrases(_words(kind)) for kind in _KINDS}


def _holds_phrase(words: Sequence[str], kind: str) -> bool:
    """Tell whether a phrase of a kind stands among words; nearly all of them begin none."""
    if _firsts(kind).isdisjoint(words):
        return False
    said = f" {' '.join(words)} "
    return any(f" {phrase} " in said for phrase in _words(kind))


def _ends_with(read: Sequence[Token], place: int, kind: str) -> bool:
    """Tell whether a phrase of a kind stands right before a place."""
    if not place or read[place - 1].word not in _lasts(kind):
        return False
    if read[place - 1].word == "=" and not (place > 1 and read[place - 2].quantity):
        return False  # "t = 12 h" names a value
    return any(
        " ".join(token.word for token in read[place - size : place]) in _words(kind)
        for size in range(1, min(place, _LONGEST) + 1)
    )


def _is_done(read: Sequence[Token], place: int) -> bool:
    """Tell whether a result is the object of a perfect: "has drunk", "had taken", "will have had"."""
    place -= word(read, place - 1) == "to" and word(read, place - 2) in _GONE  # "have been to 24 sessions"
    verb = word(read, place - 1)
    if not (verb.endswith(("ed", "en")) or verb in _words("participles")):
        return False
    have = _words("have")
    return any(token.word in have for token in read[max(place - 1 - _LONGEST, 0) : place - 1])


def _is_verb(read: Sequence[Token], place: int) -> bool:
    """Tell whether a verb before a result is one by which something comes to it: "reaches", "gives the child"."""
    lasts = _lasts("coming")
    for there in range(place - 1, max(place - 1 - _VERB, -1), -1):
        said = read[there].word
        if said in lasts and (said in _words("coming") or f"{word(read, there - 1)} {said}" in _words("coming")):
            return True
        if not said.isalpha():
            return False
    return False


def is_of_counts(used: Sequence[Factor], result: Factor, sign: Sign, stretches: Sequence[Sequence[Token]]) -> bool:
    """Tell whether the numbers belong to what they multiply: their noun is taken up, or stands right beside it."""
    counts = [one for one in used if one.counted]
    unnamed = [one for one in counts if not one.noun]
    if any(not _is_named_near(one, result, stretches) for one in unnamed):
        return False
    if result.is_number:
        rates = [one for one in used if one.per_day]
        named = not counts or result.noun in {"", *_words("forms"), *(one.noun for one in counts)}
        fits = named or sign.packed
        return fits if rates else len(used) == len(counts) == _PAIR and (sign.each or _is_of(counts, result, stretches))
    words = [form(token.word) for read in stretches for token in read if token.word]
    others = [one for one in counts if one.noun not in _words("forms")]
    return sign.each or all(words.count(form(one.noun)) > 1 or _is_beside(one, stretches) for one in others)


def _is_of(counts: Sequence[Factor], result: Factor, stretches: Sequence[Sequence[Token]]) -> bool:
    """Tell whether one count is of another, which the result counts too: "three sets of twelve squats"."""
    for read in stretches:
        for place, token in enumerate(read):
            inside = token.quantity and token.quantity.span in counts[1].spans and word(read, place - 1) == "of"
            if inside and (before := read[place - 3].quantity if place > _PAIR else None):
                return before.span in counts[0].spans and counts[1].noun in ("", result.noun)
    return False


def _is_named_near(one: Factor, result: Factor, stretches: Sequence[Sequence[Token]]) -> bool:
    """Tell whether the sentence of a bare number names what the result counts: "Heel slide: three sets of 12"."""
    nouns = {form(said) for said in result.noun.split()}
    return bool(nouns) and any(
        nouns <= {form(token.word) for token in read if token.word}
        for read in stretches
        if any(token.quantity and token.quantity.span in one.spans for token in read)
    )


def _is_beside(one: Factor, stretches: Sequence[Sequence[Token]]) -> bool:
    """Tell whether a count stands with its noun right before an amount: "eight 200 ml cups", "30 doses of 5 ml"."""
    for read in stretches:
        for place, token in enumerate(read):
            if token.quantity and token.quantity.span in one.spans:
                near = any(token.quantity for token in read[place + 1 : place + 5])
                return near or bool(_said(read[place + 1 : place + 12]) & {"each", "apiece", "every"})
    return False


@cache
def _relatives() -> frozenset[str]:
    return frozenset(word_table("chronology")["relatives"])


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("products")[kind])


@cache
def _firsts(kind: str) -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in _words(kind))


@cache
def _lasts(kind: str) -> frozenset[str]:
    return frozenset(phrase.split()[-1] for phrase in _words(kind))
