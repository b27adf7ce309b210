"""Fit the weights of `rules/derived/title-end.toml`: `python -m benchmarks.fit_title_end REFERENCES.jsonl...`.

The rows are those of the kind `references` with their gold `fields`. The model is a conditional logit over the
candidates of each entry, with every candidate that gives the most right fields counted as right, and an L2
penalty. Rows of one `group` (a document) fall into one of four folds, and each fold is read with the weights of the
other three to print the share of entries split right.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz

from benchmarks.derived import write
from factcheck.extraction.references.entry import take_apart
from factcheck.extraction.references.text import has_case
from factcheck.extraction.references.title_segmentation import Candidate, candidates
from factcheck.extraction.references.titles import finish, quoted
from factcheck.extraction.references.words import words_of

_FOLDS, _PENALTY, _STEPS, _RATE, _RAREST = 4, 2.0, 300, 0.05, 20
_HEAD = """# Weights of what speaks for a title to end at a place, and for what follows it. Fitted by
# benchmarks/fit_title_end.py; read in factcheck/extraction/references/title_segmentation.py.

[weights]
"""
Weights = dict[str, float]
Floats = npt.NDArray[np.float64]


class Entry(NamedTuple):
    """The candidates of an entry, how many fields each gets right, and the fold of its document."""

    found: list[Candidate]
    right: Floats
    fold: int


def main(paths: Sequence[str]) -> None:
    """Print the share of entries split right in each fold, and write the weights of all rows."""
    rows = [json.loads(line) for path in paths for line in Path(path).read_text(encoding="utf-8").splitlines()]
    entries = [entry for row in rows if has_case(row["string"]) and (entry := _entry(row))]
    for fold in range(_FOLDS):
        weights = fit([entry for entry in entries if entry.fold != fold])
        held_out = [_is_right(entry, weights) for entry in entries if entry.fold == fold]
        print(f"fold {fold + 1}: {sum(held_out) / len(held_out):.3f} of {len(held_out)} entries")
    lines = [f"{json.dumps(name)} = {weight:.2f}\n" for name, weight in sorted(fit(entries).items())]
    write("title-end.toml", _HEAD + "".join(lines))


def _entry(row: dict[str, Any]) -> Entry | None:
    parts = take_apart(row["string"])
    words, marks = words_of(parts.middle), quoted(parts.middle)
    if not words:
        return None
    found = candidates(words, parts.place, marks)
    gold = (row["fields"]["title"], row["fields"]["container"])
    read = (finish(parts.middle, words, candidate, marks) for candidate in found)
    right = np.array([sum(map(_agrees, gold, pair)) for pair in read])
    group = str(row.get("group") or row["id"])
    return Entry(found, right, int(sha256(group.encode()).hexdigest(), 16) % _FOLDS)


def _agrees(gold: str | None, read: str) -> float:
    """Return 1 for the right text, 0 for neither, -0.5 for nothing where something is, -1 for wrong text."""
    if not gold or not read:
        return 0.0 if not gold and not read else -0.5 if gold else -1.0
    return 1.0 if fuzz.ratio(_key(gold), _key(read)) >= 90 else -1.0


def _key(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFKD", text).lower())


def fit(entries: Sequence[Entry]) -> Weights:
    """Return the weights that make the right candidates likeliest, by gradient descent (Adam)."""
    counts = Counter(name for entry in entries for candidate in entry.found for name in candidate.features)
    names = sorted(name for name, count in counts.items() if count >= _RAREST)
    place = {name: index for index, name in enumerate(names)}
    rows = [[place[name] for name in each.features if name in place] for entry in entries for each in entry.found]
    row_of = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    column_of = np.array([index for row in rows for index in row])
    starts = np.cumsum([0, *(len(entry.found) for entry in entries)])[:-1]
    right = np.concatenate([entry.right >= entry.right.max() for entry in entries])
    weights, first, second = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, _STEPS + 1):
        scores: Floats = np.bincount(row_of, weights=weights[column_of], minlength=len(rows)).astype(np.float64)
        surplus = _shares(scores, np.ones(len(rows)), starts) - _shares(scores, right, starts)
        slope = np.bincount(column_of, weights=surplus[row_of], minlength=len(names)) + _PENALTY * weights
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights -= _RATE * first / (1 - 0.9**step) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True) if abs(weight) >= 0.05}


def _shares(scores: Floats, mask: npt.NDArray[Any], starts: npt.NDArray[np.int64]) -> Floats:
    """Return each candidate's share of the likelihood of those in `mask`, entry by entry."""
    entry_of = np.searchsorted(starts, np.arange(len(scores)), side="right") - 1
    likely = np.exp(scores - np.maximum.reduceat(scores, starts)[entry_of]) * mask
    shares: Floats = likely / np.maximum(np.add.reduceat(likely, starts)[entry_of], 1e-300)
    return shares


def _is_right(entry: Entry, weights: Weights) -> bool:
    scores = [sum(weights.get(name, 0.0) for name in candidate.features) for candidate in entry.found]
    return bool(entry.right[int(np.argmax(scores))] >= entry.right.max())


if __name__ == "__main__":
    main(sys.argv[1:])
