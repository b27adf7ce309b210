"""Pairs of claims worth a closer look, found through the rare words that their sentences and settings share."""

from __future__ import annotations

import math
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import NamedTuple

from factcheck.comparison.frames import Sentence
from factcheck.comparison.idf import RAREST, known
from factcheck.comparison.measures import Agreement, compare, scale
from factcheck.extraction.claims.words import head_class
from factcheck.model import Claim
from factcheck.text.digits import digits, one_digit
from factcheck.values import dataclass

# Numbers about other numbers are never compared.
_NEVER = frozenset({"confidence", "p-value", "heterogeneity"})
# Words of less weight find no partners; a pair whose shared words weigh less is not looked at.
_TELLING, _LEAST_SHARED = 0.3, 1.2
# A word that stands near more numbers than this tells little; the latest of them are kept, and of one claim's
# partners the likest, more of those that agree, so that the work grows with the text and not with its square. With
# three that differ as little is located on left-out articles as with six, at two thirds of the pairs.
_LATEST, _MOST_PARTNERS, _MOST_AGREEING = 60, 3, 6
# Of the partners that one slip makes of a claim so many are kept however many are likelier: a slip leaves the words
# alone, and what is likelier by them is often of something else. One digit of a short number differs by chance.
_MOST_SLIPS, _LONG = 3, 3
# Of so many claims of one scale at most all pairs of a brief are looked at.
_MOST_OF_BRIEF = 12
# What it is worth that both count the same: "2,521 participants" twice, with hardly another word in common.
_SAME_HEAD = 1.0
# What words of the setting are worth here.
_LENT = 0.5
# A word in more than this share of the sentences with numbers tells less, down to this part of its weight. Shares are
# taken of this many sentences at least, so that a short text has rare words, too.
_COMMON, _LEAST_PART, _FEWEST = 0.08, 0.4, 25
# Inverse document frequency in the article is never zero; it counts for less than that in all articles.
_SMOOTHED, _HERE = 0.3, 0.35


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim as the search sees it: its number, its sentence, its words with their worth there.

    `head` is the class of what a count is of, empty where it cannot be told; `digits` are those of both ends, and
    `lengths` how many they are. `side` tells that it is of the second of two articles.
    """

    number: int
    claim: Claim
    sentence: int
    words: Mapping[str, float]
    head: str
    digits: tuple[str, str]
    lengths: tuple[int, int]
    side: bool


_Posting = tuple[int, float]


class _Sharing(NamedTuple):
    """What the claims of a sentence share with those before it: the other numbers of the sentence share the same.

    `weight_of` maps the claims before it to the weight of the words shared, `lists` are those of its words, each with
    what the word is worth there.
    """

    words: Mapping[str, float]
    weight_of: dict[int, float]
    lists: list[tuple[deque[_Posting], float]]


@dataclass(frozen=True, slots=True)
class Weights:
    """How much a word tells: by how rare it is in articles on health, and by how rare it is in this one."""

    anywhere: Callable[[str], float]
    here: Callable[[str], float]


def weights(claims: Sequence[Claim], sentences: Sequence[Sentence], rare: Mapping[str, float] | None = None) -> Weights:
    """Return what the words of an article tell, by those of all articles and by its own sentences that hold numbers."""
    stands = Counter(word for sentence in sentences for word in claims[sentence.claims[0]].context)
    total = max(len(sentences), _FEWEST)
    rare = known() if rare is None else rare

    @cache
    def anywhere(word: str) -> float:
        excess = max(stands[word] / total - _COMMON, 0.0)
        return rare.get(word, RAREST) * max(1.0 - 2.0 * excess, _LEAST_PART)

    @cache
    def here(word: str) -> float:
        return math.log((total + 1.0) / max(stands[word], 1)) + _SMOOTHED

    return Weights(anywhere, here)


def candidates(
    claims: Sequence[Claim], sentences: Sequence[Sentence], second: int | None = None
) -> Iterator[Candidate]:
    """Yield the claims that can be compared; from the number `second` on they are those of a second article."""
    for sentence in sentences:
        setting = sentence.setting
        lent = dict.fromkeys((*setting.heading, *setting.lead, *sentence.before), _LENT)
        context: frozenset[str] | None = None
        words: dict[str, float] = {}
        for number in sentence.claims:
            claim = claims[number]
            if claim.statistic not in _NEVER and claim.quantity.text.lower() != "one":
                if claim.context is not context:  # the claims of a sentence share their words
                    context = claim.context
                    words = lent | dict.fromkeys((*sorted(context), *setting.labels), 1.0)
                low, high = map(digits, claim.quantity.measure.written)
                side = second is not None and number >= second
                yield Candidate(
                    number,
                    claim,
                    sentence.number,
                    words,
                    counted_class(claim),
                    (low, high),
                    (len(low), len(high)),
                    side,
                )


def pairs(
    found: Sequence[Candidate], weights: Weights, *, brief: bool = False
) -> Iterator[tuple[Candidate, Candidate, Agreement]]:
    """Yield the pairs of one dimension in which one claim is among the likest partners of the other, earlier first.

    Partners in its own article and in another one are chosen apart. In a `brief`, all pairs are of likest partners:
    two of its sentences may tell of one thing without a word in common.
    """
    of = {each.number: each for each in found}
    partners: dict[tuple[int, bool], list[tuple[float, int, int]]] = defaultdict(list)
    slips: dict[tuple[int, bool], list[tuple[float, int, int]]] = defaultdict(list)
    for here, there, weight in _shared(found, weights):
        one, two, across = here.number, there.number, here.side != there.side
        pair = -weight, one, two
        partners[one, across].append(pair)
        partners[two, across].append(pair)
        if here.lengths == there.lengths and (here.digits == there.digits or _may_be_slip(here, there)):
            slips[one, across].append(pair)
            slips[two, across].append(pair)
    agreements: dict[tuple[int, int], Agreement] = {}
    kept: set[tuple[int, int]] = set()
    for own, each in partners.items():
        likest = sorted(each)[:_MOST_AGREEING]
        for place, (_, one, two) in enumerate((*likest, *sorted(slips.get(own, ()))[:_MOST_SLIPS])):
            if (one, two) not in agreements:
                agreements[one, two] = compare(of[one].claim.quantity.measure, of[two].claim.quantity.measure)
            if place < _MOST_PARTNERS or place >= len(likest) or agreements[one, two] == "agree":
                kept.add((one, two))
    if brief:
        kept |= set(_of_one_scale(found))
    for one, two in sorted(kept):
        measures = of[one].claim.quantity.measure, of[two].claim.quantity.measure
        yield of[one], of[two], agreements.get((one, two)) or compare(*measures)


def _of_one_scale(found: Sequence[Candidate]) -> Iterator[tuple[int, int]]:
    """Yield all pairs of each scale that has few claims."""
    scales: dict[str, list[Candidate]] = defaultdict(list)
    for each in found:
        scales[scale(each.claim.quantity.measure)].append(each)
    for members in scales.values():
        if len(members) <= _MOST_OF_BRIEF:
            yield from ((one.number, two.number) for one, two in combinations(members, 2) if _may_pair(one, two))


def _shared(found: Sequence[Candidate], weights: Weights) -> Iterator[tuple[Candidate, Candidate, float]]:
    """Yield the pairs that may be one fact, with the weight of what they share, if it is enough."""
    of = {each.number: each for each in found}
    seen: dict[str, dict[str, deque[_Posting]]] = defaultdict(dict)
    latest: dict[str, _Sharing] = {}
    telling: dict[str, float] = {}
    for later in found:
        kind = scale(later.claim.quantity.measure)
        before = latest.get(kind)
        if before and before.words is later.words and all(len(stood) < _LATEST for stood, _ in before.lists):
            weight_of = before.weight_of
            for stood, worth in before.lists:
                stood.append((later.number, worth))
        else:
            lists, weight_of = seen[kind], {}
            latest[kind] = sharing = _Sharing(later.words, weight_of, [])
            for word, worth in later.words.items():
                weight = telling.get(word, -1.0)
                if weight < 0:
                    telling[word] = weight = max(weights.anywhere(word), _HERE * weights.here(word))
                if weight < _TELLING:
                    continue
                postings = lists.get(word)
                if postings is None:
                    lists[word] = postings = deque(maxlen=_LATEST)
                for number, other in postings:
                    weight_of[number] = weight_of.get(number, 0.0) + weight * (worth if worth < other else other)
                postings.append((later.number, worth))
                sharing.lists.append((postings, worth))
        for number, shared in weight_of.items():
            earlier = of[number]
            weight = shared + _SAME_HEAD if earlier.head and earlier.head == later.head else shared
            if weight >= _LEAST_SHARED and _may_pair(earlier, later):
                yield earlier, later, weight


def _may_pair(one: Candidate, two: Candidate) -> bool:
    """Tell whether two claims stand in two sentences, and count what may be one thing."""
    if one.sentence == two.sentence:
        return False
    same = not one.head or not two.head or one.head == two.head
    return same or one.head in two.words or two.head in one.words


def _may_be_slip(one: Candidate, two: Candidate) -> bool:
    """Tell whether two claims have the same digits, or long numbers of which one digit differs."""
    (low, high), (other_low, other_high) = one.digits, two.digits
    return _one_slip(low, other_low) and _one_slip(high, other_high)


def _one_slip(here: str, there: str) -> bool:
    return here == there or (len(here) >= _LONG and len(here) == len(there) and one_digit(here, there))


def counted_class(claim: Claim) -> str:
    """Return the class of what a number counts, empty for measures and where it cannot be told."""
    measure = claim.quantity.measure
    return head_class(measure.of.split()[-1]) if measure.of and measure.dimension == "count" else ""
