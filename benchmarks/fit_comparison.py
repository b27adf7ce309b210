"""Derive `rules/derived/comparison-weights.toml`: `python -m benchmarks.fit_comparison [--write]`.

Logistic models: *same-fact* (two claims state one fact, blind to their values), *restated* (two that agree do), one for
each way to tell a thing twice (`factcheck.comparison.tellings`) but in a brief, and *conflict* (two that differ
contradict each other), which sees what the others say. Short texts have a model of their own
(`benchmarks.fit_briefs`), of which nothing is said here, and are no examples for these: with them far fewer changed
mentions are located at as many false ones. They are judged on left-out fifths: articles and their copies, and the pages
of one site, stay together. Without `--write` only the figures are printed.
"""

from __future__ import annotations

import hashlib
import random
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import factcheck
from benchmarks import comparison_data as data
from benchmarks.comparison_data import Place, Sample
from benchmarks.derived import write
from benchmarks.logistic import Features, Model, fit
from factcheck.comparison.contrast import differ_in_kind
from factcheck.comparison.frames import Frame
from factcheck.comparison.likeness import FEATURES, PLACES, Values, named
from factcheck.comparison.measures import Agreement
from factcheck.comparison.probability import log_odds, probability
from factcheck.comparison.restated import aligned, comparable_sentences
from factcheck.comparison.rivals import Likeness, standings
from factcheck.comparison.tellings import BRIEF, Kind, Telling, rated, tellings
from factcheck.model import Article, Claim

TARGET = "comparison-weights.toml"
KINDS: tuple[Kind, ...] = ("restatement", "parallel")
FOLDS = 5
# The ridge of standardised features; 1 to 10 give the same figures within noise.
RIDGE = 3.0
# How often a pair of each set counts, as one that states a fact or conflicts, and as one that does not. Texts that are
# like what editors write count most; `drift` is many and of one kind, `pages` hold next to no conflict.
SAME = {
    "natural": 3.0,
    "natural-fit": 3.0,
    "genre": 4.5,
    "drift": 1.0,
    "contradoc": 2.0,
    "numpairs": 1.0,
    "repeated": 0.5,
    "replaced": 0.0,
    "retold": 0.5,
    "excerpts": 0.5,
}
OTHER = {
    "natural": 1.0,
    "natural-fit": 1.0,
    "genre": 1.0,
    "drift": 0.7,
    "contradoc": 0.5,
    "numpairs": 1.0,
    "replaced": 0.5,
    "pages": 0.7,
    "health": 0.7,
}
CONFLICT = {
    "natural": 3.0,
    "genre": 3.0,
    "drift": 2.0,
    "contradoc": 2.0,
    "numpairs": 1.0,
    "repeated": 0.5,
    "retold": 0.5,
    "excerpts": 1.0,
    "briefs": 1.0,
}
CLEAN = {
    "natural": 3.0,
    "natural-fit": 3.0,
    "genre": 2.0,
    "drift": 1.0,
    "contradoc": 1.5,
    "numpairs": 1.0,
    "replaced": 0.2,
    "excerpts": 1.0,
    "briefs": 1.0,
    "windows": 1.0,
    "pages": 1.0,
    "health": 1.0,
}
# Pairs of one text that enter as negatives, at the most: drift and pages have many texts.
MOST = {"drift": 25, "contradoc": 25, "replaced": 8, "pages": 250}
# How many conflicts of each confidence or surer clean articles that restate their facts, and pages as they are, may
# give per 1,000 words. Those of medium confidence are warnings, those of low confidence are listed only.
RATES = {"high": (0.03, 0.006), "medium": (0.07, 0.012), "low": (0.4, 1.0)}
# Texts as published: a threshold keeps the rate of all of them.
REAL = ("pages", "health")
# Less alike than this, a pair of a clean text teaches nothing about conflicts.
_UNLIKE = -3.5


