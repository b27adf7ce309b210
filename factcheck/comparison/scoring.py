"""Three ways in which an article states one thing twice, each with a linear score for it.

A *restatement* says the same in nearly the same words. *Parallel accounts*, as an abstract and a plain summary,
also share the numbers around. A *brief*, as a news item or a summary with its paragraph, has hardly any numbers, so
that two paragraphs with numbers of one kind mostly speak of one thing, in whatever words.

`rules/lexicon/claim-weights.toml` holds the weights; `benchmarks/calibrate.py` derives them. A score is the logarithm
of the odds that the pair is a conflict, on the texts it comes from.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from factcheck.data import word_table
from factcheck.model import Confidence

# Parallel accounts share a number beside the pair, or restate others of each other's.
_LEAST_ANCHOR = 0.3
# What sets two numbers of a brief apart: a plan and a result, a value that both state, a level and a change, the ages
# of two groups, two counts of at least so many.
_APART = ("other_modality", "stated_there", "other_kind", "ages", "at_least")


# "10% of adults have asthma" and "25% of adults have gout" share too little: two paragraphs of a brief must share what
# two rare words tell.
_SPECIFIC = 7.0


def is_restatement(features: Mapping[str, float]) -> bool:
    """Tell whether the pair may be one statement made twice: no plan and result, no value that both state."""
    return not (features["brief"] or features["other_modality"] or features["stated_there"])


def is_parallel(features: Mapping[str, float]) -> bool:
    """Tell whether the pair stands in two accounts of one thing."""
    return not features["same_block"] and (features["parallel"] > 0 or features["anchors"] >= _LEAST_ANCHOR)


def is_brief(features: Mapping[str, float]) -> bool:
    """Tell whether the pair may be one statement made in two paragraphs of a brief."""
    same = bool(features["brief"]) and features["specific"] >= _SPECIFIC and features["confirmed"] < 0
    return same and not any(features[name] for name in _APART)


KINDS = {"restatement": is_restatement, "parallel": is_parallel, "brief": is_brief}


def score(features: Mapping[str, float], weights: Mapping[str, Mapping[str, float]] | None = None) -> float:
    """Return the log-odds of a conflict by the kind that speaks most for it; minus infinity if none applies."""
    table = word_table("claim-weights") if weights is None else weights
    return max((_total(features, table[kind]) for kind in KINDS if KINDS[kind](features)), default=-math.inf)


def score_as(kind: str, features: Mapping[str, float]) -> float:
    """Return the log-odds of a conflict by one kind, whether it applies or not."""
    return _total(features, word_table("claim-weights")[kind])


def _total(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    # A loop: this adds up twenty products for each pair of numbers in an article.
    total = 0.0
    for name, weight in weights.items():
        total += weight * features.get(name, 1.0)
    return total


def confidence(score: float) -> Confidence | None:
    """Return how sure a finding with that score is, None if it is too unsure to be one."""
    bands: tuple[tuple[Confidence, float], ...] = _bands()
    return next((name for name, least in bands if score >= least), None)


@cache
def _bands() -> tuple[tuple[Confidence, float], ...]:
    least = word_table("claim-weights")["confidence"]
    return ("high", least["high"]), ("medium", least["medium"]), ("low", least["low"])
