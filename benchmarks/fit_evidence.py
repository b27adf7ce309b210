"""Derive `rules/derived/evidence-weights.toml`: `python -m benchmarks.fit_evidence [--write]`.

Two logistic models: *found* (a figure of the source that has the value of a cited number states it of the same thing)
and *differs* (a figure of another value is what the number should have been). They are judged on left-out eighths;
all numbers that are cited from one article stay together. Without `--write` only the figures are printed.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.derived import write
from benchmarks.evidence_data import Cited, abstracts, full_texts
from benchmarks.logistic import Model, fit
from factcheck.comparison.probability import probability
from factcheck.evidence.matching import Match, comparison, found, others

TARGET = "evidence-weights.toml"
FOLDS = 8
RIDGE = {"found": 30.0, "differs": 3.0}
# How often a number of each label counts. Corrupted ones, of which many hold a number that the source states of
# another thing, are more frequent here by far than among what is written.
COUNTS = {"stated": 1.5, "other": 3.0, "corrupted": 0.3}
# Of the figures with the value of a stated number, those in other passages than the one that was read as stating it.
ELSEWHERE = 0.3
# What is natural: one of twenty numbers that a source decides is wrong, and three are not in it for each that is.
NATURAL = {"stated": 0.95, "corrupted": 0.05, "other": 3.0}
# The share of stated numbers that is confirmed, in abstracts and in full texts, on left-out articles.
CONFIRMED, CONFIRMED_IN_FULL_TEXTS = 0.955, 0.82
# How far above the likeliest false alarm a warning begins, in log-odds.
MARGIN = 0.25


@dataclass(frozen=True, slots=True)
class Compared:
    """A cited number with the figures of its source that have its value, or, without any, those of other values."""

    cited: Cited
    matches: Mapping[str, Sequence[Match]]


def compared(cited: Cited) -> Compared:
    """Return a cited number with the figures that come into question."""
    figure = cited.citing.figure(cited.place)
    if figure is None:
        return Compared(cited, {"found": (), "differs": ()})
    between = comparison(cited.citing, cited.source)
    equal = found(figure, between)
    return Compared(cited, {"found": equal, "differs": () if equal else others(figure, between)})


def fitted(model: str, rows: Sequence[Compared]) -> Model:
    """Return a model of the figures of some numbers."""
    told = [row for each in rows for row in (_found(each) if model == "found" else _differing(each))]
    features, labels, counts = zip(*told, strict=True)
    return fit(features, labels, counts, RIDGE[model])


def _found(each: Compared) -> Iterator[tuple[Mapping[str, float], bool, float]]:
    cited, matches = each.cited, each.matches["found"]
    for match in matches:
        right = cited.label == "stated" and (len(matches) == 1 or cited.shows(match.read.passage.text))
        count = COUNTS[cited.label]
        if cited.label == "stated" and not right:
            count = ELSEWHERE if cited.collection == "full texts" else 0.0
        yield match.features, right, count / len(matches) ** 0.5


def _differing(each: Compared) -> Iterator[tuple[Mapping[str, float], bool, float]]:
    for match in each.matches["differs"]:
        yield match.features, _is_what_was(each.cited, match), 1.0


def _is_what_was(cited: Cited, match: Match) -> bool:
    if cited.label != "corrupted" or cited.was is None or not cited.shows(match.read.passage.text):
        return False
    return abs(abs(match.figure.written) - abs(cited.was)) <= 0.06 * abs(cited.was)


def left_out(model: str, rows: Sequence[Compared]) -> dict[str, float]:
    """Return the log-odds of the likeliest figure of each number, by models of other articles."""
    groups = sorted({each.cited.group for each in rows})
    random.Random(7).shuffle(groups)
    fold = {group: number % FOLDS for number, group in enumerate(groups)}
    said: dict[str, float] = {}
    for number in range(FOLDS):
        fitted_model = fitted(model, [each for each in rows if fold[each.cited.group] != number])
        for each in rows:
            if fold[each.cited.group] == number and each.matches[model]:
                said[each.cited.id] = max(fitted_model.logits([match.features for match in each.matches[model]]))
    return said


def scale(model: str, said: Mapping[str, float], rows: Sequence[Compared]) -> Model:
    """Return what makes log-odds on left-out articles right at natural rates: a model of one feature, "said"."""
    right = "stated" if model == "found" else "corrupted"
    told = [each.cited for each in rows if each.cited.id in said]
    totals = {label: sum(each.cited.label == label for each in rows) for label in NATURAL}
    counts = [NATURAL[each.label] / totals[each.label] * len(told) for each in told]
    return fit([{"said": said[each.id]} for each in told], [each.label == right for each in told], counts, 0.1)


def scaled(model: Model, by: Model) -> Model:
    """Return a model whose log-odds are scaled."""
    slope = by.weights["said"]
    weights = {name: slope * weight for name, weight in model.weights.items()}
    return Model(by.intercept + slope * model.intercept, weights)


def thresholds(said: Mapping[str, Mapping[str, float]], rows: Sequence[Compared]) -> dict[str, float]:
    """Return the log-odds from which a number is found, in abstracts and in full texts, and from which it differs."""
    clean = [said["differs"].get(each.cited.id, -99.0) for each in rows if each.cited.label != "corrupted"]
    return {
        "found": _least(said["found"], rows, "source", CONFIRMED),
        "found_in_full_text": _least(said["found"], rows, "full texts", CONFIRMED_IN_FULL_TEXTS),
        "differs": max(clean) + MARGIN,
    }


def _least(said: Mapping[str, float], rows: Sequence[Compared], collection: str, share: float) -> float:
    of = [each.cited.id for each in rows if (each.cited.collection, each.cited.label) == (collection, "stated")]
    ordered = sorted((said.get(id, -99.0) for id in of), reverse=True)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)] - 1e-6


def figures(
    said: Mapping[str, Mapping[str, float]], least: Mapping[str, float], rows: Sequence[Compared]
) -> Iterator[str]:
    """Yield what the thresholds give on left-out articles."""
    for collection, name in (("source", "found"), ("full texts", "found_in_full_text")):
        shares = []
        for label in NATURAL:
            of = [each.cited.id for each in rows if (each.cited.collection, each.cited.label) == (collection, label)]
            confirmed = [id for id in of if said["found"].get(id, -99.0) >= least[name]]
            flagged = [id for id in of if id not in confirmed and said["differs"].get(id, -99.0) >= least["differs"]]
            shares.append(f"{label} found {len(confirmed) / len(of):.3f}, differs {len(flagged) / len(of):.3f}")
        yield f"{collection}: {'; '.join(shares)}"


def main(*flags: str) -> None:
    """Print the left-out figures; with `--write`, fit on all and write the weights."""
    rows = [compared(cited) for cited in (*abstracts(), *full_texts())]
    said = {model: left_out(model, rows) for model in RIDGE}
    least = thresholds(said, rows)
    notes = list(figures(said, least, rows))
    print("\n".join(notes))
    if "--write" in flags:
        write(TARGET, _toml(rows, said, least, notes))


def _toml(
    rows: Sequence[Compared], said: Mapping[str, Mapping[str, float]], least: Mapping[str, float], notes: Sequence[str]
) -> str:
    scales = {name: scale(name, said[name], rows) for name in RIDGE}
    lines = [f"# {line}" for line in (*HEADER, *notes)]
    lines += ["", "# The probabilities from which a number is found, or differs.", "[thresholds]"]
    for key, value in least.items():
        by = scales[key.partition("_")[0]]
        lines.append(f"{key} = {probability(by.logits([{'said': value}])[0]):.4f}")
    for name in RIDGE:
        model = scaled(fitted(name, rows), scales[name])
        lines += ["", f"[{name}]", f"intercept = {model.intercept:.4f}"]
        lines += [f"{feature} = {weight:.4f}" for feature, weight in sorted(model.weights.items())]
    return "\n".join(lines) + "\n"


HEADER = (
    "Weights of the comparison with sources, by `python -m benchmarks.fit_evidence --write`.",
    "Fitted on the open parts of source (numbers beside abstracts) and citing (beside full texts). Left-out eighths,",
    "all numbers cited from one article together, give:",
)

if __name__ == "__main__":
    main(*sys.argv[1:])
