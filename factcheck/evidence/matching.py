"""The figures of a source that a cited number may be, and the features that tell whether it is one of them."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from heapq import nlargest

from factcheck.comparison.idf import RAREST
from factcheck.comparison.measures import comparable, compare, slip
from factcheck.evidence.citing import Citing
from factcheck.evidence.figures import Figure
from factcheck.evidence.texts import Read, SourceText
from factcheck.evidence.words import closeness, overlap
from factcheck.extraction.claims.words import head_class

# Values this far apart are never one value in another writing or rounding.
_FAR = 1.12
# How many passages that share words with the sentence are searched for another value, and shown.
_NEAREST = 6
# Numbers below this are equal by chance in any text.
_SMALL = 13
# Numbers of so many digits are hardly ever equal by chance.
_LONG = 3
# The step of a value that is taken for exact.
_EXACT = 1e-12
# Numbers about other numbers: not what a source is cited for otherwise.
_NEVER = frozenset({"confidence", "p-value", "heterogeneity"})
# Values farther apart than twenty times are all alike.
_MOST_APART = 3.0
# Slips that keep the digits, and all that are known.
_RESCALED = ("tenfold", "unit")
_SLIPS = (*_RESCALED, "digit")

Near = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Match:
    """A figure of the source for a figure of the citing sentence, with the features of the pair."""

    read: Read
    figure: Figure
    features: Mapping[str, float]


@dataclass(frozen=True)
class Comparison:
    """A citing sentence beside a source: which passages share its words, and which of its figures stand where."""

    citing: Citing
    source: SourceText
    covers: Mapping[int, float]
    standing: Mapping[int, frozenset[int]]


def comparison(citing: Citing, source: SourceText) -> Comparison:
    """Return what all figures of a sentence have in common in their comparison with a source."""
    standing: dict[int, set[int]] = {}
    for place, figure in enumerate(citing.figures):
        for read, _ in equals(figure, source):
            standing.setdefault(read.number, set()).add(place)
    return Comparison(
        citing, source, _covers(citing, source), {number: frozenset(places) for number, places in standing.items()}
    )


def _covers(citing: Citing, source: SourceText) -> dict[int, float]:
    """Return the share of what the sentence's words tell that each passage has, those without any left out."""
    weights = {word: source.weight(word) for word in citing.words.all}
    weights |= {word: source.weight(word) / 3 for word in citing.context - citing.words.all}
    whole = math.fsum(weights[word] for word in citing.words.all) or 1.0
    found: dict[int, float] = {}
    for word in sorted(weights):
        for number in source.stands.get(word, ()):
            found[number] = found.get(number, 0.0) + weights[word] / whole
    return found


def equals(figure: Figure, source: SourceText) -> Iterator[tuple[Read, Figure]]:
    """Yield the figures of a source that state the value of a figure, in any writing, unit or rounding."""
    numbers = {
        number for number in source.writings.get(abs(figure.written), ()) if _may_be(figure, source.figures[number][1])
    }
    size = abs(figure.value)
    first = bisect_left(source.values, (size / _FAR, -1))
    last = bisect_right(source.values, (size * _FAR, len(source.figures)))
    for _, number in source.values[first:last]:
        if number not in numbers and _agree(figure, source.figures[number][1]):
            numbers.add(number)
    yield from (source.figures[number] for number in sorted(numbers))


def _may_be(one: Figure, two: Figure) -> bool:
    """Tell whether equal numbers may be one: not "14 days" and "14 weeks", nor "7%" and "SPSS 7", which is none."""
    if one.read and two.read and comparable(one.measure, two.measure):
        return _agree(one, two)
    bare = all(each.measure.dimension == "count" for each in (one, two))
    return bare or (one.read and two.read) or one.is_decimal or one.digits >= _LONG


def _agree(one: Figure, two: Figure) -> bool:
    """Tell whether the first, which may be rounded, states the value of the second."""
    small, large = sorted((abs(one.value), abs(two.value)))
    if large > _FAR * small:
        return False
    exactly = replace(two.measure, hedge="", step=_EXACT)
    if one.value * two.value < 0:  # "lower by 14 days" is a difference of -14
        exactly = replace(exactly, low=-two.value, high=-two.value)
    if not (comparable(one.measure, two.measure) and compare(one.measure, exactly) == "agree"):
        return False
    return one.read and two.read


