"""Conflicts between articles (FC901): candidates from SQL, compared claim by claim, in as many processes as wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import duckdb

from factcheck.audit.corpus import candidates
from factcheck.audit.corpus.article_settings import ArticleSettings, settings_by_row
from factcheck.audit.corpus.database import SOME, connected
from factcheck.audit.corpus.reconstruct import Sparse, rule_context
from factcheck.catalogue import Rule
from factcheck.checks import Diagnostic, RuleContext
from factcheck.checks.article_conflict import conflicts
from factcheck.comparison.across import Opposed, Relation
from factcheck.comparison.idf import weigh
from factcheck.config import Config
from factcheck.errors import FactcheckError
from factcheck.model import Span
from factcheck.running.pool import Died, mapped
from factcheck.values import dataclass

KIND = "article-conflict"
# Pairs of articles whose claims are held in memory at once, by each process.
_CHUNK = 50

Pair = tuple[str, str, float, bool]
"""Two articles, how much alike they are, and whether neither is more alike to another one."""
Weights = Mapping[str, float]
_Compare = Callable[[duckdb.DuckDBPyConnection, Sequence[Pair]], "list[Found]"]


@dataclass(frozen=True, slots=True)
class Found:
    """A row of `findings`, and whether a comment at one of its places sets it aside."""

    row: dict[str, Any]
    ignored: bool


@dataclass(frozen=True, slots=True)
class _Side:
    """An article in a comparison: its key, itself as rebuilt, the way back, and its settings."""

    article: str
    context: RuleContext
    sparse: Sparse
    settings: ArticleSettings


def find(
    base: duckdb.DuckDBPyConnection, target: Path, config: Config, rule: str, *, jobs: int = 1
) -> list[dict[str, Any]]:
    """Return a row of `findings` for each conflict that the settings of both articles show, surest first.

    An ignore comment at either place sets a conflict aside. `rule` is the name of a rule of this kind, `base` sees the
    tables in `target`. Raises `FactcheckError` where a process that compares is ended from outside.
    """
    search = candidates.find(base, _unwilling(base, config, rule))
    weights = weigh(search.counts, search.articles, candidates.PRIOR)
    chunks = [search.pairs[start : start + _CHUNK] for start in range(0, len(search.pairs), _CHUNK)]
    compare = partial(_compare, config, rule, weights)
    found = [each for rows in _compared(base, target, compare, chunks, jobs) for each in rows]
    found.sort(key=lambda each: (-each.row["score"], each.row["article"], each.row["start"], each.row["other_article"]))
    return list(_once(found, search.originals))


def _unwilling(base: duckdb.DuckDBPyConnection, config: Config, rule: str) -> list[str]:
    """Return the articles whose settings switch the rule off, so that none of them stands for a copy that wants it."""
    if not config.overrides:
        return []
    rows = base.sql("SELECT article, path, ignored FROM articles").to_arrow_reader(10_000)
    each = (row for batch in rows for row in batch.to_pylist())
    settings_of = settings_by_row(config)
    return [row["article"] for row in each if rule not in settings_of(row).rules]


def _compared(
    base: duckdb.DuckDBPyConnection, target: Path, compare: _Compare, chunks: Sequence[Sequence[Pair]], jobs: int
) -> Iterator[list[Found]]:
    if jobs == 1 or len(chunks) < 2:
        yield from (compare(base, chunk) for chunk in chunks)
        return
    for found in mapped(partial(_elsewhere, target, compare), chunks, min(jobs, len(chunks))):
        if isinstance(found, Died):
            message = "A process that compares articles was ended; what is done is kept: go on with --resume."
            raise FactcheckError(message)
        yield found


def _elsewhere(target: Path, compare: _Compare, chunk: Sequence[Pair]) -> list[Found]:
    """Compare the pairs in a process of their own, over the tables of the folder."""
    with connected(target, 1, SOME) as base:
        return compare(base, chunk)


def _compare(
    config: Config, rule: str, weights: Weights, base: duckdb.DuckDBPyConnection, chunk: Sequence[Pair]
) -> list[Found]:
    sides = _load(base, config, sorted({article for a, b, *_ in chunk for article in (a, b)}))
    return [
        found
        for a, b, likeness, closest in chunk
        for found in _conflicts(sides[a], sides[b], rule, Relation(closest, likeness, weights))
    ]


def _conflicts(here: _Side, there: _Side, name: str, relation: Relation) -> Iterator[Found]:
    """Yield the conflicts of two articles, by the settings of the first, that both want to be told of."""
    rule = here.settings.rules[name]
    for opposed, diagnostic in conflicts(here.context, there.context, relation, rule.options):
        sure = opposed.confidence
        if all(side.settings.shows(name, sure) for side in (here, there)):
            row = _row(rule, here, there, opposed, diagnostic) | {
                "score": round(opposed.probability, 4),
                "confidence": sure,
            }
            one, two = (_place(row["start"], row["words"]), _place(row["other_start"], row["other_words"]))
            yield Found(row, here.settings.ignores(name, one) or there.settings.ignores(name, two))


def _place(start: int, words: str) -> Span:
    return Span(start, start + len(words))


def _once(found: Sequence[Found], original: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Yield each claim in its surest conflict only, and what copies of two pages repeat not at all.

    What is ignored is ignored in copies of its pages as well, and leaves its claims free for other conflicts.
    """
    taken: set[tuple[str, int]] = set()
    said: set[tuple[frozenset[str], frozenset[str]]] = set()
    ignored = {_sentences(each.row, original) for each in found if each.ignored}
    for row in (each.row for each in found):
        sides = [(row["article"], row["start"]), (row["other_article"], row["other_start"])]
        pages = frozenset(original.get(article, article) for article, _ in sides)
        numbers = frozenset((row["words"], row["other_words"]))
        if _sentences(row, original) not in ignored and taken.isdisjoint(sides) and (pages, numbers) not in said:
            taken.update(sides)
            said.add((pages, numbers))
            yield row


