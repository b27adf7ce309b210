"""Numbers that point back: "those six weeks" are the weeks that were told of, and these were 28 days.

What is pointed back to must stand before; what is definite ("the 312 volunteers", "all six hospitals") mostly does
(Prince 1981, "Toward a taxonomy of given-new information"). Where one number alone of the kind stands near, and none in
the whole text before agrees, that is the one meant, whatever words the two sentences share. In a million words of the
pages and articles that comparison is fitted on there is no such pair, so that the probability is set by hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations_with_replacement
from typing import Literal

from factcheck.comparison.candidate_pairs import counted_class
from factcheck.comparison.measures import comparable, compare, factor, slip
from factcheck.comparison.studies import are_of_two_sources, names_another, studies
from factcheck.data import word_table
from factcheck.extraction.claims.words import form
from factcheck.model import Article, Claim, Measure
from factcheck.text.digits import digits
from factcheck.values import dataclass

Pointer = Literal["back", "definite", "all", ""]
"""How a number points back: "those six weeks", "the six weeks", "all six weeks", or not at all."""

SURE = 0.8
"""The probability that such a pair conflicts."""
# How far back, in characters, the number meant stands at most: a paragraph or two, for what is only definite a few.
_REACH, _FAR = 600, 1000
# So many claims before it are looked at.
_LATEST = 60
# How many of one earlier number may make up what is pointed back to, as "30 minutes" twice a day do.
_TIMES = 31
# Kinds of numbers of which several are told of one thing.
_OTHERS = frozenset({"share", "date", "rank", "times"})
# Counts below this are often of a part: "these three trials" of 63.
_FEW = 10.0
# What is only definite is no slip of a number so many times as large, or as small.
_MOST = 5.0
# Nor is what points back in so many words: "those nine years" are no two hours.
_WORLDS = 50.0
_PAIR = 2
# How near a share of a whole comes to what is told of as a part.
_ROOM = 0.02


@dataclass(frozen=True, slots=True)
class _Back:
    """A claim that points back: how, and the claims before it, of its kind and all that are near."""

    claim: Claim
    pointer: Pointer
    earlier: Sequence[Claim]
    beside: Sequence[Claim]


def recalls(article: Article, claims: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of two claims, the later of which points back to the earlier and gives another value."""
    for later, claim in enumerate(claims):
        pointer = _pointer(article, claim)
        if not pointer or _is_told_before(claim, claims[max(later - _LATEST, 0) : later]):
            continue
        earlier = [number for number in range(max(later - _LATEST, 0), later) if _is_alike(claims[number], claim)]
        beside = [each for each in claims[max(later - _LATEST, 0) : later] if _distance(each, claim) <= _FAR]
        meant = _meant(article, _Back(claim, pointer, [claims[number] for number in earlier], beside))
        if meant is not None and not _are_of_two_studies(article, claims[earlier[meant]], claim):
            yield earlier[meant], later


def _is_told_before(claim: Claim, earlier: Sequence[Claim]) -> bool:
    """Tell whether a count stands before without what it is of: "of 118 cases, 75 were confirmed; these 75 cases"."""
    own = claim.quantity.measure
    alike = (one for one in earlier if one.sentence != claim.sentence and one.quantity.measure.dimension == "count")
    return own.dimension == "count" and any(
        not counted_class(one) and compare(one.quantity.measure, own) == "agree" for one in alike
    )


def _are_of_two_studies(article: Article, one: Claim, two: Claim) -> bool:
    """Tell whether two claims are each of its own cited source, or the later sentence names its study or another."""
    here, there = article.words(one.sentence), article.words(two.sentence)
    named = studies(there) - studies(here)
    return bool(named) or names_another(there) or are_of_two_sources(one, two)


def _meant(article: Article, back: _Back) -> int | None:
    """Return which of the earlier claims one points back to, None where that is open, or where it fits one of them."""
    claim, earlier = back.claim, back.earlier
    reach = _REACH if back.pointer == "back" else _FAR
    near = [place for place, other in enumerate(earlier) if _distance(other, claim) <= reach]
    values = {earlier[place].quantity.text.lower() for place in near}
    if near and factor(claim.quantity.measure, earlier[near[-1]].quantity.measure) > _WORLDS:
        return None
    fits = len(values) != 1 or any(_may_mean(claim, other) for other in earlier) or _is_made_of(claim, earlier)
    if fits or (back.pointer != "back" and not _is_the_same(article, back, earlier[near[-1]])):
        return None
    return near[-1]


