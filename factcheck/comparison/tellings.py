"""How surely a pair of claims tells one thing twice, in one of three ways.

A *restatement* says the same in nearly the same words. *Parallel* accounts, as an abstract and a plain summary, also
share the numbers around. A *brief*, as a news item, has hardly any numbers, so that two paragraphs with numbers of one
kind mostly speak of one thing. Words are weighed by how rare they are in the text itself, and each pair is seen beside
the others by these; the comparison of frames is blind to both.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from factcheck.comparison.echoes import ECHOES
from factcheck.comparison.probability import logit
from factcheck.comparison.rivals import Likeness, small, values
from factcheck.values import dataclass

Kind = Literal["restatement", "parallel", "brief"]
Key = tuple[int, int]

# A text with so few sentences that hold numbers is a brief.
BRIEF = 4
# Log-odds below this say no more than none; from here they count up to a top, in steps of two.
_LEAST, _TOP, _STEP = -4.0, 8.0, 2.0
# From this likeness on two numbers that agree show that their blocks tell of one thing; below, it is chance. So do
# numbers beside both that agree, if they are so near.
_RESTATED, _LEAST_ANCHOR = 0.7, 0.3
# Counts below the first repeat by chance, those up to the second often.
_SMALL, _FEW = 4, 10
_FLOOR = -0.5
_OWN = (
    "local_near", "local_covered", "local_context", "local_mass", "nearest_same", "opening_shared", "both_lead",
    "anchors", "numbers_agreed", "numbers_differed", "other_kind", "other_modality", "other_rate", "result", "event",
    "event_other", "neighbours", "head_same", "per_day_one", "years_other", "names_other", "contrast", "one_summary",
    "same_block", "change", "dates", "contained", "names_apart", *ECHOES,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Telling:
    """In which way a pair may tell one thing twice, and its features as such."""

    kind: Kind
    features: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Partners:
    """How alike claims are to others: the best that agrees, the two best that differ, and what blocks restate."""

    agreeing: Mapping[int, float]
    differing: Mapping[int, tuple[float, float]]
    sentences: frozenset[tuple[int, int]]
    parallel: Mapping[Key, int]


def tellings(pairs: Sequence[Likeness], *, brief: bool) -> Iterator[tuple[Likeness, Telling]]:
    """Yield the pairs whose values differ, each with how it may tell one thing twice."""
    partners = partners_of(pairs)
    for pair in pairs:
        if pair.agreement != "agree":
            yield pair, telling(pair, partners, values(pair), brief=brief)


def telling(pair: Likeness, partners: Partners, told: Mapping[str, float], *, brief: bool) -> Telling:
    """Return how a pair whose values differ may tell one thing twice; `told` is how its values stand to each other."""
    own = {name: pair.features.get(name, 0.0) for name in _OWN}
    return Telling(_kind(pair, partners, brief=brief), own | _standing(pair, partners) | _numbers(pair, told))


def rated(telling: Telling, log_odds: float | None = None) -> dict[str, float]:
    """Return how surely a pair is what it may be (0 to 4), and that it may be; for the log-odds None asks the model."""
    found = logit(telling.kind, telling.features) if log_odds is None else log_odds
    return {f"is_{telling.kind}": 1.0, telling.kind: min(max(found - _LEAST, 0.0), _TOP) / _STEP}


def _kind(pair: Likeness, partners: Partners, *, brief: bool) -> Kind:
    blocks = _blocks(pair)
    if blocks[0] == blocks[1]:
        return "restatement"
    if brief:
        return "brief"
    shared = partners.parallel.get(blocks, 0) or pair.features["anchors"] >= _LEAST_ANCHOR
    return "parallel" if shared else "restatement"


def partners_of(pairs: Sequence[Likeness]) -> Partners:
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
    return Partners(dict(agreeing), differing, frozenset(sentences), parallel)


def _alike(pair: Likeness) -> float:
    """Return how like two claims are by their words in the text itself, to rank the partners of each."""
    own = pair.features
    return own["local_near"] + 0.5 * own["local_context"] + 0.3 * own["head_same"] + 0.3 * own["anchors"]


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
    return {name: told[name] for name in chosen} | {
        "small": float(few),
        "date": float(measures[0].dimension == "date"),
        "ages": float(all(measure.kind == "age" for measure in measures)),
    }
