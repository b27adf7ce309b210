"""From features to probabilities: logistic models, whose weights `benchmarks/fit_comparison.py` derives."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from factcheck.data import word_table
from factcheck.model import Confidence

_FILE = "comparison-weights"


def logit(model: str, features: Mapping[str, float], file: str = _FILE) -> float:
    """Return the log-odds that a model of a file of weights gives to features; absent ones are 0."""
    intercept, weights = _model(file, model)
    return intercept + sum([weights.get(name, 0.0) * value for name, value in features.items() if value])


def probability(log_odds: float) -> float:
    """Return the probability of log-odds."""
    return 1.0 / (1.0 + math.exp(-max(min(log_odds, 30.0), -30.0)))


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
