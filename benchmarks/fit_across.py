"""Derive `rules/derived/across-weights.toml`: `python -m benchmarks.fit_across BENCH OUT [--write]`.

OUT is the folder of `python -m benchmarks.audit conflicts BENCH OUT`: the tables of a site in which one number of each
of 200 pairs of pages was changed. Pairs of claims over two pages are labelled by these, judged on left-out fifths (the
pages of a review stay together), and counted as the audit counts them: each claim in its surest conflict only.
"""

from __future__ import annotations

import hashlib
import json
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from benchmarks import planted_conflicts
from benchmarks.audit import SEED
from benchmarks.derived import write
from benchmarks.fit_comparison import toml
from benchmarks.logistic import Features, Model, fit
from factcheck.audit.corpus import candidates
from factcheck.audit.corpus.database import connected
from factcheck.audit.corpus.reconstruct import rule_context
from factcheck.checks import RuleContext
from factcheck.comparison.across import Relation, crossing, features, joined_article, moved
from factcheck.comparison.contrast import differ_in_kind
from factcheck.comparison.idf import weigh
from factcheck.comparison.probability import probability

TARGET = "across-weights.toml"
FOLDS = 5
RIDGE = 1.0
# How often a pair counts that conflicts.
CONFLICT = 2.0
# The share of planted conflicts among those of each confidence or surer.
SHARES = {"high": 0.86, "medium": 0.7, "low": 0.4}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims of two pages, what tells whether they conflict, and whether they do: `review` names a planted one.

    `unsure` tells that both pages are accounts of one review that nobody changed: half of what is told there is real.
    """

    claims: tuple[tuple[str, int], tuple[str, int]]
    words: frozenset[str]
    features: Features
    review: str
    unsure: bool
    fold: int


def read(bench: Path, out: Path, wanted: int = 200) -> tuple[list[Pair], int]:
    """Return the pairs of claims that the audit of OUT compares, and how many conflicts are planted."""
    rows = [json.loads(line) for line in (bench / "data" / "drift" / "dev.jsonl").read_text("utf-8").splitlines()]
    planted, _ = planted_conflicts.plant(rows, wanted, random.Random(SEED))
    with connected(out / "audit", 2) as base:
        search = candidates.find(base)
        weights = weigh(search.counts, search.articles, candidates.PRIOR)
        names = dict(base.sql("SELECT article, id FROM articles").fetchall())
        claims = base.sql("SELECT * FROM claims ORDER BY article, claim").to_arrow_table().to_pylist()
    contexts = {key: rule_context(names[key], list(held))[0] for key, held in groupby(claims, itemgetter("article"))}
    found: list[Pair] = []
    for one, two, likeness, closest in search.pairs:
        if one in contexts and two in contexts:
            relation = Relation(closest, likeness, weights)
            bases = [names[key].partition("/")[2] for key in (one, two)]
            for here, there, told in _pairs(contexts[one], contexts[two], relation):
                said = [contexts[key].extraction.claims[n].quantity.text for key, n in ((one, here), (two, there))]
                review = _planted(bases, said, planted)
                found.append(
                    Pair(
                        ((one, here), (two, there)), frozenset(said), told, review,
                        bases[0] == bases[1] and not review, _fold(bases[0]),
                    )
                )  # fmt: skip
    return found, len(planted)


def _pairs(one: RuleContext, two: RuleContext, relation: Relation) -> Iterator[tuple[int, int, Features]]:
    claims = one.extraction.claims
    joined = joined_article(one.article, two.article)
    for each in crossing(joined, (*claims, *moved(two.extraction.claims, one.article)), len(claims), relation):
        if each.logit > -6 and not differ_in_kind(joined, each.pair.one, each.pair.two):
            here, there = each.numbers
            yield here, there - len(claims), features(each, relation)


def _planted(bases: Sequence[str], said: Sequence[str], planted: Mapping[str, tuple[str, str]]) -> str:
    """Return the review whose planted numbers the two claims give, "" for none."""
    words = [planted_conflicts.digits(each) for each in said]
    for base in set(bases) & planted.keys():
        was, now = (planted_conflicts.digits(number) for number in planted[base])
        if (words[0] & was and words[1] & now) or (words[0] & now and words[1] & was):
            return base
    return ""


def _fold(base: str) -> int:
    return int(hashlib.sha256(base.encode()).hexdigest(), 16) % FOLDS


def fitted(pairs: Sequence[Pair]) -> Model:
    """Return the model of labelled pairs."""
    counts = [CONFLICT if pair.review else 1.0 for pair in pairs]
    return fit([pair.features for pair in pairs], [bool(pair.review) for pair in pairs], counts, RIDGE)


def told(pairs: Sequence[Pair]) -> list[tuple[float, Pair]]:
    """Return the conflicts with their probabilities on left-out folds, surest first, each claim in its surest only."""
    models = [fitted([pair for pair in pairs if pair.fold != fold]) for fold in range(FOLDS)]
    rated = [(probability(models[pair.fold].logits([pair.features])[0]), pair) for pair in pairs]
    taken: set[tuple[str, int]] = set()
    found = []
    for chance, pair in sorted(rated, key=lambda each: -each[0]):
        if taken.isdisjoint(pair.claims):
            taken.update(pair.claims)
            found.append((chance, pair))
    return found


def threshold(found: Sequence[tuple[float, Pair]], share: float) -> float:
    """Return the least probability above which that share of the conflicts was planted."""
    right, least = 0, 1.0
    for number, (chance, pair) in enumerate(found, 1):
        right += bool(pair.review)
        if right >= share * number:
            least = chance
    return least - 1e-9


def figures(found: Sequence[tuple[float, Pair]], at: float, planted: int) -> str:
    """Return what a threshold gives."""
    shown = [pair for chance, pair in found if chance > at]
    right = [pair.review for pair in shown if pair.review]
    unsure, share = sum(pair.unsure for pair in shown), len(right) / max(len(shown), 1)
    return (
        f"p > {at:.3f}: {len(set(right))} of {planted} planted; {len(shown)} conflicts, {share:.2f} of them planted, "
        f"{unsure} of unchanged accounts, {len(shown) - len(right) - unsure} others"
    )


def main(bench: str, out: str, *flags: str) -> None:
    """Print the left-out figures; with `--write`, fit on all pairs and write the weights."""
    pairs, planted = read(Path(bench), Path(out))
    found = told(pairs)
    thresholds = {name: threshold(found, share) for name, share in SHARES.items()}
    notes = [figures(found, at, planted) for at in thresholds.values()]
    print(f"{len(pairs)} pairs", *notes, sep="\n")
    if "--write" in flags:
        head = [
            "Weights of conflicts between two articles, by `python -m benchmarks.fit_across --write`: left-out fifths"
        ]
        head += ["of planted conflicts give:", *notes]
        write(TARGET, toml({"across": fitted(pairs)}, thresholds, head))


if __name__ == "__main__":
    main(*sys.argv[1:])
