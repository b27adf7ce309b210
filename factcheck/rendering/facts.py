"""The facts of an article, for `factcheck extract`: tables for people, JSON for tools."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from factcheck.model import Article, Citation, Extraction, Quantity, Reference, Span
from factcheck.rendering.json_report import place
from factcheck.rendering.tables import table

VERSION = 1


def as_json(article: Article, extraction: Extraction) -> Iterator[str]:
    """Yield the document of `reports/schema/facts-1.schema.json`."""
    facts = {
        name: [_fact(article, fact) for fact in getattr(extraction, name)]
        for name in ("quantities", "citations", "references")
    }
    document = {"schema_version": VERSION, "path": article.path, "format": article.format, **facts}
    yield json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _fact(article: Article, fact: Quantity | Citation | Reference) -> dict[str, Any]:
    row = {key: value for key, value in asdict(fact).items() if not isinstance(getattr(fact, key), Span)}
    row["place"] = place(article, fact.span) if fact.span else None
    return row


def as_tables(article: Article, extraction: Extraction) -> Iterator[str]:
    """Yield a table a kind of fact, places as line:column where the file has lines."""
    yield from table(
        "quantities",
        ("place", "as written", "low", "high", "unit or what is counted"),
        (
            (_place(article, fact.span), fact.text, *_bounds(fact), fact.unit or fact.counted)
            for fact in extraction.quantities
        ),
    )
    yield from table(
        "citations",
        ("place", "as written", "kind", "authors", "year"),
        (
            (_place(article, fact.span), _written(fact), fact.kind, _authors(fact), _year(fact))
            for fact in extraction.citations
        ),
    )
    yield from table(
        "references",
        ("place", "authors", "year", "title"),
        ((_place(article, fact.span), _authors(fact), _year(fact), fact.title) for fact in extraction.references),
    )


def _written(citation: Citation) -> str:
    """Return a citation as written; of several numbers in one bracket, the one that is meant before it."""
    several = citation.kind == "numbered" and {*",;-–—"} & {*citation.text}
    return f"{citation.label} of {citation.text}" if several and citation.label else citation.text


def _place(article: Article, span: Span | None) -> str:
    if not span:
        return ""
    if article.places:
        return article.place(span.start)
    position = article.position(span.start)
    return f"{position.line}:{position.column}"


def _bounds(quantity: Quantity) -> tuple[str, str]:
    low, high = (f"{bound:g}" if bound is not None else "" for bound in (quantity.low, quantity.high))
    return low, high


def _authors(fact: Citation | Reference) -> str:
    names = ", ".join(name.family for name in fact.authors) or fact.organisation
    return f"{names} et al." if isinstance(fact, Citation) and fact.et_al else names


def _year(fact: Citation | Reference) -> str:
    return f"{fact.year or ''}{fact.suffix}"
