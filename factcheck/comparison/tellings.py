"""How surely a pair of claims tells one thing twice, in one of three ways.

A *restatement* says the same in nearly the same words. *Parallel* accounts, as an abstract and a plain summary, also
share the numbers around. A *brief*, as a news item, has hardly any numbers, so that two paragraphs with numbers of one
kind mostly speak of one thing. Words are weighed by how rare they are in the text itself, and each pair is seen beside
the others by these; the comparison of frames is blind to both.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Literal

from factcheck.comparison.candidate_pairs import counted_class
from factcheck.comparison.companions import value_of
from factcheck.comparison.echoes import ECHOES
from factcheck.comparison.frames import Frame
from factcheck.comparison.likeness import PLACES
from factcheck.comparison.measures import Agreement, scale
from factcheck.comparison.probability import logit
from factcheck.comparison.rivals import Likeness, small, values
from factcheck.data import word_table
from factcheck.values import dataclass

Kind = Literal["restatement", "parallel", "brief"]
Key = tuple[int, int]
_Stand = tuple[tuple[str, str, str, bool], tuple[float, float]]

# A text with so few sentences that hold numbers is a brief: two or three paragraphs.
BRIEF = 8
BRIEF_WEIGHTS = "brief-weights"
"""The file of weights of the model of briefs, by `benchmarks/fit_briefs.py`."""
# Log-odds below this say no more than none; from here they count up to a top, in steps of two.
_LEAST, _TOP, _STEP = -4.0, 8.0, 2.0
# From this likeness on two numbers that agree show that their blocks tell of one thing; below, it is chance. So do
# numbers beside both that agree, if they are so near.
_RESTATED, _LEAST_ANCHOR = 0.7, 0.3
# Counts below the first repeat by chance, those up to the second often.
_SMALL, _FEW = 4, 10
_FLOOR = -0.5
# Below these log-odds, blind to values, two claims of a brief are of two things: of 10 false conflicts in 37,000 words
# of short texts 5 lay below, of 15 true ones 2. Two or three sentences mostly speak of one thing.
_LEAST_LIKE, _FEW_SENTENCES = -2.5, 3
# Below these they hardly state one fact. In 762 short texts in everyday words, read for this, the model of articles
# told 14 true conflicts and 39 false ones; of the true ones 9 lie above these and the next log-odds, of the false 2.
_UNLIKE, _UNSURE = -2.0, -0.6
# Of those told with these log-odds by the model of articles, which nearly the same words give, none was false.
_SURE = 5.0
# Scales of which a short text has several numbers.
_FREQUENT = frozenset({"share", "time", "count", "date"})
_OWN = (
    "local_near", "local_covered", "local_context", "local_mass", "nearest_same", "opening_shared", "both_lead",
    "anchors", "numbers_agreed", "numbers_differed", "other_kind", "other_modality", "other_rate", "result", "event",
    "event_other", "neighbours", "head_same", "per_day_one", "years_other", "names_other", "contrast", "one_summary",
    "same_block", "change", "dates", "contained", "names_apart", *ECHOES,
)  # fmt: skip
# What else counts in a brief, where two numbers may be one fact without a word in common.
_OF_BRIEFS = (
    "covered_least", "covered_most", "covered_both", "near_shared", "best_words", "shared", "share_of_fewer", "runs",
    "subject_same", "subject_other", "whom_same", "whom_other", "governor_same", "governor_other", "condition_same",
    "condition_other", "unit_same", "kind_same", "bound_other", "hedge_one", "range_one", "other_role", "shares",
    "times", "counts", "rest", "negated", "incomplete", "head_other", "kind_other_age", "replaced", "names_same",
    "contrast_over", "per_day_same", "one_table", "same_list",
)  # fmt: skip


_own, _of_briefs = (itemgetter(*map(PLACES.__getitem__, names)) for names in (_OWN, _OF_BRIEFS))
_LOCAL_NEAR, _LOCAL_CONTEXT = PLACES["local_near"], PLACES["local_context"]
_HEAD_SAME, _ANCHORS, _COVERED_BOTH = PLACES["head_same"], PLACES["anchors"], PLACES["covered_both"]


@dataclass(frozen=True, slots=True)
class Telling:
    """In which way a pair may tell one thing twice, and its features as such."""

    kind: Kind
    features: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Partners:
    """How alike claims are to others: the best that agrees, the two best that differ, and what blocks restate.

    `stands` are, of a brief, the kinds and values of all claims that have a partner, by the scale that they are on, and
    `few` tells that these stand in two or three sentences.
    """

    agreeing: Mapping[int, float]
    differing: Mapping[int, tuple[float, float]]
    sentences: frozenset[tuple[int, int]]
    parallel: Mapping[Key, int]
    stands: Mapping[str, Mapping[int, _Stand]]
    few: bool


def tellings(pairs: Sequence[Likeness], *, brief: bool) -> Iterator[tuple[Likeness, Telling]]:
    """Yield the pairs whose values differ, each with how it may tell one thing twice."""
    partners = partners_of(pairs, brief=brief)
    for pair in pairs:
        if pair.agreement != "agree":
            yield pair, telling(pair, partners, values(pair), brief=brief)


def telling(pair: Likeness, partners: Partners, told: Mapping[str, float], *, brief: bool) -> Telling:
    """Return how a pair whose values differ may tell one thing twice; `told` is how its values stand to each other."""
    kind = _kind(pair, partners, brief=brief)
    own: dict[str, float] = dict(zip(_OWN, _own(pair.features), strict=True))
    if kind == "brief":
        own |= zip(_OF_BRIEFS, _of_briefs(pair.features), strict=True)
        own |= _alone(pair, partners)
        own |= {"same": pair.logit, "unlike": min(pair.logit - _UNLIKE, 0.0), "few": float(partners.few)}
    own |= _standing(pair, partners)
    own |= _numbers(pair, told)
    return Telling(kind, own)


def _alone(pair: Likeness, partners: Partners) -> dict[str, float]:
    """Return how far two values are the only ones of their scale, and of their kind, in the text."""
    one, two = _stand(pair.one), _stand(pair.two)
    dimension = scale(pair.one.claim.quantity.measure)
    own = pair.one.number, pair.two.number
    others = {
        (kind, value)
        for number, (kind, value) in partners.stands.get(dimension, {}).items()
        if number not in own and value not in (one[1], two[1])
    }
    alone = 1.0 / (1 + len({value for _, value in others}))
    alone_of_kind = 1.0 / (1 + sum(kind in (one[0], two[0]) for kind, _ in others))
    rare = float(dimension not in _FREQUENT)
    definite = float(pair.two.around.before[0][0] in word_table("frames")["definite"])
    return {
        "alone": alone,
        "alone_of_kind": alone_of_kind,
        "one_kind": float(one[0] == two[0]),
        "alone_and_covered": alone_of_kind * pair.features[_COVERED_BOTH],
        "alone_and_rare": alone * rare,
        "rare": rare,
        "definite": definite,
        "definite_alone": alone_of_kind * definite,
    }


def _stand(frame: Frame) -> _Stand:
    """Return the kind of a claim, by which numbers of one scale are told apart without a word, and its value."""
    claim = frame.claim
    measure = claim.quantity.measure
    often = bool(measure.per_day) or dict(claim.qualifiers).get("role") == "often"
    return (measure.dimension, claim.statistic, counted_class(claim), often), value_of(measure)


def _stands(pairs: Sequence[Likeness]) -> dict[str, dict[int, _Stand]]:
    found: dict[str, dict[int, _Stand]] = defaultdict(dict)
    for pair in pairs:
        of_scale = found[scale(pair.one.claim.quantity.measure)]
        for frame in (pair.one, pair.two):
            if frame.number not in of_scale:
                of_scale[frame.number] = _stand(frame)
    return found


def rated(telling: Telling, log_odds: float | None = None) -> dict[str, float]:
    """Return how surely a pair is what it may be (0 to 4), and that it may be; for the log-odds None asks the model.

    A pair of a brief has a model of its own instead.
    """
    found = logit(telling.kind, telling.features) if log_odds is None else log_odds
    return {f"is_{telling.kind}": 1.0, telling.kind: min(max(found - _LEAST, 0.0), _TOP) / _STEP}


def _kind(pair: Likeness, partners: Partners, *, brief: bool) -> Kind:
    blocks = _blocks(pair)
    if blocks[0] == blocks[1]:
        return "restatement"
    if brief:
        return "brief"
    shared = partners.parallel.get(blocks, 0) or pair.features[_ANCHORS] >= _LEAST_ANCHOR
    return "parallel" if shared else "restatement"


def partners_of(pairs: Sequence[Likeness], *, brief: bool) -> Partners:
    """Return how alike the claims of all pairs are to others."""
    agreeing: dict[int, float] = defaultdict(float)
    differing: dict[int, tuple[float, float]] = {}
    sentences: set[tuple[int, int]] = set()
    parallel: Counter[Key] = Counter()
    for pair in pairs:
        alike = _alike(pair)
        for own in (pair.one.number, pair.two.number):
            if pair.agreement == "agree":
                agreeing[own] = max(agreeing[own], alike)
            else:
                best, second = differing.get(own, (0.0, 0.0))
                differing[own] = (max(best, alike), min(best, max(second, alike)))
        if pair.agreement == "agree":
            sentences |= {(pair.one.number, pair.two.sentence), (pair.two.number, pair.one.sentence)}
            if alike > _RESTATED and not small(pair.one, _SMALL):
                parallel[_blocks(pair)] += 1
    stands = _stands(pairs) if brief else {}
    return Partners(dict(agreeing), differing, frozenset(sentences), parallel, stands, brief and are_few(pairs))


def are_few(pairs: Sequence[Likeness]) -> bool:
    """Tell whether the claims of pairs stand in two or three sentences."""
    return len({frame.sentence for pair in pairs for frame in (pair.one, pair.two)}) <= _FEW_SENTENCES


def are_steps(one: Frame, two: Frame, agreement: Agreement) -> bool:
    """Tell whether two numbers are bounds that both may hold: steps of a scale, or limits for two cases."""
    first, second = one.claim.quantity.measure.bound, two.claim.quantity.measure.bound
    return agreement == "compatible" or bool(first and first == second)


def hardly_alike(told: Telling) -> bool:
    """Tell whether two claims of a brief are too unlike to be told of; those of two or three sentences never are."""
    return told.features["same"] < _LEAST_LIKE and not told.features["few"]


def supports(told: Telling, of_article: float, of_brief: float) -> bool:
    """Tell whether a conflict of a brief, by the model of articles, is borne out by that of briefs, or sure itself."""
    same = told.features["same"]
    return of_article > _SURE or same > 0 or (same > _UNLIKE and of_brief > _UNSURE)


def _alike(pair: Likeness) -> float:
    """Return how like two claims are by their words in the text itself, to rank the partners of each."""
    own = pair.features
    return own[_LOCAL_NEAR] + 0.5 * own[_LOCAL_CONTEXT] + 0.3 * own[_HEAD_SAME] + 0.3 * own[_ANCHORS]


def _blocks(pair: Likeness) -> Key:
    one, two = pair.one.setting.block, pair.two.setting.block
    return min(one, two), max(one, two)


def _standing(pair: Likeness, partners: Partners) -> dict[str, float]:
    """Return how the pair stands among the other pairs of its two claims."""
    own, both = _alike(pair), (pair.one.number, pair.two.number)
    agreeing = sorted(partners.agreeing.get(number, 0.0) - own for number in both)
    rivals = sorted(_next_best(*partners.differing[number], own) - own for number in both)
    there = {(pair.one.number, pair.two.sentence), (pair.two.number, pair.one.sentence)}
    return {
        "confirmed": max(agreeing[1], _FLOOR),
        "both_confirmed": max(agreeing[0], _FLOOR),
        "unconfirmed": float(not any(number in partners.agreeing for number in both)),
        "stated_there": float(not partners.sentences.isdisjoint(there)),
        "rival": max(rivals[1], _FLOOR),
        "both_rivals": max(rivals[0], _FLOOR),
    }


def _next_best(best: float, second: float, own: float) -> float:
    """Return the best likeness of the other pairs."""
    return second if best == own else best


def _numbers(pair: Likeness, told: Mapping[str, float]) -> dict[str, float]:
    few = all(small(frame, _FEW + 1) for frame in (pair.one, pair.two))
    measures = [frame.claim.quantity.measure for frame in (pair.one, pair.two)]
    chosen = ("tenfold", "unit", "digit", "swapped", "turned", "compatible", "apart", "close")
    return {
        **{name: told[name] for name in chosen},
        "small": float(few),
        "date": float(measures[0].dimension == "date"),
        "ages": float(all(measure.kind == "age" for measure in measures)),
    }