def _sentences(row: Mapping[str, Any], original: Mapping[str, str]) -> frozenset[tuple[str, ...]]:
    """Return what a conflict and its repetition by copies of its pages have in common: the words of both sides."""
    sides = ((row[f"{side}article"], row[f"{side}words"], row[f"{side}sentence"]) for side in ("", "other_"))
    return frozenset((original.get(article, article), words, sentence) for article, words, sentence in sides)


def _load(base: duckdb.DuckDBPyConnection, config: Config, articles: list[str]) -> dict[str, _Side]:
    """Return the articles by their keys, with their claims in order."""
    named = "SELECT article, id, path, ignored FROM articles WHERE article IN (SELECT unnest($articles))"
    known = base.sql(named, params={"articles": articles}).to_arrow_table().to_pylist()
    query = "SELECT * FROM claims WHERE article IN (SELECT unnest($articles)) ORDER BY article, claim"
    batches = base.sql(query, params={"articles": articles}).to_arrow_reader(1_000)
    rows = (row for batch in batches for row in batch.to_pylist())
    names = {row["article"]: row["id"] for row in known}
    read = {name: rule_context(names[name], list(held)) for name, held in groupby(rows, itemgetter("article"))}
    settings_of = settings_by_row(config)
    return {
        row["article"]: _Side(
            row["article"], *(read.get(row["article"]) or rule_context(row["id"], [])), settings_of(row)
        )
        for row in known
    }


def _row(rule: Rule, here: _Side, there: _Side, opposed: Opposed, diagnostic: Diagnostic) -> dict[str, Any]:
    """Return the finding; it lies in the first article and names the place in the other."""
    one, two = here.context.extraction.claims[opposed.here], there.context.extraction.claims[opposed.there]
    article, other = here.context.article, there.context.article
    fields = {"this": article.words(diagnostic.span), **diagnostic.fields}
    message = rule.messages.get(diagnostic.variant, rule.message).format(**fields)
    return {
        "article": here.article,
        "rule": rule.name,
        "code": rule.code,
        "severity": rule.severity_of(diagnostic),
        "message": " ".join(message.split()),
        "words": article.words(diagnostic.span),
        "sentence": article.words(one.sentence),
        "start": here.sparse.origin(diagnostic.span.start),
        "end": here.sparse.origin(diagnostic.span.start) + len(diagnostic.span),
        "place": article.place(diagnostic.span.start),
        "evidence": [f"{label}: {words}" for label, words in diagnostic.evidence],
        "other_article": there.article,
        "other_words": other.words(two.quantity.span),
        "other_sentence": other.words(two.sentence),
        "other_place": other.place(two.quantity.span.start),
        "other_start": there.sparse.origin(two.quantity.span.start),
    }
