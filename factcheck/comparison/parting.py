"""Restated facts as an editor reads them: without what they say are two things, and with what each speaks of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from factcheck.comparison.phrases import phrase
from factcheck.comparison.restated import Fact
from factcheck.model import Article, Claim, Span
from factcheck.values import dataclass

Apart = Callable[[Span, Span], str | None]
"""Returns the reason why two places speak of two things, None where nobody says so."""

Mentions = tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact that an article states more than once: what it is of, and the probability that its mentions differ.

    `sides` are the mentions that give one value and those that give another, each in text order: one side where all
    agree, else two, the one that is likelier to be the slip first.
    """

    phrase: str
    differ: float
    sides: tuple[Mentions, ...]

    @property
    def mentions(self) -> Mentions:
        """Return all mentions in text order."""
        return tuple(sorted((claim for side in self.sides for claim in side), key=lambda claim: claim.quantity.span))

    @property
    def odd(self) -> Claim | None:
        """Return the mention that stands alone against several others, None where there is none."""
        alone = len(self.sides) == 2 and len(self.sides[0]) == 1 < len(self.sides[1])
        return self.sides[0][0] if alone else None

    def side_of(self, claim: Claim) -> int:
        """Return the number of the side that a mention is on, from 1."""
        return next(number for number, side in enumerate(self.sides, 1) if any(claim is each for each in side))

    @property
    def partings(self) -> tuple[tuple[Claim, Mentions], ...]:
        """Return each mention that may be of another thing, with those that it would be parted from."""
        if len(self.sides) == 2:
            return ((self.sides[0][0], self.sides[1]),)
        mentions = self.mentions
        parted = tuple((each, tuple(other for other in mentions if other is not each)) for each in mentions)
        return parted if len(mentions) > 2 else parted[-1:]


@dataclass(frozen=True, slots=True)
class KeptApart:
    """Two mentions, in text order, that the article itself says are of two things, and why."""

    one: Claim
    other: Claim
    reason: str


@dataclass(frozen=True, slots=True)
class Restated:
    """The facts that an article states more than once, those that may differ first, and the pairs kept apart."""

    facts: tuple[Stated, ...] = ()
    apart: tuple[KeptApart, ...] = ()

    @property
    def differing(self) -> int:
        """Return how many of the facts may differ."""
        return sum(fact.differ > 0 for fact in self.facts)


def part(article: Article, facts: Iterable[Fact], numbers: Sequence[Span], apart: Apart) -> Restated:
    """Return the facts without the pairs that are kept apart; what agrees on either side of one stays a fact.

    `numbers` are the places of all numbers of the article, in order.
    """
    kept: list[Stated] = []
    parted: list[KeptApart] = []
    for fact in facts:
        parts = _sides(fact)
        pairs = list(_kept_apart(parts, apart))
        parted += pairs
        for differ, sides in _rest(parts, pairs) if pairs else ((fact.differ, parts),):
            kept.append(Stated(phrase(article, [claim for side in sides for claim in side], numbers), differ, sides))
    return Restated(tuple(sorted(kept, key=lambda fact: -fact.differ)), tuple(parted))


def _sides(fact: Fact) -> tuple[Mentions, ...]:
    """Return the mentions by what they say: all together where they agree."""
    if fact.conflict is None:
        return (fact.mentions,)
    there = {id(claim) for claim in (fact.conflict.other, *fact.conflict.more)}
    one = tuple(claim for claim in fact.mentions if id(claim) not in there)
    return one, tuple(claim for claim in fact.mentions if id(claim) in there)


def _kept_apart(sides: Sequence[Mentions], apart: Apart) -> Iterator[KeptApart]:
    for one, other in _pairs(sides):
        reason = apart(one.quantity.span, other.quantity.span)
        if reason is not None:
            first, second = sorted((one, other), key=lambda claim: claim.quantity.span)
            yield KeptApart(first, second, reason)


def _pairs(sides: Sequence[Mentions]) -> Iterator[tuple[Claim, Claim]]:
    """Yield the pairs across two sides, or all pairs of a single one."""
    for index, one in enumerate(sides[0]):
        yield from ((one, other) for other in (sides[1] if len(sides) == 2 else sides[0][index + 1 :]))


def _rest(sides: tuple[Mentions, ...], pairs: Sequence[KeptApart]) -> Iterator[tuple[float, tuple[Mentions, ...]]]:
    """Yield what is left of a fact: each side that holds two mentions, or those that nothing parts from each other."""
    parts = sides if len(sides) == 2 else tuple(map(tuple, _joined(sides[0], pairs)))
    yield from ((0.0, (members,)) for members in parts if len(members) > 1)


def _joined(mentions: Mentions, pairs: Sequence[KeptApart]) -> list[list[Claim]]:
    """Return the mentions in groups, each with the first group of which nothing keeps it apart."""
    parted = {frozenset((id(pair.one), id(pair.other))) for pair in pairs}
    groups: list[list[Claim]] = []
    for claim in mentions:
        free = (group for group in groups if all(frozenset((id(claim), id(each))) not in parted for each in group))
        group = next(free, None)
        if group is None:
            groups.append([claim])
        else:
            group.append(claim)
    return groups
