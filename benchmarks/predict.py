"""Predictions for the benchmark scorers: `python -m benchmarks.predict KIND IN.jsonl OUT.jsonl`.

It calls the public API and nothing else. Each kind is a function from an input row to an output row.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import factcheck
from factcheck import catalogue
from factcheck.checks import Material, kind
from factcheck.model import Article, Span

Row = dict[str, Any]


def main(name: str, source: str, target: str) -> None:
    """Write one prediction per row of `source` to `target`."""
    predict = KINDS[name]
    with Path(source).open(encoding="utf-8") as rows, Path(target).open("w", encoding="utf-8") as out:
        for row in map(json.loads, rows):
            out.write(json.dumps({"id": row["id"], **predict(row)}, ensure_ascii=False) + "\n")


def quantities(row: Row) -> Row:
    """Return every quantity with its interval, comparator and unit."""
    article = factcheck.read(row["text"], format="text")
    found = [
        {
            **_place(article, quantity.span),
            "low": quantity.low,
            "high": quantity.high,
            "comparator": quantity.comparator,
            "unit": quantity.unit_text or None,
            "unit_norm": quantity.unit or quantity.counted or None,
        }
        for quantity in factcheck.extract(article).quantities
    ]
    return {"quantities": found}


def citations(row: Row) -> Row:
    """Return every author-year citation."""
    article = factcheck.read(row["text"], format="text")
    found = [
        {
            **_place(article, citation.span),
            "authors": [name.family for name in citation.authors] or [citation.organisation],
            "year": citation.year,
            "suffix": citation.suffix or None,
            "ref_id": None,
        }
        for citation in factcheck.extract(article).citations
        if citation.kind in ("authors", "organisation")
    ]
    return {"citations": found}


def conflicts(row: Row) -> Row:
    """Return the pairs of places that the default profile shows as conflicting values."""
    article = factcheck.read(row["text"], format="text")
    rule = catalogue.load()["conflicting-values"]
    material = Material(article, factcheck.extract(article))
    found = [
        {"kind": rule.name, "spans": [_ends(article, span) for span in (problem.related[0].span, problem.span)]}
        for problem in kind(rule.kind).check(material, rule.options)
        if problem.confidence != "low"
    ]
    return {"findings": found}


def _ends(article: Article, span: Span) -> list[int]:
    source = article.source_span(span)
    return [source.start, source.end]


def _place(article: Article, span: Span) -> Row:
    source = article.source_span(span)
    return {"start": source.start, "end": source.end, "text": article.source[source.start : source.end]}


KINDS: dict[str, Callable[[Row], Row]] = {
    "quantities": quantities,
    "citations": citations,
    "conflicts": conflicts,
}


if __name__ == "__main__":
    main(*sys.argv[1:])
