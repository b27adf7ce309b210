"""Derive the weights that score pairs of claims: `python -m benchmarks.calibrate DATA [--check]`.

DATA is the folder with the open halves of drift, contradoc, numpairs and health. Logistic regressions, one for
each kind of pair (see `factcheck.comparison.scoring`), are fitted with a small ridge and written to the standard
output as TOML. Briefs are those of numpairs, and pieces of the other sets (`benchmarks.briefs`). With --check they
are fitted on two thirds of the texts and judged on the last: for each confidence it prints what share of such pairs
is right.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import md5
from pathlib import Path
from typing import Any

import numpy as np

import factcheck
from benchmarks.briefs import altered, neighbours
from factcheck.comparison.pairing import Pair, find_pairs
from factcheck.comparison.scoring import KINDS, confidence, score
from factcheck.comparison.statements import prepare
from factcheck.model import Confidence, Span

Row = dict[str, Any]
Features = Mapping[str, float]

USED = {
    "restatement": (
        "near",
        "covered",
        "context",
        "opening",
        "mass",
        "numbers_differed",
        "both_lead",
        "adjacent",
        "result",
        "other_kind",
        "confirmed",
        "unconfirmed",
        "rival",
        "both_rivals",
        "small",
        "same_digits",
        "compatible",
    ),
    "parallel": (
        "covered",
        "nearest",
        "same_head",
        "anchors",
        "numbers_agreed",
        "numbers_differed",
        "both_lead",
        "mass",
        "other_modality",
        "confirmed",
        "both_confirmed",
        "unconfirmed",
        "rival",
        "both_rivals",
        "small",
        "one_end",
        "same_digits",
        "date",
    ),
    "brief": (
        "context",
        "event",
        "numbers_differed",
        "rival",
        "date",
        "same_digits",
        "opening",
    ),
}
# What one pair of a set weighs: the small sets of natural conflicts against the large one of altered numbers.
POSITIVE = {
    "restatement": {"contradoc": 4.0, "numpairs": 3.0, "drift": 0.1},
    "parallel": {"drift": 1.0},
    "brief": {"numpairs": 1.0, "altered": 0.2},
}
NEGATIVE = {
    "restatement": {"drift": 0.3, "contradoc": 1.0, "numpairs": 1.0, "health": 1.0},
    "parallel": {"drift": 1.0, "contradoc": 2.0, "health": 2.0},
    "brief": {"numpairs": 6.0, "neighbours": 2.0, "health": 2.0},
}
RIDGE = {"restatement": 3e-2, "parallel": 1e-2, "brief": 1.0}


@dataclass(frozen=True, slots=True)
class Example:
    """A pair of a text: `label` is True for a conflict, False for none, None if nobody knows."""

    source: str
    text: str
    features: Features
    label: bool | None


def main(folder: str, option: str = "") -> None:
    """Write the weights, or with `--check` what their findings are worth on texts they were not fitted on."""
    examples = list(read(Path(folder)))
    if option == "--check":
        _check(examples)
        return
    for kind in KINDS:
        print(f"\n[{kind}]")
        for name, weight in fit(kind, examples).items():
            print(f"{name} = {weight:.3f}")


def _check(examples: Sequence[Example]) -> None:
    found: dict[tuple[Confidence, str], list[bool]] = {}
    for third in range(3):
        weights = {kind: fit(kind, [e for e in examples if thirds(e.text) != third]) for kind in KINDS}
        for example in examples:
            if thirds(example.text) == third and example.label is not None:
                sure = confidence(score(example.features, weights))
                if sure:
                    found.setdefault((sure, example.source), []).append(example.label)
    for (sure, source), labels in sorted(found.items()):
        print(f"{sure:6} {source:10} {sum(labels)} of {len(labels)} pairs are conflicts")


def read(folder: Path) -> Iterator[Example]:
    """Yield the examples of all sets."""
    for source, labels in LABELS.items():
        for row in _rows(folder / source):
            name, pairs = row.get("base") or row["id"], _pairs(row["text"])
            for pair, label in zip(pairs, labels(row, pairs), strict=True):
                yield Example(source, name, pair.features, label)
            if source == "drift" and row["drift"]:
                closest = max(_brief(altered(row)), key=_likeness, default=None)
                if closest:
                    yield Example("altered", name, closest.features, True)
            elif source == "health" or row.get("label") == "neg" or source == "drift":
                for piece in neighbours(row["text"]):
                    yield from (Example("neighbours", name, pair.features, False) for pair in _brief(piece))


def _pairs(text: str) -> list[Pair]:
    article = factcheck.read(text, format="text")
    return list(find_pairs(prepare(article, factcheck.extract(article).claims)))


def _brief(text: str) -> list[Pair]:
    return [pair for pair in _pairs(text) if KINDS["brief"](pair.features)]


def _rows(folder: Path) -> Iterator[Row]:
    if (folder / "dev.jsonl").exists():
        yield from map(json.loads, (folder / "dev.jsonl").read_text(encoding="utf-8").splitlines())
        return
    for path in sorted([*folder.glob("*.txt"), *folder.glob("*.md")]):
        yield {"id": path.name, "text": path.read_text(encoding="utf-8")}


def _drift(row: Row, pairs: Sequence[Pair]) -> list[bool | None]:
    """Only the altered number is known in an altered text; every pair of a clean text is no conflict."""
    if not row["drift"]:
        return [False] * len(pairs)
    first, second = row["drift"]["spans"]
    return [True if _joins(pair, first, second) else None for pair in pairs]


def _contradoc(row: Row, pairs: Sequence[Pair]) -> list[bool | None]:
    """The altered sentence is known, not the number in it: the closest pair from there is taken."""
    if row["label"] == "neg":
        return [False] * len(pairs)
    if not row["usable"]:
        return [None] * len(pairs)
    touching = [pair for pair in pairs if any(_touches(span, row["evidence"]) for span in _spans(pair))]
    closest = _closest(touching, 0.0 if row["numeric"] else 0.95)
    return [True if pair is closest else None for pair in pairs]


def _numpairs(row: Row, pairs: Sequence[Pair]) -> list[bool | None]:
    """Contradictions found in the wild conflict in a number; those made for inference only if the number is new."""
    if row["label"] != "contradiction":
        return [False] * len(pairs)
    across = [pair for pair in pairs if _spans(pair)[0].start < row["boundary"] <= _spans(pair)[1].start]
    closest = max(across, key=_likeness, default=None)
    if closest and row["source"] != "realcontra" and not closest.features["unconfirmed"]:
        closest = None
    return [True if pair is closest else None for pair in pairs]


def _health(row: Row, pairs: Sequence[Pair]) -> list[bool | None]:
    return [False] * len(pairs)


Labels = Callable[[Row, Sequence[Pair]], list[bool | None]]
LABELS: dict[str, Labels] = {
    "drift": _drift,
    "contradoc": _contradoc,
    "numpairs": _numpairs,
    "health": _health,
}


def _closest(pairs: Sequence[Pair], least: float) -> Pair | None:
    best = max(pairs, key=_likeness, default=None)
    if best is None or best.features["near"] <= 0.25 or _likeness(best) < least:
        return None
    return best


def _likeness(pair: Pair) -> float:
    found = pair.features
    return found["near"] + 0.5 * found["context"] + 0.3 * (found["same_head"] + found["anchors"])


def _joins(pair: Pair, first: Sequence[int], second: Sequence[int]) -> bool:
    one, two = _spans(pair)
    return (_touches(one, first) and _touches(two, second)) or (_touches(one, second) and _touches(two, first))


def _spans(pair: Pair) -> tuple[Span, Span]:
    return pair.one.claim.quantity.span, pair.two.claim.quantity.span


def _touches(span: Span, place: Sequence[int]) -> bool:
    return span.start < place[1] and place[0] < span.end


def fit(kind: str, examples: Sequence[Example]) -> dict[str, float]:
    """Return the weight of each feature and the bias, by Newton's method on the weighted, ridged likelihood."""
    chosen = [
        (example, weight)
        for example in examples
        if example.label is not None
        and KINDS[kind](example.features)
        and (weight := (POSITIVE if example.label else NEGATIVE)[kind].get(example.source, 0.0))
    ]
    names = USED[kind]
    values = np.array([[example.features[name] for name in names] for example, _ in chosen])
    labels = np.array([float(bool(example.label)) for example, _ in chosen])
    weights = np.array([weight for _, weight in chosen])
    mean, spread = values.mean(0), values.std(0) + 1e-9
    scaled = _newton(np.c_[(values - mean) / spread, np.ones(len(values))], labels, weights, RIDGE[kind])
    raw = scaled[:-1] / spread
    return dict(zip(names, map(float, raw), strict=True)) | {"bias": float(scaled[-1] - raw @ mean)}


def _newton(values: Any, labels: Any, weights: Any, ridge: float) -> Any:
    penalty = ridge * len(values) * 0.01
    found = np.zeros(values.shape[1])
    for _ in range(40):
        odds = 1 / (1 + np.exp(-values @ found))
        slope = values.T @ (weights * (odds - labels)) + penalty * np.r_[found[:-1], 0]
        curve = (values * (weights * odds * (1 - odds))[:, None]).T @ values
        found -= np.linalg.solve(curve + penalty * np.eye(len(found)), slope)
    return found


def thirds(text: str) -> int:
    """Return which third of the texts this one belongs to; variants of one text stay together."""
    return int(md5(text.encode(), usedforsecurity=False).hexdigest(), 16) % 3


if __name__ == "__main__":
    main(*sys.argv[1:])
