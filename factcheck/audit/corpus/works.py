"""The table `works`, and the findings (FC3xx) that its verdicts make in the articles that cite them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import duckdb

from factcheck.audit.corpus.article_settings import ArticleSettings, settings_by_row
from factcheck.audit.corpus.reconstruct import Row, Sparse, rebuilt, shifts
from factcheck.audit.corpus.verdicts import from_json, to_json
from factcheck.audit.corpus.work_clustering import Distinct
from factcheck.audit.rows import finding_row
from factcheck.checks import RuleContext
from factcheck.config import Config
from factcheck.model import Citation, Cluster, Extraction, Name, Reference, Span, Verdict
from factcheck.pipeline import findings
from factcheck.sources.registry import labels

KINDS = ("verdict", "source-number")
"""The kinds of rules that go by verdicts."""
_CHUNK = 2_000

QUESTIONS = """
SELECT mark, article, source, question FROM citations WHERE question IS NOT NULL ORDER BY mark, article, source
"""
_CITED = """
SELECT w.article, articles.id, articles.path, articles.ignored, w.verdict, c.* EXCLUDE (article, question)
FROM (SELECT unnest(cited_by, recursive := true), verdict FROM works WHERE status <> 'unchecked') AS w
JOIN citations AS c USING (article, source) JOIN articles USING (article)
ORDER BY w.article, c.sentence_start, c.start
"""


def work_row(source: Distinct, verdict: Verdict) -> dict[str, Any]:
    """Return the row of a distinct source."""
    near = [one.work for one in verdict.candidates if verdict.status != "not-found" or one.is_near]
    best = near[0] if near else None
    return {
        "work": source.work,
        "status": verdict.status,
        "mark": source.mark,
        "cited_as": cited_as(source),
        "articles": len({article for article, _ in source.cited_by}),
        "title": best.title if best else "",
        "authors": [name.family for name in best.authors] if best else [],
        "year": "/".join(map(str, best.years)) if best else "",
        "container": best.container if best else "",
        "doi": best.doi if best else source.query.doi,
        "pmid": best.pmid if best else source.query.pmid,
        "url": best.url if best else source.query.url,
        "update": best.update if best else "",
        "differs": list(verdict.differs),
        "reason": verdict.reason,
        "asked": list(verdict.asked),
        "by_identifier": verdict.by_identifier,
        "verdict": to_json(verdict),
        "cited_by": [{"article": article, "source": key} for article, key in source.cited_by],
    }


def cited_as(source: Distinct) -> str:
    """Return how articles name the source: names and year, its entry, or its identifier."""
    query = source.query
    if query.listed:
        return query.text
    names = [name.family for name in query.authors] or [query.organisation or query.container]
    authors = f"{names[0]} et al." if query.et_al or len(names) > 2 else " & ".join(names)
    return ", ".join(filter(None, (authors, str(query.year or "")))) or query.doi or query.pmid or query.url


def reference_findings(base: duckdb.DuckDBPyConnection, config: Config) -> Iterator[dict[str, Any]]:
    """Yield the findings in every article that cites a source with a verdict, article by article.

    An article's own settings and its ignore comments hold here, too.
    """
    reader = base.sql(_CITED).to_arrow_reader(_CHUNK)
    rows = (row for batch in reader for row in batch.to_pylist())
    settings_of = settings_by_row(config)
    for article, cited in groupby(rows, key=lambda row: row["article"]):
        held = list(cited)
        for found in _of_article(held, settings_of(held[0])):
            yield {"article": article, **found}


def _of_article(rows: Sequence[Row], settings: ArticleSettings) -> Iterator[dict[str, Any]]:
    sparse = rebuilt(rows[0]["id"], rows)
    moved = shifts(sparse)
    named = {row["start"]: row["place"] for row in rows}
    verdicts = {row["source"]: from_json(row["verdict"], row["source"]) for row in rows}
    rules = [rule for rule in settings.rules.values() if rule.kind in KINDS]
    context = RuleContext(sparse.article, _extraction(rows, moved), verdicts, services=labels())
    for finding in findings(context, rules):
        places = [_origin(sparse, span) for span in (finding.span, *(other.span for other in finding.related))]
        if settings.ignores(finding.rule, *places) or not settings.shows(finding.rule, finding.confidence):
            continue
        start = places[0].start
        row = finding_row(sparse.article, finding)
        related = [f"{_place(sparse, other.span, named)}: {other.message}" for other in finding.related]
        yield {
            **row,
            "start": start,
            "end": start + len(finding.span),
            "place": named.get(start, row["place"]),
            "related": related,
        }


def _origin(sparse: Sparse, span: Span) -> Span:
    start = sparse.origin(span.start)
    return Span(start, start + len(span))


def _place(sparse: Sparse, span: Span, named: Mapping[int, str]) -> str:
    return named.get(sparse.origin(span.start), "") or sparse.article.place(span.start)


def _extraction(rows: Sequence[Row], moved: Mapping[int, int]) -> Extraction:
    clusters: dict[str, list[Citation]] = {}
    references = []
    for row in rows:
        by = moved[row["sentence_start"]]
        if row["listed"]:
            references.append(_reference(row, by))
        else:
            clusters.setdefault(row["source"], []).append(_citation(row, by))
    return Extraction(
        clusters=tuple(Cluster(key, tuple(citations)) for key, citations in clusters.items()),
        references=tuple(references),
    )


def _citation(row: Row, by: int) -> Citation:
    start = row["sentence_start"] + by
    return Citation(
        span=Span(row["start"] + by, row["end"] + by),
        text=row["text"],
        kind=row["kind"],
        form="parenthetical",
        sentence=Span(start, start + len(row["sentence"])),
        authors=tuple(Name(family) for family in row["authors"]),
        organisation=row["organisation"],
        year=row["year"],
        doi=row["doi"],
        pmid=row["pmid"],
        url=row["url"],
    )


def _reference(row: Row, by: int) -> Reference:
    return Reference(id=row["source"], text=row["text"], span=Span(row["start"] + by, row["end"] + by))
