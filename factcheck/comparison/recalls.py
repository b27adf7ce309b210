"""Numbers that point back: "those six weeks" are the weeks that were told of, and these were 28 days.

What is pointed back to must stand before. Where one number alone of the kind stands near, and none in the whole text
before agrees, that is the one meant, whatever words the two sentences share. In a million words of the pages and
articles that comparison is fitted on there is no such pair, so that the probability is set by hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations_with_replacement

from factcheck.comparison.candidate_pairs import counted_class
from factcheck.comparison.measures import comparable, compare, factor
from factcheck.comparison.studies import are_of_two_sources
from factcheck.data import word_table
from factcheck.model import Article, Claim

SURE = 0.8
"""The probability that such a pair conflicts."""
# How far back, in characters, the number meant stands at most: a paragraph or two.
_REACH = 600
# So many claims before it are looked at.
_LATEST = 60
# How many of one earlier number may make up what is pointed back to, as "30 minutes" twice a day do.
_TIMES = 31
# Kinds of numbers of which several are told of one thing.
_OTHERS = frozenset({"share", "date", "rank", "times"})
# Counts below this are often of a part: "these three trials" of 63.
_FEW = 10.0


def recalls(article: Article, claims: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of two claims, the later of which points back to the earlier and gives another value."""
    for later, claim in enumerate(claims):
        measure = claim.quantity.measure
        if measure.dimension in _OTHERS or measure.bound or not _points_back(article, claim):
            continue
        earlier = [number for number in range(max(later - _LATEST, 0), later) if _is_alike(claims[number], claim)]
        meant = _meant(claim, [claims[number] for number in earlier])
        if meant is not None and not are_of_two_sources(claims[earlier[meant]], claim):
            yield earlier[meant], later


def _meant(claim: Claim, earlier: Sequence[Claim]) -> int | None:
    """Return which of the earlier claims one points back to, None where that is open, or where it fits one of them."""
    near = [place for place, other in enumerate(earlier) if _distance(other, claim) <= _REACH]
    values = {earlier[place].quantity.text.lower() for place in near}
    fits = len(values) != 1 or any(_may_mean(claim, other) for other in earlier) or _is_sum(claim, earlier)
    return None if fits else near[-1]


def _points_back(article: Article, claim: Claim) -> bool:
    before = article.text[claim.sentence.start : claim.quantity.span.start].split()
    word = before[-1].lower() if before else ""
    if claim.quantity.measure.dimension != "count":
        return word in word_table("frames")["pointed"]
    counted = bool(counted_class(claim)) and (claim.quantity.low or 0.0) >= _FEW
    return counted and word in (*word_table("frames")["pointed"], *word_table("frames")["owned"])


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


def _is_sum(claim: Claim, others: Sequence[Claim]) -> bool:
    """Tell whether a number is the sum of two of the earlier ones."""
    ends = [other.quantity.measure.high for other in others]
    total = claim.quantity.measure.high
    return any(
        total and one and two and abs(one + two - total) < 1e-6 * total
        for one, two in combinations_with_replacement(ends, 2)
    )
