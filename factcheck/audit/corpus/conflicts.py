"""Conflicts between articles (FC901): candidates from SQL, compared claim by claim, in as many processes as wanted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import duckdb

from factcheck.audit.corpus import candidates
from factcheck.audit.corpus.database import connected
from factcheck.audit.corpus.rebuilt import Row, Sparse, material
from factcheck.catalogue import Rule
from factcheck.checks import Material, Problem
from factcheck.checks.article_conflict import conflicts
from factcheck.comparison.between import Opposed, Relation
from factcheck.comparison.specific import weigh
from factcheck.errors import FactcheckError

KIND = "article-conflict"
# Pairs of articles whose claims are held in memory at once, by each process.
_CHUNK = 500

Pair = tuple[str, str, float, bool]
"""Two articles, how much alike they are, and whether neither is more alike to another one."""
Weights = Mapping[str, float]
_Side = tuple[str, Material, Sparse]


def find(
    base: duckdb.DuckDBPyConnection, target: Path, rule: Rule, *, unsure: bool, jobs: int = 1
) -> list[dict[str, Any]]:
    """Return a row of `findings` for each conflict, surest first; those of low confidence only if `unsure`.

    `base` sees the tables in `target`. Raises `FactcheckError` where a process that compares is ended from outside.
    """
    search = candidates.find(base)
    weights = weigh(search.counts, search.articles, candidates.PRIOR)
    chunks = [search.pairs[start : start + _CHUNK] for start in range(0, len(search.pairs), _CHUNK)]
    found = [row for rows in _compared(base, target, rule, weights, chunks, jobs) for row in rows]
    found = [row for row in found if unsure or row["confidence"] != "low"]
    found.sort(key=lambda row: (-row["score"], row["article"], row["start"], row["other_article"]))
    return list(_once(found, search.originals))


def _compared(
    base: duckdb.DuckDBPyConnection,
    target: Path,
    rule: Rule,
    weights: Weights,
    chunks: Sequence[Sequence[Pair]],
    jobs: int,
) -> Iterator[list[dict[str, Any]]]:
    if jobs == 1 or len(chunks) < 2:
        yield from (_compare(base, rule, weights, chunk) for chunk in chunks)
        return
    with ProcessPoolExecutor(min(jobs, len(chunks)), get_context("spawn")) as pool:
        try:
            yield from pool.map(partial(_compare_in, target, rule, weights), chunks)
        except BrokenProcessPool:
            message = "A process that compares articles was ended; what is done is kept: go on with --resume."
            raise FactcheckError(message) from None


def _compare_in(target: Path, rule: Rule, weights: Weights, chunk: Sequence[Pair]) -> list[dict[str, Any]]:
    """Compare the pairs in a process of their own, over the tables of the folder."""
    with connected(target, 1) as base:
        return _compare(base, rule, weights, chunk)


def _compare(
    base: duckdb.DuckDBPyConnection, rule: Rule, weights: Weights, chunk: Sequence[Pair]
) -> list[dict[str, Any]]:
    loaded = _load(base, sorted({article for a, b, *_ in chunk for article in (a, b)}))
    return [
        row
        for a, b, likeness, closest in chunk
        for row in _conflicts((a, *loaded[a]), (b, *loaded[b]), rule, Relation(closest, likeness, weights))
    ]


def _conflicts(here: _Side, there: _Side, rule: Rule, relation: Relation) -> Iterator[dict[str, Any]]:
    for opposed, problem in conflicts(here[1], there[1], relation, rule.options):
        sure = {"score": round(opposed.score, 4), "confidence": opposed.confidence}
        yield _row(rule, here, there, opposed, problem) | sure


def _once(rows: list[dict[str, Any]], original: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Yield each claim in its surest conflict only, and what copies of two pages repeat not at all."""
    taken: set[tuple[str, int]] = set()
    said: set[tuple[frozenset[str], frozenset[str]]] = set()
    for row in rows:
        sides = [(row["article"], row["start"]), (row["other_article"], row["other_start"])]
        pages = frozenset(original.get(article, article) for article, _ in sides)
        numbers = frozenset((row["words"], row["other_words"]))
        if taken.isdisjoint(sides) and (pages, numbers) not in said:
            taken.update(sides)
            said.add((pages, numbers))
            yield row


def _load(base: duckdb.DuckDBPyConnection, articles: list[str]) -> dict[str, tuple[Material, Sparse]]:
    named = "SELECT article, id FROM articles WHERE article IN (SELECT unnest($articles))"
    names = dict(base.execute(named, {"articles": articles}).fetchall())
    query = "SELECT * FROM claims WHERE article IN (SELECT unnest($articles)) ORDER BY article, claim"
    rows: dict[str, list[Row]] = {article: [] for article in articles}
    for batch in base.sql(query, params={"articles": articles}).to_arrow_reader(10_000):
        for row in batch.to_pylist():
            rows[row["article"]].append(row)
    return {article: material(names[article], held) for article, held in rows.items()}


def _row(rule: Rule, here: _Side, there: _Side, opposed: Opposed, problem: Problem) -> dict[str, Any]:
    """Return the finding; it lies in the first article and names the place in the other."""
    one, two = here[1].extraction.claims[opposed.here], there[1].extraction.claims[opposed.there]
    article, other = here[1].article, there[1].article
    fields = {"this": article.words(problem.span), **problem.fields}
    message = rule.messages.get(problem.variant, rule.message).format(**fields)
    return {
        "article": here[0],
        "rule": rule.name,
        "code": rule.code,
        "severity": problem.severity or rule.severity,
        "message": " ".join(message.split()),
        "words": article.words(problem.span),
        "sentence": article.words(one.sentence),
        "start": here[2].origin(problem.span.start),
        "end": here[2].origin(problem.span.start) + len(problem.span),
        "place": article.place(problem.span.start),
        "evidence": [f"{label}: {words}" for label, words in problem.evidence],
        "other_article": there[0],
        "other_words": other.words(two.quantity.span),
        "other_sentence": other.words(two.sentence),
        "other_place": other.place(two.quantity.span.start),
        "other_start": there[2].origin(two.quantity.span.start),
    }
