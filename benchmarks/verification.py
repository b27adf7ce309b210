"""Verdicts for the scorer of look-ups: mentions and reference entries against a running replica.

Rows are looked up together, as an audit of many articles is, so that what can be asked once is.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import factcheck
from factcheck.extraction.references import parse_reference
from factcheck.model import Article, Citation, Cluster, Extraction, Lookups, Span, Verdict
from factcheck.verification import Settings, verify_all

Row = dict[str, Any]
PATHS = {
    "europepmc": "/europepmc/webservices/rest",
    "crossref": "/crossref",
    "openalex": "/openalex",
    "pubmed": "/eutils/entrez/eutils",
    "datacite": "/datacite",
    "doi": "/doi",
    "semanticscholar": "/semanticscholar/graph/v1",
    "openlibrary": "",
    "wayback": "",
}
STATUSES = {"agency": "not-checked", "unchecked": "not-checked", "concern": "retracted", "corrected": "verified"}


def mentions(rows: Sequence[Row], replica: str) -> Iterator[Row]:
    """Yield a verdict on the citation that each passage holds at [start, end)."""
    yield from _verdicts([passage(row) for row in rows], replica)


def reference_checks(rows: Sequence[Row], replica: str) -> Iterator[Row]:
    """Yield a verdict on each reference string."""
    yield from _verdicts([reference(row) for row in rows], replica)


def reference(row: Row) -> tuple[Article, Extraction]:
    """Return an empty article whose list is the reference string of a row."""
    entry = replace(parse_reference(row["text"]), id=str(row["id"]))
    return factcheck.read("", format="text"), Extraction(references=(entry,))


def passage(row: Row) -> tuple[Article, Extraction]:
    """Return the passage of a row with the one source that is asked for."""
    article = factcheck.read(row["text"], format="text")
    extraction = factcheck.extract(article)
    place = Span(row["start"], row["end"])
    wanted = [cluster for cluster in extraction.clusters if _shared(cluster, place)]
    chosen = max(wanted, key=lambda cluster: _shared(cluster, place), default=None)
    clusters = (chosen,) if chosen else _alone(article, place)
    return article, replace(extraction, clusters=clusters, references=())


def _shared(cluster: Cluster, place: Span) -> int:
    """Return how many characters of `place` a cluster's citations cover at most."""
    return max(
        min(citation.span.end, place.end) - max(citation.span.start, place.start)
        if citation.span.overlaps(place)
        else 0
        for citation in cluster.citations
    )


def _alone(article: Article, place: Span) -> tuple[Cluster, ...]:
    """Return the citation read from its own words, where the passage as a whole did not show it."""
    words = factcheck.extract(factcheck.read(article.words(place), format="text"))
    for cluster in words.clusters:
        citation: Citation = cluster.citations[0]
        moved = replace(citation, span=place, sentence=Span(0, len(article.text)))
        return (Cluster(cluster.key, (moved,)),)
    return ()


def _verdicts(articles: Sequence[tuple[Article, Extraction]], replica: str) -> Iterator[Row]:
    for lookups in looked_up(articles, replica):
        yield _row(next(iter(lookups.verdicts.values()), None))


def looked_up(articles: Sequence[tuple[Article, Extraction]], replica: str) -> tuple[Lookups, ...]:
    """Return the verdicts on the sources of each article, with a cache of their own."""
    addresses: dict[str, Any] = {name: replica.rstrip("/") + path if path else "" for name, path in PATHS.items()}
    with tempfile.TemporaryDirectory() as folder:
        kept: dict[str, Any] = {name: str(Path(folder) / name) for name in ("cache", "retractions")}
        settings = Settings(**addresses, **kept, mailto="benchmark@example.org", links=False)
        return verify_all(articles, settings)


def _row(verdict: Verdict | None) -> Row:
    if verdict is None:
        return {"status": "not-checked", "candidates": [], "fields": [], "calls": 0}
    works = [
        {"doi": one.work.doi or None, "pmid": one.work.pmid or None, "title": one.work.title}
        for one in verdict.candidates
    ]
    return {
        "status": STATUSES.get(verdict.status, verdict.status),
        **(works[0] if works else {"doi": None, "pmid": None, "title": None}),
        "candidates": works,
        "fields": list(verdict.differs),
        "calls": verdict.calls,
        "reason": verdict.reason,
    }
