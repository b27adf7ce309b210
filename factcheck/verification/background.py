"""How near a sentence and a work are beside others: a cosine means little for words that keep company with all."""

from __future__ import annotations

import base64
from functools import cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from factcheck.data import data_lines
from factcheck.values import dataclass

Vector = NDArray[np.float64]
FLOAT = np.dtype("<f2")


@dataclass(frozen=True, slots=True)
class Background:
    """Mean and covariance of many headings."""

    mean: Vector
    covariance: Vector

    def standing(self, one: Vector, cosine: float) -> float:
        """Return how many standard deviations a cosine with `one` is above those of the background's headings."""
        spread = float(one @ self.covariance @ one)
        return (cosine - float(one @ self.mean)) / spread**0.5 if spread > 0 else 0.0


@cache
def background(of: Literal["titles", "sentences"]) -> Background:
    """Return the statistics of titles or of citing sentences (`rules/derived/subject-background.txt`)."""
    lines = data_lines("subject-background.txt")
    rows = (line.split(" ") for line in lines if not line.startswith("#"))
    values = {(name, kind): _unpacked(packed) for name, kind, packed in rows}
    mean = values[of, "mean"]
    return Background(mean, values[of, "covariance"].reshape(len(mean), len(mean)))


def _unpacked(packed: str) -> Vector:
    return np.frombuffer(base64.b64decode(packed), dtype=FLOAT).astype(np.float64)
