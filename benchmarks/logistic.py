"""Logistic regression with a ridge, by Newton's method (iteratively reweighted least squares)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Features = Mapping[str, float]

_STEPS, _ENOUGH = 40, 1e-6


@dataclass(frozen=True, slots=True)
class Model:
    """An intercept and a weight for each feature, in the feature's own units."""

    intercept: float
    weights: Mapping[str, float]

    def logits(self, rows: Sequence[Features]) -> list[float]:
        """Return the log-odds of each row; features that are absent are 0."""
        return [
            self.intercept + sum(self.weights.get(name, 0.0) * value for name, value in row.items()) for row in rows
        ]


def fit(rows: Sequence[Features], labels: Sequence[bool], counts: Sequence[float], ridge: float) -> Model:
    """Return the model of rows with labels, each counted so many times; the ridge is of standardised features."""
    names = sorted({name for row in rows for name in row})
    table = np.array([[row.get(name, 0.0) for name in names] for row in rows])
    mean, spread = table.mean(axis=0), table.std(axis=0) + 1e-9
    scaled = np.column_stack([(table - mean) / spread, np.ones(len(table))])
    found = _newton(scaled, np.array(labels, float), np.array(counts, float), ridge)
    weights = found[:-1] / spread
    return Model(float(found[-1] - weights @ mean), dict(zip(names, map(float, weights), strict=True)))


def _newton(table: NDArray[np.float64], labels: Vector, counts: Vector, ridge: float) -> Vector:
    found = np.zeros(table.shape[1])
    penalty = np.diag([ridge] * (table.shape[1] - 1) + [1e-6])
    for _ in range(_STEPS):
        chances = 1 / (1 + np.exp(-np.clip(table @ found, -30, 30)))
        slope = table.T @ (counts * (chances - labels)) + penalty @ found
        bend = (table * (counts * chances * (1 - chances))[:, None]).T @ table + penalty
        step = np.linalg.solve(bend, slope)
        found -= step
        if np.abs(step).max() < _ENOUGH:
            break
    return found
