"""Fit the weights of `mention_match`: `python -m benchmarks.fit_mentions MENTIONS.jsonl http://127.0.0.1:PORT`.

Every work that bears the name and year of a mention is a row: whether it is the work that the passage cites, what
speaks for it, and how many works bear that name and year. A logistic regression with a ridge is fitted. Printed are
its weights and, for mentions that the fit has not seen (five folds, drawn twice), how many are verified rightly and
as another work from which chance on.
"""

from __future__ import annotations

import json
import math
import random
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from benchmarks.logistic import Features, Model, fit
from benchmarks.verification import PATHS, passage
from factcheck.model import Work
from factcheck.sources.http import Client
from factcheck.sources.settings import Settings
from factcheck.verification.evidence import Evidence
from factcheck.verification.mention_match import Fit
from factcheck.verification.planning import gather
from factcheck.verification.query import queries
from factcheck.verification.verdicts import ranked

FOLDS, DRAWS, RIDGE = 5, (1, 2), 3.0
WORDS = ("shared", "best", "abstract", "around", "direction", "nearness")
CITED = ("valid", "retracted")
Row = Mapping[str, Any]


class Mention(NamedTuple):
    """A mention: its label, what speaks for each work of its name and year, and whether that is the work it cites."""

    label: str
    works: tuple[Features, ...]
    cited: tuple[bool, ...]


def main(source: str, replica: str) -> None:
    """Print the weights, and what they verify across folds."""
    rows = [json.loads(line) for line in Path(source).read_text(encoding="utf-8").splitlines()]
    mentions = list(_mentions(rows, replica))
    model = _fitted(mentions)
    print(round(model.intercept, 2), {key: round(value, 2) for key, value in model.weights.items()})
    for draw in DRAWS:
        odds = _unseen(mentions, draw)
        for line in np.arange(0.4, 0.65, 0.05):
            print(f"draw {draw}, chance {line:.2f}: {_told(mentions, odds, float(line))}")


def _mentions(rows: Sequence[Row], replica: str) -> Iterator[Mention]:
    """Yield the mentions that are told by name and year, which neither an identifier nor an organisation settles."""
    for row, heard in zip(rows, _heard(rows, replica), strict=True):
        if heard is None or heard.query.of_agency or heard.identity.status != "none":
            continue
        placed = [found for found in ranked(heard.query, heard.works()) if found.placed]
        gold = row["gold"]
        own = tuple(gold["label"] in CITED and _same(found.work, gold) for found in placed)
        yield Mention(gold["label"], tuple(supports(found, len(placed)) for found in placed), own)


def _heard(rows: Sequence[Row], replica: str) -> Iterator[Evidence | None]:
    asked = [next(queries(*passage(dict(row))), None) for row in rows]
    served: dict[str, Any] = {name: replica.rstrip("/") + path if path else "" for name, path in PATHS.items()}
    with tempfile.TemporaryDirectory() as folder:
        kept: dict[str, Any] = {name: str(Path(folder) / name) for name in ("cache", "retractions")}
        with Client(Settings(**served, **kept, mailto="benchmark@example.org", links=False)) as client:
            answers = iter(gather(client, [query for query in asked if query]))
    return (next(answers) if query else None for query in asked)


def _same(work: Work, gold: Row) -> bool:
    if gold.get("doi") or gold.get("pmid"):
        return work.doi == str(gold.get("doi") or "-").casefold() or work.pmid == str(gold.get("pmid") or "-")
    return work.title.casefold().strip(". ") == str(gold.get("title")).casefold().strip(". ")


def supports(found: Fit, rivals: int) -> Features:
    """Return what speaks for a work, by the names of the weights."""
    near = found.near
    words = {name: float(getattr(near, name)) for name in (*WORDS, "among_titles", "among_sentences")}
    return {
        **words,
        "second": float(bool(found.second)),
        "journal": float(bool(found.journal)),
        "year_after": float(found.print_year),
        "no_year": float(found.year_gap is None),
        "inexact_name": float(found.first != "same"),
        "rivals": math.log(rivals),
    }


def _fitted(mentions: Sequence[Mention]) -> Model:
    rows = [work for mention in mentions for work in mention.works]
    labels = [cited for mention in mentions for cited in mention.cited]
    return fit(rows, labels, [1.0] * len(rows), RIDGE)


def _unseen(mentions: Sequence[Mention], draw: int) -> list[list[float]]:
    """Return the log-odds of each mention's works, from weights fitted to other mentions."""
    order = list(range(len(mentions)))
    random.Random(draw).shuffle(order)
    found: list[list[float]] = [[] for _ in mentions]
    for fold in range(FOLDS):
        own = order[fold::FOLDS]
        model = _fitted([mentions[place] for place in sorted(set(order) - set(own))])
        for place in own:
            found[place] = model.logits(mentions[place].works)
    return found


def _told(mentions: Sequence[Mention], odds: Sequence[Sequence[float]], line: float) -> str:
    """Return how many mentions a chance verifies: rightly, as another work, and of each label that is not sound."""
    right = wrong = 0
    others: dict[str, int] = {}
    for mention, known in zip(mentions, odds, strict=True):
        if not known or max(known) - math.log(1 + sum(map(math.exp, known))) < math.log(line):
            continue
        if mention.label not in CITED:
            others[mention.label] = others.get(mention.label, 0) + 1
        elif mention.cited[int(np.argmax(known))]:
            right += 1
        else:
            wrong += 1
    return f"{right} verified rightly, {wrong} as another work; {others}"


if __name__ == "__main__":
    main(*sys.argv[1:])
