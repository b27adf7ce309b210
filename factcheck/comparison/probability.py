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
    least = word_table(file)["confidence"]
    return "high" if chance >= least["high"] else "medium" if chance >= least["medium"] else "low"


def least_shown(file: str = _FILE) -> float:
    """Return the probability below which nothing is called a conflict, not even in a list."""
    return float(word_table(file)["confidence"]["low"])


@cache
def _model(file: str, name: str) -> tuple[float, Mapping[str, float]]:
    table = dict(word_table(file)[name])
    return table.pop("intercept"), table
