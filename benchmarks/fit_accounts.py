"""Derive `rules/derived/account-weights.toml`: `python -m benchmarks.fit_accounts [--write]`.

One logistic model: a number of an account that another account of the same thing does not state should have been a
certain figure of that one. It is fitted on `against` of the shared benchmark folder (plain summaries beside their
abstracts, in some of which one number was changed) and judged on left-out tenths; all copies of one pair stay together.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.derived import write
from benchmarks.evidence_data import SHARED
from benchmarks.logistic import Features, Model, fit
from factcheck.comparison.probability import probability
from factcheck.evidence.accounts import candidates
from factcheck.evidence.texts import source_text
from factcheck.extraction.sentences import split
from factcheck.model import Passage, Span

TARGET = "account-weights.toml"
FOLDS, RIDGE = 10, 30.0
# Alarms in 1,000 words of clean pairs up to which a difference is told.
ALARMS = 0.15
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number of one account and a figure of the other, by their places, with the features of the pair."""

    place: Place
    other: Place
    features: Features


@dataclass(frozen=True, slots=True)
class Pair:
    """Two accounts: the places of the number that was changed, None in a clean pair, and the candidates."""

    id: str
    words: int
    changed: tuple[Place, Place] | None
    candidates: tuple[Candidate, ...]


def pairs() -> Iterator[Pair]:
    """Yield the pairs of `against`."""
    path = SHARED / "bench" / "data" / "against" / "dev.jsonl"
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        drift = row["drift"]
        changed = (tuple(drift["spans"][0]), tuple(drift["spans"][1])) if drift else None
        yield Pair(row["id"], len(row["text"].split()), changed, tuple(_candidates(row)))


def _candidates(row: dict[str, Any]) -> Iterator[Candidate]:
    here, there = list(split(row["text"])), list(split(row["against"]))
    account = [Passage(row["text"][span.start : span.end]) for span in here]
    other = source_text(Passage(row["against"][span.start : span.end]) for span in there)
    for each in candidates(account, other):
        own, its = each.figure.span, each.match.figure.span
        first = own.shifted(here[each.sentence].start)
        second = its.shifted(there[each.match.read.number].start)
        yield Candidate(_place(first), _place(second), each.features)


def _place(span: Span) -> Place:
    return span.start, span.end


def fitted(some: Sequence[Pair]) -> Model:
    """Return the model of some pairs; candidates of other numbers of a changed account are left out."""
    told = [
        (one.features, _is_change(pair, one))
        for pair in some
        for one in pair.candidates
        if pair.changed is None or _touch(one.place, pair.changed[0])
    ]
    features, labels = zip(*told, strict=True)
    return fit(features, labels, [1.0] * len(told), RIDGE)


def _is_change(pair: Pair, one: Candidate) -> bool:
    return pair.changed is not None and _touch(one.place, pair.changed[0]) and _touch(one.other, pair.changed[1])


def _touch(one: Place, two: Place) -> bool:
    return one[0] < two[1] and two[0] < one[1]


def left_out(some: Sequence[Pair]) -> list[tuple[float, Pair, bool]]:
    """Return what models of other pairs would tell: log-odds, the pair, whether it is the change; surest first."""
    groups = sorted({pair.id.partition("#")[0] for pair in some})
    random.Random(3).shuffle(groups)
    fold = {group: number % FOLDS for number, group in enumerate(groups)}
    told: list[tuple[float, Pair, bool]] = []
    for number in range(FOLDS):
        model = fitted([pair for pair in some if fold[pair.id.partition("#")[0]] != number])
        for pair in some:
            if fold[pair.id.partition("#")[0]] == number:
                told += _told(pair, model)
    return sorted(told, key=lambda each: -each[0])


def _told(pair: Pair, model: Model) -> Iterator[tuple[float, Pair, bool]]:
    taken: set[tuple[str, Place]] = set()
    logits = model.logits([one.features for one in pair.candidates])
    for logit, one in sorted(zip(logits, pair.candidates, strict=True), key=lambda each: -each[0]):
        marks = {("here", one.place), ("there", one.other)}
        if not marks & taken:
            taken |= marks
            yield logit, pair, _is_change(pair, one)


def threshold(told: Sequence[tuple[float, Pair, bool]], some: Sequence[Pair]) -> tuple[float, str]:
    """Return the log-odds down to which alarms are few enough, and what that locates."""
    words = sum(pair.words for pair in some if pair.changed is None)
    changed = sum(pair.changed is not None for pair in some)
    alarms = located = 0
    least = told[0][0]
    for logit, pair, right in told:
        if alarms + (pair.changed is None) > ALARMS * words / 1000:
            break
        alarms, located, least = alarms + (pair.changed is None), located + right, logit
    return least, f"located {located / changed:.3f}, {1000 * alarms / words:.3f} alarms in 1,000 words of clean pairs"


def main(*flags: str) -> None:
    """Print the left-out figures; with `--write`, fit on all and write the weights."""
    some = list(pairs())
    least, note = threshold(left_out(some), some)
    print(note)
    if "--write" in flags:
        model = fitted(some)
        lines = [*HEADER, f"# {note}", "", "# The probability from which a number differs.", "[thresholds]"]
        lines += [f"differs = {probability(least):.4f}", "", "[accounts]", f"intercept = {model.intercept:.4f}"]
        lines += [f"{name} = {weight:.4f}" for name, weight in sorted(model.weights.items())]
        write(TARGET, "\n".join(lines) + "\n")


HEADER = (
    "# Weights of the comparison of two accounts, by `python -m benchmarks.fit_accounts --write`.",
    "# Fitted on the open part of against; left-out tenths, copies of one pair together, give:",
)

if __name__ == "__main__":
    main(*sys.argv[1:])