def found(place: Figure, between: Comparison) -> list[Match]:
    """Return the figures of the source that state a cited number, with the features that tell whether of one thing."""
    near = closeness(between.citing.words, place.span)
    matching = list(equals(place, between.source))
    if not matching:
        return []
    elsewhere = list(_rivals(place, between))
    likest = max((overlap(near, there, between.source.weight) for there in elsewhere), default=0.0)
    return [Match(read, figure, _found(place, read, figure, near, between, likest)) for read, figure in matching]


def _rivals(place: Figure, between: Comparison) -> Iterator[Near]:
    """Yield what stands near the figures of another value in the passages nearest to the sentence."""
    for read in _nearest(place, between):
        for figure in _open(place, read, between):
            if not _agree(place, figure):
                yield between.source.near(read, figure)


def others(place: Figure, between: Comparison) -> list[Match]:
    """Return the figures of other value in the passages nearest to the sentence, with features of the pair."""
    if place.measure.statistic in _NEVER:
        return []
    near = closeness(between.citing.words, place.span)
    return [
        Match(read, figure, _differs(place, read, figure, near, between))
        for read in _nearest(place, between)
        for figure in _open(place, read, between)
        if _may_differ(place, figure)
    ]


def _nearest(place: Figure, between: Comparison) -> list[Read]:
    """Return the passages that share most with the sentence, in words and in its other numbers."""
    ranks = {number: cover + _others(place, number, between) / 2 for number, cover in between.covers.items()}
    nearest = nlargest(_NEAREST, ranks, key=lambda number: (ranks[number], -number))
    return [between.source.passages[number] for number in nearest]


def _open(place: Figure, read: Read, between: Comparison) -> list[Figure]:
    """Return the figures of a passage that are of the dimension of a cited number, and that no other one states."""
    return [
        figure
        for figure in read.figures
        if figure.read and comparable(place.measure, figure.measure) and not _is_taken(figure, place, between)
    ]


def _may_differ(place: Figure, figure: Figure) -> bool:
    """Tell whether a figure may be what a number should be: "3/4" may be a grade, and "-0.4" is "lower by 0.4".

    The hundred of "57 out of 100" says in what the share is told.
    """
    measure = figure.measure
    if _is_close(place, figure) or place.is_base:
        return False
    return measure.statistic not in _NEVER and not (measure.dimension == "share" and not measure.unit)


def _is_close(one: Figure, two: Figure) -> bool:
    """Tell whether one of two numbers may be the other, rounded or without its sign."""
    if compare(one.measure, two.measure) == "agree":
        return True
    if abs(one.written) == abs(two.written) and one.measure.unit == two.measure.unit:
        return True  # "lower by 0.4 °C" and "-0.4 °C", which are no kelvins of one size
    step = max(one.measure.step, two.measure.step) * (one.measure.step != two.measure.step)
    return abs(abs(one.value) - abs(two.value)) <= 0.5 * step * (1 + 1e-9) + 1e-12 * abs(one.value)


def _is_taken(figure: Figure, place: Figure, between: Comparison) -> bool:
    """Tell whether another figure of the citing sentence states the value of a figure of the source."""
    return any(
        other is not place and ((other.written == figure.written and _may_be(other, figure)) or _agree(other, figure))
        for other in between.citing.figures
    )


def _others(place: Figure, number: int, between: Comparison) -> float:
    """Return how many of the sentence's other figures a passage states, up to 3, each less if it is small."""
    standing = between.standing.get(number, frozenset())
    told = (other for each in standing if (other := between.citing.figures[each]) is not place)
    return min(math.fsum(0.4 if _is_small(other) else 1.0 for other in told), 3.0)


def _is_small(figure: Figure) -> bool:
    return figure.measure.dimension == "count" and figure.measure.step >= 1 and abs(figure.written) < _SMALL


