"""The real article of the shared folder: what must be found in it is found, and nothing that must not be."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import factcheck
from factcheck.model import Article, Extraction, Finding, Span


@pytest.fixture(scope="module")
def gold(shared: Path) -> dict[str, Any]:
    """The hand-made annotations of the article."""
    annotations: dict[str, Any] = json.loads((shared / "articles/how-cancer-travels.gold.json").read_text("utf-8"))
    return annotations


@pytest.fixture(scope="module")
def article(shared: Path) -> Article:
    """The article itself."""
    return factcheck.read(shared / "articles/how-cancer-travels.txt")


@pytest.fixture(scope="module")
def facts(article: Article) -> Extraction:
    """What is extracted from it."""
    return factcheck.extract(article)


@pytest.fixture(scope="module")
def findings(article: Article) -> tuple[Finding, ...]:
    """What the default profile finds offline."""
    return factcheck.check(article)


def rows(gold: dict[str, Any], *kinds: str) -> list[dict[str, Any]]:
    """Return the annotated citations of some kinds."""
    return [row for row in gold["citations"] if row["kind"] in kinds]


def test_dated_citations(gold: dict[str, Any], article: Article, facts: Extraction) -> None:
    """Every citation with authors and every organisation with a year has the right surnames and year."""
    for row in rows(gold, "authors", "organisation", "journal-as-author"):
        span = Span(row["start"], row["end"])
        near = [citation for citation in facts.citations if article.source_span(citation.span).overlaps(span)]
        named = [[name.family for name in citation.authors] or [citation.organisation] for citation in near]
        assert (row["authors"], row["year"]) in zip(named, [citation.year for citation in near], strict=True), row[
            "text"
        ]


def test_undated_attributions(gold: dict[str, Any], article: Article, facts: Extraction) -> None:
    """At least nine of the eleven attributions without a year are read as such."""
    undated = [article.source_span(citation.span) for citation in facts.citations if citation.kind == "undated"]
    spans = [Span(row["start"], row["end"]) for row in rows(gold, "undated-attribution")]
    assert sum(any(found.overlaps(span) for found in undated) for span in spans) >= 9


def test_no_citation_is_invented(gold: dict[str, Any], article: Article, facts: Extraction) -> None:
    """Every citation read stands where the annotators saw one."""
    spans = [Span(row["start"], row["end"]) for row in gold["citations"]]
    places = {citation.text: article.source_span(citation.span) for citation in facts.citations}
    invented = [text for text, place in places.items() if not any(map(place.overlaps, spans))]
    assert not invented


def test_quantities(gold: dict[str, Any], article: Article, facts: Extraction) -> None:
    """Every annotated quantity is read."""
    read = [article.source_span(quantity.span) for quantity in facts.quantities]
    missing = [
        row["text"]
        for row in gold["quantities_with_units"]
        if not any(span.overlaps(Span(row["start"], row["end"])) for span in read)
    ]
    assert not missing


def test_must_find(gold: dict[str, Any], article: Article, findings: tuple[Finding, ...]) -> None:
    """Every finding that editors expect is there, at its words; a conflict shows both places."""
    for expected in gold["must_find"]:
        spans = [Span(*span) for span in expected.get("spans", ())]
        if expected.get("text"):
            start = article.source.index(expected["text"])
            spans = [Span(start, start + len(expected["text"]))]
        assert any(_shows(article, finding, expected["rule"], spans) for finding in findings), expected


def _shows(article: Article, finding: Finding, rule: str, spans: list[Span]) -> bool:
    places = [article.source_span(span) for span in (finding.span, *(related.span for related in finding.related))]
    return finding.rule == rule and all(any(place.overlaps(span) for place in places) for span in spans)


def test_must_not_find(gold: dict[str, Any], findings: tuple[Finding, ...]) -> None:
    """Only the one known conflict is shown, and no rule that must stay silent speaks."""
    silent = {expected["rule"] for expected in gold["must_not_find"]} - {"conflicting-values"}
    assert not [finding.message for finding in findings if finding.rule in silent]
    assert len([finding for finding in findings if finding.rule == "conflicting-values"]) == 1