def _pointer(article: Article, claim: Claim) -> Pointer:
    measure = claim.quantity.measure
    if measure.dimension in _OTHERS or measure.bound or _is_supposed(article, claim):
        return ""
    before = article.text[max(claim.sentence.start, claim.quantity.span.start - 24) : claim.quantity.span.start].split()
    word = before[-1].lower().lstrip("(“\"'") if before else ""
    count = measure.dimension == "count"
    if count and not counted_class(claim):
        return ""
    large = not count or (claim.quantity.low or 0.0) >= _FEW
    words = word_table("frames")
    that = word == "that" and len(before) > 1 and before[-2].lower() in words["before_that"]
    if large and (that or word in words["pointed"] or (count and word in words["owned"])):
        return "back"
    return "all" if word == "all" else "definite" if word in words["definite"] and measure.dimension != "age" else ""


def _is_supposed(article: Article, claim: Claim) -> bool:
    """Tell whether a sentence begins with what might have been: "Had all 600 families said yes"."""
    return article.words(claim.sentence).startswith(("Had ", "Were "))


def _is_the_same(article: Article, back: _Back, other: Claim) -> bool:
    """Tell whether what is only definite can be nothing but what another number told of, and is no part of it."""
    claim = back.claim
    one, two = other.quantity.measure, claim.quantity.measure
    if factor(one, two) > _MOST or (not claim.quantity.text[0].isdigit() and _is_ordinal(claim)):
        return False
    if two.dimension != "count":
        return back.pointer == "definite" and (_is_turned(one, two) or not _is_narrowed(article, claim))
    larger = (claim.quantity.low or 0.0) > (other.quantity.high or 0.0)
    narrowed = slip(one, two) == "other" and _is_narrowed(article, claim)
    part = not larger and (back.pointer == "all" or (claim.quantity.low or 0.0) < _FEW)
    return not part and not narrowed and _name_one_thing(other, claim) and not _is_rest(claim, other, back.beside)


def _is_turned(one: Measure, two: Measure) -> bool:
    """Tell whether one value has the digits of the other in another order: £2.4 million and £4.2 million."""
    written = [sorted(digits(measure.written[0])) for measure in (one, two) if measure.written]
    return slip(one, two) == "digit" and len(written) == _PAIR and written[0] == written[1] and len(written[0]) > 1


def _is_ordinal(claim: Claim) -> bool:
    """Tell whether a time is one of several: "the third year"."""
    return claim.quantity.text.split()[0].lower() in word_table("frames")["ordinals"]


def _is_narrowed(article: Article, claim: Claim) -> bool:
    """Tell whether the word behind what is told makes it some of that, or another: "the 49 patients who died"."""
    behind = article.text[claim.quantity.span.end : claim.sentence.end].lstrip("-").split()
    words = [word for one in behind[len(claim.quantity.measure.of.split()) :][:1] if (word := one.rstrip(",;:.)"))]
    tables = word_table("frames")
    return any(
        word in tables["narrowing"] or word in tables["conditions"] or word.endswith(("ing", "ed")) or word[0].isupper()
        for word in words
    )


def _name_one_thing(one: Claim, two: Claim) -> bool:
    """Tell whether two counts name what they count alike, or one of them says no more than people."""
    nouns = [form(claim.quantity.measure.of.split()[-1]) for claim in (one, two)]
    return nouns[0] == nouns[1] or not set(nouns).isdisjoint(word_table("frames")["anybody"])


def _is_rest(claim: Claim, whole: Claim, beside: Sequence[Claim]) -> bool:
    """Tell whether a count is what the whole comes to with or without others, or a share of it, that stand near."""
    total, own = whole.quantity.low or 0.0, claim.quantity.low or 0.0
    for other in beside:
        measure = other.quantity.measure
        ends = [end for end in (measure.low, measure.high) if end is not None]
        if measure.dimension == "count" and any(own in (total - end, total + end) for end in ends):
            return True
        if measure.dimension == "share" and any(
            abs(part * total - own) <= _ROOM * own for end in ends for part in (end, 1 - end)
        ):
            return True
    return False


def _is_alike(one: Claim, two: Claim) -> bool:
    """Tell whether two numbers are of one kind, in two sentences."""
    return (
        one.sentence != two.sentence
        and comparable(one.quantity.measure, two.quantity.measure)
        and counted_class(one) == counted_class(two)
    )


def _distance(one: Claim, two: Claim) -> int:
    return two.quantity.span.start - one.quantity.span.start


def _may_mean(claim: Claim, other: Claim) -> bool:
    """Tell whether a number agrees with an earlier one, or is made up of it several times."""
    one, two = claim.quantity.measure, other.quantity.measure
    if compare(one, two) != "differ":
        return True
    times = factor(one, two)
    return times < _TIMES and abs(times - round(times)) < 1e-6


def _is_made_of(claim: Claim, others: Sequence[Claim]) -> bool:
    """Tell whether a number is the sum of two of the earlier ones, or what one leaves of another."""
    ends = [other.quantity.measure.high for other in others]
    total = claim.quantity.measure.high
    return any(
        total and one and two and min(abs(one + two - total), abs(abs(one - two) - total)) < 1e-6 * total
        for one, two in combinations_with_replacement(ends, 2)
    )