def _shared(place: Figure, read: Read, figure: Figure, near: Near, between: Comparison) -> dict[str, float]:
    there = between.source.near(read, figure)
    here, away = place.measure, figure.measure
    counted, other = _head(here.of), _head(away.of)
    return {
        "near": overlap(near, there, between.source.weight),
        "near_back": overlap(there, near, between.source.weight),
        "cover": min(between.covers.get(read.number, 0.0), 1.0),
        "others": _others(place, read.number, between),
        "same_unit": float(bool(here.unit) and here.unit == away.unit),
        "same_head": float(bool(counted) and counted == other),
        "other_head": float(bool(counted and other) and counted != other),
        "other_statistic": float(here.statistic != away.statistic),
        "small": float(_is_small(place)),
    }


def _rival(place: Figure, read: Read, near: Near, between: Comparison, besides: Figure | None = None) -> float:
    """Return how much of what stands near a cited number stands near a number of another value in a passage."""
    rivals = (figure for figure in _open(place, read, between) if figure is not besides and not _agree(place, figure))
    return max((overlap(near, between.source.near(read, each), between.source.weight) for each in rivals), default=0.0)


def _found(
    place: Figure, read: Read, figure: Figure, near: Near, between: Comparison, elsewhere: float
) -> dict[str, float]:
    """Return the features of a figure of equal value; `elsewhere` is the likest of another value in any passage."""
    features = _shared(place, read, figure, near, between)
    here, away = place.measure, figure.measure
    same = comparable(here, away)
    clash = not same and "share" in (here.dimension, away.dimension) and place.read and figure.read
    rival = _rival(place, read, near, between, figure)
    return features | {
        "exact_same": float(same and abs(here.written[0]) == abs(away.written[0])),
        "other_dimension": float(not same),
        "share_and_count": float(clash),
        "digits": min(place.digits, 4.0),
        "passages": math.log(len(between.source.passages)),
        "rival": max(rival - features["near"], -0.5),
        "rival_elsewhere": max(elsewhere - features["near"], 0.0),
        "telling": _telling(near, read, figure, between),
        "alone": float(not rival),
    }


def _differs(place: Figure, read: Read, figure: Figure, near: Near, between: Comparison) -> dict[str, float]:
    features = _shared(place, read, figure, near, between)
    kind = slip(place.measure, figure.measure)
    here = between.standing.get(read.number, frozenset())
    left = sum(other is not place and number not in here for number, other in enumerate(between.citing.figures))
    apart = abs(math.log(abs(place.value) / abs(figure.value))) if place.value and figure.value else _MOST_APART
    return features | {
        "rescaled": float(kind in _RESCALED),
        "digit": float(kind == "digit"),
        "apart": min(apart, _MOST_APART) * (kind not in _SLIPS),
        "open": math.log(len(_open(place, read, between))),
        "left": math.log1p(left),
        "digits": min(place.digits, figure.digits, 4.0),
        "beside": _beside(place, figure, read, between),
        "covered_near": features["near"] * features["cover"],
    }


def _telling(near: Near, read: Read, figure: Figure, between: Comparison) -> float:
    """Return how much the two most telling words say that stand near both numbers, up to about 1."""
    there = between.source.near(read, figure)
    shared = (between.source.weight(word) * min(weight, there[word]) for word, weight in near.items() if word in there)
    return math.fsum(nlargest(2, shared)) / (2 * RAREST)


def _beside(place: Figure, figure: Figure, read: Read, between: Comparison) -> float:
    """Return how many of the two neighbours of a cited number stand beside the figure in the source, too."""
    here, there = between.citing.figures, read.figures
    own, its = here.index(place), there.index(figure)
    count = 0.0
    for step in (-1, 1):
        if 0 <= own + step < len(here):
            neighbour = here[own + step]
            window = there[max(its - 2, 0) : its] if step < 0 else there[its + 1 : its + 3]
            count += any(neighbour.written == each.written or _agree(neighbour, each) for each in window)
    return count


@cache
def _head(of: str) -> str:
    return head_class(of.split()[-1]) if of else ""
