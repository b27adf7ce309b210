"""Two accounts of one thing, as a leaflet and its guideline: numbers of one that the other gives otherwise."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

from factcheck.comparison.measures import comparable
from factcheck.comparison.probability import logit, probability
from factcheck.data import word_table
from factcheck.evidence.citing import Citing, citing
from factcheck.evidence.figures import Figure
from factcheck.evidence.judging import WEIGHTS
from factcheck.evidence.matching import Comparison, Match, comparison, found, others
from factcheck.evidence.texts import SourceText
from factcheck.evidence.words import Words
from factcheck.extraction.claims.words import head_class
from factcheck.model import Passage, Span
from factcheck.values import dataclass

ACCOUNTS = "account-weights"
"""The lexicon file of weights and threshold, which `python -m benchmarks.fit_accounts --write` derives."""
# How far apart, in passages, two numbers stand that are told one after the other.
_NEXT = 1
_AROUND = 3
# So many numbers on either side are told with one.
_NEIGHBOURS = 2
# Less likely ones are no number that both state.
_STATED = 0.1


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of an account with its comparison with the other account."""

    number: int
    citing: Citing
    between: Comparison


@dataclass(frozen=True, slots=True)
class Difference:
    """A number of one account, the figure of the other that it should be, and the probability of that.

    `sentence` is the number of the passage in the first account; `features` are what the probability rests on.
    """

    sentence: int
    figure: Figure
    match: Match
    probability: float
    features: Mapping[str, float]


def differences(account: Sequence[Passage], other: SourceText) -> Iterator[Difference]:
    """Yield the numbers that another account gives otherwise, surest first, each figure in its surest pair."""
    least = word_table(ACCOUNTS)["thresholds"]["differs"]
    taken: set[tuple[str, int, int]] = set()
    every = (each for each in candidates(account, other) if each.probability >= least)
    for each in sorted(every, key=lambda each: (-each.probability, each.sentence, each.figure.span)):
        own, its = each.figure.span, each.match.figure.span
        marks = {("here", each.sentence, own.start), ("there", each.match.read.number, its.start)}
        if not marks & taken:
            taken |= marks
            yield each


def candidates(account: Sequence[Passage], other: SourceText) -> Iterator[Difference]:
    """Yield each number that the other account does not state with each figure that it may be, and their features."""
    told = list(_told(account, other))
    numbers = [_Number(each, figure, found(figure, each.between)) for each in told for figure in _read(each)]
    stated = {(match.read.number, match.figure.span) for one in numbers for match in one.equal}
    free = [figure for read, figure in other.figures if figure.read and (read.number, figure.span) not in stated]
    open_ = [one for one in numbers if one.chance < _STATED]
    matched: dict[int, set[int]] = {}
    for one in numbers:
        matched.setdefault(one.told.number, set()).update(
            match.read.number for match in one.equal if _chance(match) >= _STATED
        )
    for one in open_:
        measure = one.figure.measure
        shared = {
            "share_found": 1 - len(open_) / (len(numbers) + 1),
            "unmatched": math.log(sum(comparable(measure, each.figure.measure) for each in open_)),
            "free": math.log1p(sum(comparable(measure, each.measure) for each in free)),
            "equal": one.chance / _STATED,
        }
        for match in others(one.figure, one.told.between):
            same, other_beside = _beside(one.told.citing, one.figure, match)
            features = {
                **match.features,
                **shared,
                "same_beside": same,
                "other_beside": other_beside,
                "same_beside_and_head": same * match.features["same_head"],
                "stated_elsewhere": float((match.read.number, match.figure.span) in stated),
                "same_words": _same_words(one.told.citing, one.figure, match),
                "beside_found": _beside_found(one.told.number, match.read.number, matched),
            }
            chance = probability(logit("accounts", features, ACCOUNTS))
            yield Difference(one.told.number, one.figure, match, chance, features)


@dataclass(frozen=True, slots=True)
class _Number:
    """A number of an account with the figures of the other that have its value."""

    told: Told
    figure: Figure
    equal: Sequence[Match]

    @property
    def chance(self) -> float:
        return max(map(_chance, self.equal), default=0.0)


def _told(account: Sequence[Passage], other: SourceText) -> Iterator[Told]:
    before = ""
    for number, passage in enumerate(account):
        said = citing(passage.text, before)
        before = passage.text
        yield Told(number, said, comparison(said, other))


def _read(told: Told) -> Iterator[Figure]:
    return (figure for figure in told.citing.figures if figure.read)


def _chance(match: Match) -> float:
    return probability(logit("found", match.features, WEIGHTS))


def _beside(said: Citing, figure: Figure, match: Match) -> tuple[float, float]:
    """Return how many of the numbers next to both count the same things in the same number, and in another.

    "Four trials with 639 children" and "four trials (355 children)" are of the same trials; ten are others than five.
    """
    here = list(_around(said.figures, figure))
    there = list(_around(match.read.figures, match.figure))
    same = other = 0.0
    for one in here:
        alike = [two for two in there if _counts_alike(one, two)]
        agreeing = any(abs(one.value) == abs(two.value) for two in alike)
        same += agreeing
        other += bool(alike) and not agreeing
    return same, other


def _around(figures: Sequence[Figure], figure: Figure) -> Iterator[Figure]:
    place = figures.index(figure)
    yield from (each for each in figures[max(place - _NEIGHBOURS, 0) : place + _NEIGHBOURS + 1] if each is not figure)


def _counts_alike(one: Figure, two: Figure) -> bool:
    counted, other = (head_class(each.measure.of.split()[-1]) if each.measure.of else "" for each in (one, two))
    return bool(counted) and counted == other and comparable(one.measure, two.measure)


def _same_words(said: Citing, figure: Figure, match: Match) -> float:
    """Return how many of the three content words on either side of both numbers are the same, in their order."""
    here, there = _sides(said.words, figure.span), _sides(match.read.words, match.figure.span)
    same = 0.0
    for own, its in zip(here, there, strict=True):
        for one, two in zip(own, its, strict=False):
            if one != two:
                break
            same += 1.0
    return same


def _sides(words: Words, place: Span) -> tuple[list[str], list[str]]:
    """Return the content words before a place, the nearest first, and those behind it."""
    said = [(word, start) for word, start in zip(words.forms, words.starts, strict=True) if word]
    before = [word for word, start in said if start < place.start]
    behind = [word for word, start in said if start >= place.end]
    return before[: -_AROUND - 1 : -1], behind[:_AROUND]


def _beside_found(sentence: int, passage: int, matched: Mapping[int, Iterable[int]]) -> float:
    """Return how many of the sentences before and after have a number in the passages around one."""
    near = (matched.get(sentence + step, ()) for step in (-1, 1))
    return float(sum(any(abs(other - passage) <= _NEXT for other in passages) for passages in near))