@dataclass(frozen=True, slots=True)
class Pair:
    """Two frames of a text, how their values stand, and what the labels say of them.

    `features` are the values of `likeness.FEATURES`.
    """

    one: Frame
    two: Frame
    features: Values
    agreement: Agreement
    same: bool
    conflict: bool


@dataclass(frozen=True, slots=True)
class Text:
    """A sample as read: its pairs, where each claim stands in its source, and what the whole text says of the pairs.

    `told` says how a pair may tell one thing twice, `briefs` does so of a short text, `apart` which pairs differ in
    kind, by the numbers of two claims.
    """

    sample: Sample
    words: int
    pairs: tuple[Pair, ...]
    places: tuple[Place, ...]
    told: Mapping[tuple[int, int], Telling]
    briefs: Mapping[tuple[int, int], Telling]
    apart: frozenset[tuple[int, int]]
    fold: int


@dataclass(frozen=True, slots=True)
class Row:
    """An example for a model: features, label, how often it counts, and its fold."""

    features: Features
    label: bool
    count: float
    fold: int


@dataclass(frozen=True, slots=True)
class Found:
    """What the models say of a text: the conflicts, and the pairs that agree, with their probabilities."""

    text: Text
    conflicts: tuple[tuple[float, Pair], ...]
    restated: tuple[tuple[float, Pair], ...]


def read(sample: Sample) -> Text:
    """Return a sample with the pairs of its claims."""
    article = factcheck.read(sample.text, format=sample.format)
    return paired(sample, article, factcheck.extract(article).claims)


def paired(sample: Sample, article: Article, claims: Sequence[Claim]) -> Text:
    """Return a sample that has been read, with the pairs of its claims."""
    sentences = comparable_sentences(article, claims)
    spans = [article.source_span(claim.quantity.span) for claim in claims]
    places = tuple((span.start, span.end) for span in spans)
    same, conflict = _numbers(sample.same, places), _numbers(sample.conflicts, places)
    found = tuple(
        Pair(one, two, features, agreement, key(one, two) in same, key(one, two) in conflict)
        for one, two, agreement, features in aligned(article, claims, sentences)
    )
    fold = int(hashlib.sha256(sample.group.encode()).hexdigest(), 16) % FOLDS
    differing = (pair for pair in found if pair.agreement != "agree")
    apart = frozenset(key(pair.one, pair.two) for pair in differing if differ_in_kind(article, pair.one, pair.two))
    told = _told(found, brief=False)
    briefs = _told(found, brief=True) if len(sentences) <= BRIEF else {}
    return Text(sample, len(sample.text.split()), found, places, told, briefs, apart, fold)


def _told(found: Sequence[Pair], *, brief: bool) -> dict[tuple[int, int], Telling]:
    """Return how pairs may tell one thing twice; of a brief, the kept model of same facts gives a feature."""
    alike = [
        Likeness(
            pair.one,
            pair.two,
            log_odds("same-fact", FEATURES, pair.features) if brief else 0.0,
            pair.agreement,
            pair.features,
        )
        for pair in found
    ]
    return {key(each.one, each.two): telling for each, telling in tellings(alike, brief=brief)}


def key(one: Frame, two: Frame) -> tuple[int, int]:
    """Return the numbers of two claims in order."""
    return min(one.number, two.number), max(one.number, two.number)


def _numbers(pairs: Iterable[tuple[Place, Place]], places: Sequence[Place]) -> set[tuple[int, int]]:
    """Return the pairs of claims that stand at pairs of places."""
    found = set()
    for one, two in pairs:
        here, there = (_touching(place, places) for place in (one, two))
        found |= {(min(first, second), max(first, second)) for first in here for second in there if first != second}
    return found


def _touching(place: Place, places: Sequence[Place]) -> list[int]:
    return [number for number, (start, end) in enumerate(places) if start < place[1] and place[0] < end]


