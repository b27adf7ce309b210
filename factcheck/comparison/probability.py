"""From features to probabilities: logistic models, whose weights `benchmarks/fit_comparison.py` derives."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from operator import mul

from factcheck.data import word_table
from factcheck.model import Confidence

_FILE = "comparison-weights"


def logit(model: str, features: Mapping[str, float], file: str = _FILE) -> float:
    """Return the log-odds that a model of a file of weights gives to features; absent ones are 0."""
    return log_odds(model, tuple(features), features.values(), file)


def log_odds(model: str, names: tuple[str, ...], values: Iterable[float], file: str = _FILE) -> float:
    """Return the log-odds that a model gives to the values of features with these names, in their order."""
    intercept, weights = _in_order(file, model, names)
    return sum(map(mul, weights, values), intercept)


def probability(odds: float) -> float:
    """Return the probability of log-odds."""
    return 1.0 / (1.0 + math.exp(-max(min(odds, 30.0), -30.0)))


def confidence(chance: float, file: str = _FILE) -> Confidence:
    """Return how sure a conflict of that probability is."""
    return "high" if chance >= least("high", file) else "medium" if chance >= least("medium", file) else "low"


def least(sure: Confidence, file: str = _FILE) -> float:
    """Return the least probability of a conflict that is so sure."""
    return float(word_table(file)["confidence"][sure])


def least_shown(file: str = _FILE) -> float:
    """Return the probability below which nothing is called a conflict, not even in a list."""
    return least("low", file)


@cache
def _model(file: str, name: str) -> tuple[float, Mapping[str, float]]:
    table = dict(word_table(file)[name])
    return table.pop("intercept"), table


@lru_cache(256)
def _in_order(file: str, name: str, names: tuple[str, ...]) -> tuple[float, tuple[float, ...]]:
    intercept, weights = _model(file, name)
    return intercept, tuple(weights.get(feature, 0.0) for feature in names)
