"""Fit the weights of `Fit.topic`: `python -m benchmarks.verification_topics MENTIONS.jsonl http://127.0.0.1:PORT`.

Sentences with the work that they cite are set against the same sentences with works that others cite: a logistic
regression with both sides weighted alike. Printed are the weights, and at which log-odds how many of the cited works
and of the others fall below, fitted on one half of the mentions and applied to the other.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.verification import looked_up, passage
from factcheck.model import Work
from factcheck.verification.decide import topic_line
from factcheck.verification.query import Query, queries
from factcheck.verification.subject import Affinity, affinity

Table = NDArray[np.float64]
Flags = NDArray[np.bool_]
OTHERS, PENALTY, ROUNDS = 40, 1.0, 60
NAMES = ("shared", "best", "abstract", "around", "among_titles", "among_sentences")
LABELS = ("valid", "wrong-year", "wrong-coauthor", "retracted")


def main(source: str, replica: str) -> None:
    """Print the weights, and what they tell apart across halves."""
    pairs = list(_cited(Path(source), replica))
    drawn = random.Random(1)
    table, cited, halves, lines = _table(pairs, drawn)
    bias, *weights = fitted(table, cited)
    print("bias", round(bias, 2), dict(zip(NAMES, (round(one, 2) for one in weights), strict=True)))
    odds = np.zeros(len(cited))
    for half in (0, 1):
        other_bias, *others = fitted(table[halves == half], cited[halves == half])
        odds[halves != half] = other_bias + table[halves != half] @ np.array(others)
    for shift in np.arange(-0.6, 0.7, 0.3):
        below = odds < lines + shift
        print(f"{shift:+.1f}: {below[cited].mean():.3f} of cited works below, {below[~cited].mean():.3f} of others")


def _cited(source: Path, replica: str) -> Iterator[tuple[Query, Work]]:
    """Yield the question of each mention with the work that it is known to cite, where a service delivers that."""
    rows = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["gold"]["label"] in LABELS and row["gold"]["doi"]]
    passages = [passage(row) for row in rows]
    for row, (article, extraction), lookups in zip(rows, passages, looked_up(passages, replica), strict=True):
        query = next(queries(article, extraction), None)
        works = (one.work for verdict in lookups.verdicts.values() for one in verdict.candidates)
        work = next((work for work in works if work.doi == row["gold"]["doi"].casefold()), None)
        if query and work:
            yield query, work


def _table(pairs: list[tuple[Query, Work]], drawn: random.Random) -> tuple[Table, Flags, Table, Table]:
    """Return what pairs share, whether the one cites the other, the sentence's half, and the line of the topic."""
    rows = []
    for number, (query, own) in enumerate(pairs):
        others = drawn.sample([work for _, work in pairs if work is not own], OTHERS)
        for work in (own, *others):
            near = affinity(query.sentence, query.context, work.title, work.container, work.abstract)
            line = topic_line(near, book="book" in work.type)
            rows.append((*_features(near), work is own, number % 2, line))
    values = np.array(rows, dtype=np.float64)
    return values[:, :-3], values[:, -3] > 0, values[:, -2], values[:, -1]


def _features(near: Affinity) -> tuple[float, ...]:
    return tuple(getattr(near, name) for name in NAMES)


def fitted(table: Table, cited: Flags) -> list[float]:
    """Return bias and weights of a ridge logistic regression on standardised columns; the rarer side counts more."""
    mean, spread = table.mean(0), table.std(0)
    rows = np.c_[np.ones(len(table)), (table - mean) / spread]
    weight = np.where(cited, 1.0, cited.sum() / (~cited).sum())
    ridge = np.diag([1e-6, *[PENALTY] * table.shape[1]])
    found = np.zeros(rows.shape[1])
    for _ in range(ROUNDS):  # Newton's method
        chance = 1 / (1 + np.exp(-rows @ found))
        slope = rows.T @ (weight * (chance - cited)) + ridge @ found
        curve = (rows * (weight * chance * (1 - chance))[:, None]).T @ rows + ridge
        found -= np.linalg.solve(curve, slope)
    weights = found[1:] / spread
    return [float(found[0] - weights @ mean), *map(float, weights)]


if __name__ == "__main__":
    main(*sys.argv[1:])