def same_rows(texts: Iterable[Text]) -> Iterator[Row]:
    """Yield the examples of *same-fact*: restated pairs, and pairs that differ without being restated."""
    for text in texts:
        sample = text.sample
        if sample.collection == "natural" and not sample.clean:
            continue
        others = (
            [pair for pair in text.pairs if not pair.same and pair.agreement != "agree"] if sample.exhaustive else []
        )
        if len(others) > MOST.get(sample.collection, len(others)):
            others = _hard_and_random(others, MOST[sample.collection], sample.name)
        for pair in (pair for pair in text.pairs if pair.same):
            yield Row(named(pair.features), True, SAME[sample.collection], text.fold)
        for pair in others:
            yield Row(named(pair.features), False, OTHER[sample.collection], text.fold)


def _hard_and_random(pairs: list[Pair], most: int, seed: str) -> list[Pair]:
    """Return so many of the pairs: the likest by their words, and as many of the others at random."""
    near, shared = PLACES["near_shared"], PLACES["shared"]
    likest = sorted(pairs, key=lambda pair: -pair.features[near] - pair.features[shared])
    return likest[: most // 2] + random.Random(seed).sample(likest[most // 2 :], most - most // 2)


def restated_rows(judged: Iterable[tuple[Text, Pair, Features]]) -> Iterator[Row]:
    """Yield the examples of *restated*: pairs of clean articles that agree."""
    for text, pair, features in judged:
        if pair.agreement == "agree" and text.sample.clean and text.sample.collection in ("natural", "natural-fit"):
            yield Row(features, pair.same, 1.0, text.fold)


def told_rows(texts: Iterable[Text], kind: Kind) -> Iterator[Row]:
    """Yield the examples of a way to tell a thing twice, but for those of pages: labelled conflicts, and others."""
    for text in texts:
        sample = text.sample
        for pair in text.pairs if sample.collection != "pages" else ():
            numbers = key(pair.one, pair.two)
            telling = (text.briefs if kind == "brief" else text.told).get(numbers)
            if telling is None or telling.kind != kind or numbers in text.apart or _is_never_told(kind, pair):
                continue
            if pair.conflict:
                yield Row(telling.features, True, CONFLICT[sample.collection], text.fold)
            elif sample.clean or sample.collection == "genre":
                yield Row(telling.features, False, CLEAN[sample.collection], text.fold)


def _is_never_told(kind: Kind, pair: Pair) -> bool:
    """Tell whether a pair of a brief is a limit and a value on the right side of it, which nothing is said of."""
    return kind == "brief" and pair.agreement == "compatible"


def conflict_rows(judged: Iterable[tuple[Text, Pair, Features]]) -> Iterator[Row]:
    """Yield the examples of *conflict*: labelled conflicts, and whatever differs in clean texts."""
    for text, pair, features in judged:
        sample = text.sample
        if pair.agreement == "agree" or key(pair.one, pair.two) in text.apart:
            continue
        if pair.conflict:
            yield Row(features, True, CONFLICT[sample.collection], text.fold)
        elif (sample.clean and features["same"] > _UNLIKE) or sample.collection == "genre":
            yield Row(features, False, CLEAN[sample.collection], text.fold)


def fold_models(rows: Sequence[Row]) -> list[Model]:
    """Return a model for each fold, fitted on the others."""
    return [fitted([row for row in rows if row.fold != fold]) for fold in range(FOLDS)]


def fitted(rows: Sequence[Row]) -> Model:
    """Return the model that examples give."""
    return fit([row.features for row in rows], [row.label for row in rows], [row.count for row in rows], RIDGE)


def standing(
    texts: Iterable[Text], same: Callable[[int], Model], told: Mapping[Kind, Callable[[int], Model]]
) -> Iterator[tuple[Text, Pair, Features]]:
    """Yield the pairs of each text in the light of its others, by the models of its fold."""
    for text in texts:
        logits = same(text.fold).logits([named(pair.features) for pair in text.pairs])
        pairs = {key(pair.one, pair.two): pair for pair in text.pairs}
        alike = [
            Likeness(pair.one, pair.two, value, pair.agreement, pair.features)
            for pair, value in zip(text.pairs, logits, strict=True)
        ]
        for likeness, features in standings(alike):
            numbers = key(likeness.one, likeness.two)
            yield text, pairs[numbers], {**features, **_rated(text, numbers, told)}


def _rated(text: Text, numbers: tuple[int, int], told: Mapping[Kind, Callable[[int], Model]]) -> Features:
    telling = text.told.get(numbers)
    if telling is None:
        return {}
    return rated(telling, told[telling.kind](text.fold).logits([telling.features])[0])


def left_out(texts: Sequence[Text]) -> list[Found]:
    """Return what models say of each text that were fitted on other folds."""
    same = fold_models(list(same_rows(texts)))
    told: dict[Kind, Callable[[int], Model]] = {
        kind: fold_models(list(told_rows(texts, kind))).__getitem__ for kind in KINDS
    }
    judged = list(standing(texts, same.__getitem__, told))
    restated, conflict = fold_models(list(restated_rows(judged))), fold_models(list(conflict_rows(judged)))
    return _found(texts, judged, restated.__getitem__, conflict.__getitem__)


def _found(
    texts: Sequence[Text],
    judged: Iterable[tuple[Text, Pair, Features]],
    restated: Callable[[int], Model],
    conflict: Callable[[int], Model],
) -> list[Found]:
    of: dict[int, tuple[list[tuple[float, Pair]], list[tuple[float, Pair]]]] = {id(text): ([], []) for text in texts}
    for text, pair, features in judged:
        agrees = pair.agreement == "agree"
        model = (restated if agrees else conflict)(text.fold)
        of[id(text)][agrees].append((probability(model.logits([features])[0]), pair))
    return [Found(text, tuple(_surest(of[id(text)][0], text.apart)), tuple(of[id(text)][1])) for text in texts]


def _surest(found: list[tuple[float, Pair]], apart: Collection[tuple[int, int]]) -> Iterator[tuple[float, Pair]]:
    taken: set[int] = set()
    for chance, pair in sorted(found, key=lambda each: -each[0]):
        if key(pair.one, pair.two) not in apart and not taken & {pair.one.number, pair.two.number}:
            taken |= {pair.one.number, pair.two.number}
            yield chance, pair


def threshold(found: Sequence[Found], rate: float, pages: float = 1.0) -> float:
    """Return the least probability above which clean texts give no more than so many conflicts per 1,000 words.

    `rate` is that of `natural` and `natural-fit` together, `pages` that of texts as published.
    """
    return max(_threshold(found, ("natural", "natural-fit"), rate), _threshold(found, REAL, pages))


def _threshold(found: Sequence[Found], collections: tuple[str, ...], rate: float) -> float:
    clean = [each for each in found if each.text.sample.clean and each.text.sample.collection in collections]
    words = sum(each.text.words for each in clean)
    chances = sorted((chance for each in clean for chance, _ in each.conflicts), reverse=True)
    most = int(rate * words / 1000)
    return chances[most] + 1e-9 if most < len(chances) else 0.0


def figures(found: Sequence[Found], at: float) -> str:
    """Return what a threshold gives: shares located, and false conflicts."""
    parts = [f"p > {at:.3f}:"]
    copies = [each for each in found if each.text.sample.collection == "natural" and not each.text.sample.clean]
    for label in ("", "near", "half", "far", "tenfold", "unit", "digit", "other", "comparator"):
        of = [each for each in copies if not label or label in each.text.sample.labels]
        parts.append(f"{label or 'natural located'} {_located(of, at):.2f}")
    for name, per in (
        ("natural", 1000),
        ("natural-fit", 1000),
        ("drift", 1000),
        ("pages", 5000),
        ("health", 5000),
    ):
        clean = [each for each in found if each.text.sample.collection == name and each.text.sample.clean]
        words = sum(each.text.words for each in clean)
        number = sum(chance > at for each in clean for chance, _ in each.conflicts)
        parts.append(f"| {name} clean {number}, {per * number / words:.2f} per {per:,} words")
    for name in ("drift", "contradoc", "numpairs", "repeated", "retold", "excerpts"):
        of = [each for each in found if each.text.sample.collection == name]
        changed = [each for each in of if each.text.sample.conflicts]
        flagged = sum(any(chance > at for chance, _ in each.conflicts) for each in of if each.text.sample.clean)
        parts.append(f"| {name} located {_located(changed, at):.3f}, {flagged} clean texts flagged")
    return " ".join(parts)


def _located(found: Sequence[Found], at: float) -> float:
    hits = sum(any(chance > at and pair.conflict for chance, pair in each.conflicts) for each in found)
    return hits / max(len(found), 1)


def listing(found: Sequence[Found], at: float) -> str:
    """Return how many restated facts of clean articles are listed, and how many listed pairs are two facts."""
    right = wrong = listed = facts = 0
    for each in found:
        if each.text.sample.clean and each.text.sample.collection.startswith("natural"):
            shown = [pair for chance, pair in each.restated if chance > at]
            right += sum(pair.same for pair in shown)
            wrong += sum(not pair.same for pair in shown)
            for one, two, *_ in each.text.sample.facts:
                facts += 1
                both = _numbers([(one, two)], each.text.places)
                listed += any(key(pair.one, pair.two) in both for pair in shown)
    apart = wrong / max(right + wrong, 1)
    return f"p > {at:.2f}: {listed / facts:.3f} of the facts are listed, {apart:.3f} of the listed pairs are two facts"


def toml(models: Mapping[str, Model], thresholds: Mapping[str, float], notes: Sequence[str]) -> str:
    """Return the file of weights."""
    lines = [f"# {note}" for note in notes]
    lines += ["", "# The probabilities from which a conflict is shown, by how sure it is.", "[confidence]"]
    lines += [f"{name} = {value:.4f}" for name, value in thresholds.items()]
    for name, model in models.items():
        lines += ["", f"[{name}]", f"intercept = {model.intercept:.4f}"]
        lines += [f"{feature} = {weight:.4f}" for feature, weight in sorted(model.weights.items())]
    return "\n".join(lines) + "\n"


def main(*flags: str) -> None:
    """Print the left-out figures; with `--write`, fit on all texts and write the weights."""
    texts = [read(sample) for collection in data.ARTICLES for sample in collection()]
    found = left_out(texts)
    rates = (RATES["high"], RATES["medium"], (0.06, 1.0), (0.1, 1.0), (0.2, 1.0), (0.4, 1.0))
    notes = [figures(found, threshold(found, *rate)) for rate in rates]
    notes += [listing(found, at) for at in (0.4, 0.5, 0.6, 0.7)]
    print("\n".join(notes))
    if "--write" in flags:
        _write(texts, found, notes)


def _write(texts: Sequence[Text], found: Sequence[Found], notes: Sequence[str]) -> None:
    same = fitted(list(same_rows(texts)))
    told: dict[Kind, Model] = {kind: fitted(list(told_rows(texts, kind))) for kind in KINDS}
    ways: dict[Kind, Callable[[int], Model]] = {kind: partial(_any_fold, model) for kind, model in told.items()}
    judged = list(standing(texts, lambda _: same, ways))
    models = {
        "same-fact": same,
        **{str(kind): model for kind, model in told.items()},
        "restated": fitted(list(restated_rows(judged))),
        "conflict": fitted(list(conflict_rows(judged))),
    }
    thresholds = {name: threshold(found, *rates) for name, rates in RATES.items()}
    head = ["Weights of the comparison of claims, by `python -m benchmarks.fit_comparison --write`.", *HEADER]
    write(TARGET, toml(models, thresholds, [*head, *notes]))


def _any_fold(model: Model, _: int) -> Model:
    return model


HEADER = (
    "Fitted on natural, natural-fit, drift, genre, contradoc, numpairs, sentences of clean articles repeated with",
    "another number, two paragraphs of an article alone and, as negatives, such sentences with other words, pages and",
    "texts for patients.",
    "Left-out fifths (articles with their copies, and the pages of a site, together) give:",
)

if __name__ == "__main__":
    main(*sys.argv[1:])
