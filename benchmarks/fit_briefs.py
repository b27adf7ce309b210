"""Derive `rules/derived/brief-weights.toml`: `python -m benchmarks.fit_briefs [--write]`.

In a text of a few sentences with numbers all pairs of one scale are compared, and a model of its own tells which
contradict each other, besides those that do by the models of articles. It is fitted on short texts alone
(`briefs`, `excerpts`, `windows`, `numpairs`), and judged on left-out fifths, an article with all that is made of it
together. Its log-odds are moved so that a warning means what it does in articles.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence

from benchmarks import comparison_data as data
from benchmarks.derived import write
from benchmarks.fit_comparison import Pair, Text, fitted, fold_models, key, read, told_rows
from benchmarks.logistic import Model
from factcheck.comparison.probability import least
from factcheck.comparison.tellings import are_steps, hardly_alike

TARGET = "brief-weights.toml"
# How many conflicts of clean short texts per 1,000 words a warning may cost: no more than in articles.
RATE = 0.06
_RATES = (0.03, RATE, 0.12, 0.2, 0.4, 0.7)

Scored = list[tuple[float, Pair]]


def scored(text: Text, model: Model) -> Scored:
    """Return the pairs of a short text that are not told apart, the surest first, with their log-odds."""
    pairs, features = [], []
    for pair in text.pairs:
        numbers = key(pair.one, pair.two)
        telling = text.briefs.get(numbers)
        told = not are_steps(pair.one, pair.two, pair.agreement) and numbers not in text.apart
        if told and telling and telling.kind == "brief" and not hardly_alike(telling):
            pairs.append(pair)
            features.append(telling.features)
    logits = model.logits(features) if features else ()
    return sorted(zip(map(float, logits), pairs, strict=True), key=lambda each: -each[0])


def threshold(found: Sequence[tuple[Text, Scored]], rate: float) -> float:
    """Return the log-odds above which clean texts give no more than so many conflicts per 1,000 words."""
    clean = [(text, pairs) for text, pairs in found if text.sample.clean]
    surest = sorted((pairs[0][0] for _, pairs in clean if pairs), reverse=True)
    return surest[min(int(rate * sum(text.words for text, _ in clean) / 1000), len(surest) - 1)]


def figures(found: Sequence[tuple[Text, Scored]], rate: float) -> str:
    """Return the shares located, and the false conflicts per 1,000 words, of each collection at a rate."""
    at = threshold(found, rate)
    parts = [f"{rate} false per 1,000 words:"]
    for name in (collection.__name__ for collection in data.BRIEFS):
        of = [(text, pairs) for text, pairs in found if text.sample.collection == name]
        changed = [pairs for text, pairs in of if text.sample.conflicts]
        clean = [(text, pairs) for text, pairs in of if text.sample.clean]
        hits = sum(any(log_odds > at and pair.conflict for log_odds, pair in pairs) for pairs in changed)
        false = sum(bool(pairs) and pairs[0][0] > at for _, pairs in clean)
        words = sum(text.words for text, _ in clean)
        located = f"located {hits} of {len(changed)}, " if changed else ""
        parts.append(
            f"{name} {located}{false} of {len(clean)} clean ones flagged, {1000 * false / words:.2f} per 1,000;"
        )
    return " ".join(parts)


def toml(model: Model, move: float, notes: Sequence[str]) -> str:
    """Return the file of weights."""
    lines = ["# Weights of the comparison in short texts, by `python -m benchmarks.fit_briefs --write`."]
    lines += [f"# {note}" for note in notes]
    lines += ["", "[brief]", f"intercept = {model.intercept + move:.4f}"]
    lines += [f"{feature} = {weight:.4f}" for feature, weight in sorted(model.weights.items())]
    return "\n".join(lines) + "\n"


def main(*flags: str) -> None:
    """Print the left-out figures; with `--write`, fit on all texts and write the weights."""
    derive([read(sample) for collection in data.BRIEFS for sample in collection()], keep="--write" in flags)


def derive(texts: Sequence[Text], *, keep: bool) -> None:
    """Print the left-out figures of texts, and write the weights that all of them give, if they are to be kept."""
    rows = list(told_rows(texts, "brief"))
    models = fold_models(rows)
    found = [(text, scored(text, models[text.fold])) for text in texts]
    notes = ["Left-out fifths (an article with all that is made of it together) give, at"]
    notes += [figures(found, rate) for rate in _RATES]
    print("\n".join(notes))
    if keep:
        medium = least("medium")
        move = math.log(medium / (1 - medium)) - threshold(found, RATE)
        notes.append(f"A warning is what gives {RATE}: the log-odds are moved by {move:.2f}.")
        write(TARGET, toml(fitted(rows), move, notes))


if __name__ == "__main__":
    main(*sys.argv[1:])
