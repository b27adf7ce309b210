"""JSON for other tools, after `reports/schema/report-1.schema.json`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import factcheck
from factcheck.errors import FactcheckError
from factcheck.fingerprints import fingerprint
from factcheck.model import Article, Candidate, Checked, Cluster, Edit, Evidence, Finding, Span, Verdict
from factcheck.rendering import Report
from factcheck.rendering.json_text import dumps
from factcheck.rendering.sources import verdict_on

VERSION = 1


def render(report: Report) -> Iterator[str]:
    """Yield the document as text."""
    yield dumps(document(report))


def document(report: Report) -> dict[str, Any]:
    """Return what is written, which is also what a template of the house is given."""
    return {
        "schema_version": VERSION,
        "tool": {"name": "factcheck", "version": factcheck.__version__},
        "articles": [_article(checked) for checked in report.articles],
        "problems": [_problem(problem) for problem in report.problems],
    }


def place(article: Article, span: Span) -> dict[str, Any]:
    """Return a span as source lines and columns (from 1, end exclusive), source offsets, its words and its name.

    A comment is no part of the text; its words are those of the source. A file without lines of its own (Word, PDF)
    is counted in the text that was read from it.
    """
    source = article.source_span(span)
    start, end = article.source_position(source.start), article.source_position(source.end)
    return {
        "text": article.words(span) or article.source[source.start : source.end],
        "name": article.place(span.start),
        "start": {"line": start.line, "column": start.column, "offset": source.start},
        "end": {"line": end.line, "column": end.column, "offset": source.end},
    }


def _article(checked: Checked) -> dict[str, Any]:
    article, extraction = checked.article, checked.extraction
    counts = {name: len(getattr(extraction, name)) for name in ("quantities", "citations", "clusters", "references")}
    return {
        "path": article.path,
        "format": article.format,
        "counts": counts,
        "findings": [_finding(article, finding) for finding in checked.findings],
        "set_aside": [_finding(article, finding) for finding in checked.set_aside],
        "sources": [_source(checked, cluster) for cluster in extraction.clusters],
        "evidence": [evidence_record(article, each) for each in (checked.lookups and checked.lookups.evidence) or ()],
    }


def _finding(article: Article, finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "code": finding.code,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "state": finding.state,
        "reason": finding.reason,
        "fingerprint": fingerprint(article, finding),
        "message": finding.message,
        "place": place(article, finding.span),
        "related": [{"message": related.message, "place": place(article, related.span)} for related in finding.related],
        "suggestion": finding.suggestion,
        "evidence": [{"label": label, "text": text} for label, text in finding.evidence],
        "edits": [_edit(article, edit) for edit in finding.edits],
        "offers": [
            {"words": offer.words, "edits": [_edit(article, edit) for edit in offer.edits]} for offer in finding.offers
        ],
        "also": [_finding(article, other) for other in finding.also],
    }


def _edit(article: Article, edit: Edit) -> dict[str, Any]:
    return {"path": edit.path or article.path, "start": edit.span.start, "end": edit.span.end, "text": edit.text}


def _source(checked: Checked, cluster: Cluster) -> dict[str, Any]:
    verdict = verdict_on(checked, cluster)
    return {
        "key": cluster.key,
        "mentions": [place(checked.article, citation.span) for citation in cluster.citations],
        "verdict": _verdict(verdict) if verdict else None,
    }


def evidence_record(article: Article, evidence: Evidence) -> dict[str, Any]:
    """Return what a source says of a number or a quotation; marks count characters of their passage."""
    return {
        "source": evidence.source,
        "kind": evidence.kind,
        "state": evidence.state,
        "probability": round(evidence.probability, 4),
        "place": place(article, evidence.place),
        "citation": place(article, evidence.citation),
        "said": evidence.said,
        "text": evidence.text,
        "elsewhere": evidence.elsewhere,
        "reason": evidence.reason,
        "passages": [
            {
                "text": shown.passage.text,
                "place": shown.passage.place,
                "marks": [[mark.start, mark.end] for mark in shown.marks],
            }
            for shown in evidence.shown
        ],
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "status": verdict.status,
        "reason": verdict.reason,
        "differs": list(verdict.differs),
        "asked": list(verdict.asked),
        "answers": {one.service: one.said for one in verdict.answers},
        "search": verdict.search,
        "candidates": [_candidate(candidate) for candidate in verdict.candidates],
    }


def _candidate(candidate: Candidate) -> dict[str, Any]:
    work = candidate.work
    return {
        "title": work.title,
        "authors": [name.family for name in work.authors],
        "years": list(work.years),
        "container": work.container,
        "doi": work.doi,
        "pmid": work.pmid,
        "url": work.url,
        "update": work.update,
        "supports": list(candidate.supports),
        "differs": list(candidate.differs),
    }


def _problem(problem: FactcheckError) -> dict[str, Any]:
    return {"message": problem.message, "path": problem.path, "line": problem.line}
