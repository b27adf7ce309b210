"""From a checked article to the rows of the tables."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from factcheck.audit import quantities, surroundings
from factcheck.audit.facts import fact_rows
from factcheck.audit.inputs.fields import written
from factcheck.audit.model import Document
from factcheck.audit.signatures import digest, signature, template, terms
from factcheck.codec import to_record
from factcheck.comparison.measures import scale
from factcheck.fingerprints import fingerprint
from factcheck.model import Article, Checked, Claim, Finding, Span
from factcheck.suppress import covers
from factcheck.verification.lock import mark
from factcheck.verification.query import Query, queries

Row = dict[str, Any]
_LONGEST_TITLE = 300
_LONGEST_CONTEXT = 2_000
_LONGEST_SENTENCE = 3_000


def rows(
    key: str, document: Document, source: str, checked: Checked, known: Mapping[str, str]
) -> Iterator[tuple[str, Row]]:
    """Yield (table, row) for everything an article holds; `key` names the article in all tables.

    `known` maps names and codes of rules to their names.
    """
    article, extraction = checked.article, checked.extraction
    ignored = [{"rule": rule, "start": at.start, "end": at.end} for rule, at in covers(article, known)]
    yield "articles", _article(key, document, source, checked) | {"ignored": ignored}
    for kind, found in (
        ("claims", claim_rows(article, extraction.claims)),
        ("citations", _citations(checked)),
        ("findings", (_finding(article, finding) for finding in checked.findings)),
        ("facts", fact_rows(checked)),
    ):
        for row in found:
            yield kind, {"article": key, **row}


def _article(key: str, document: Document, source: str, checked: Checked) -> Row:
    article, extraction = checked.article, checked.extraction
    return {
        "article": key,
        "id": document.id,
        "source": source,
        "path": "" if document.path == "-" else written(document.path),
        "section": section(document.id),
        "title": title(article),
        "format": article.format,
        "chars": len(article.text),
        "words": len(article.text.split()),
        "hash": digest(article.text),
        "signature": signature(article.text),
        "terms": terms(article.text),
        "claims": len(extraction.claims),
        "citations": len(extraction.citations),
        "references": len(extraction.references),
        "findings": len(checked.findings),
    }


def section(id: str) -> str:
    """Return the part of the site that an article is in: the first folder of its path, "/" where it has none."""
    path = urlsplit(id).path if "://" in id else id
    first, slash, rest = path.lstrip("/").partition("/")
    return first if slash and rest else "/"


def title(article: Article) -> str:
    """Return the first heading, or the first words of an article without one."""
    first = next((block for block in article.blocks if block.kind == "heading"), None) or next(
        iter(article.blocks), None
    )
    return " ".join(article.words(first.span)[:_LONGEST_TITLE].split()) if first else ""


def claim_rows(article: Article, claims: tuple[Claim, ...]) -> Iterator[Row]:
    """Yield the rows of `claims`, in order."""
    around = surroundings.reader(article)
    sentence, facts = Span(-1, -1), {}
    for number, claim in enumerate(claims):
        if claim.sentence != sentence:
            sentence, facts = claim.sentence, _sentence(article, claim) | around(claim)
        yield {"claim": number, **facts, **_claim(claim)}


def _sentence(article: Article, claim: Claim) -> Row:
    words = article.words(claim.sentence)
    return {
        "sentence": words,
        "sentence_hash": digest(words),
        "template": template(words),
        "sentence_start": claim.sentence.start,
        "context": sorted(claim.context),
        "opening": claim.opening,
        "complete": claim.complete,
        "place": article.place(claim.sentence.start),
    }


def _claim(claim: Claim) -> Row:
    number = claim.quantity
    return {
        "dimension": scale(number.measure),
        "statistic": claim.statistic,
        "head": claim.head,
        "subject": list(claim.subject),
        "qualifiers": [f"{slot}={word}" for slot, word in claim.qualifiers],
        "leads": claim.leads,
        "labels": list(claim.labels),
        **quantities.to_row(number),
    }


def _citations(checked: Checked) -> Iterator[Row]:
    """Yield the mentions of each source, then the entries of the list; what can be looked up carries its question."""
    article, extraction = checked.article, checked.extraction
    asked = {query.key: query for query in queries(article, extraction)}
    for cluster in extraction.clusters:
        query = asked.get(cluster.key)
        for citation in cluster.citations:
            yield {
                "source": cluster.key,
                "kind": citation.kind,
                "text": citation.text,
                "authors": [name.family for name in citation.authors],
                "organisation": citation.organisation,
                "year": citation.year,
                "container": citation.container,
                "title": "",
                "doi": citation.doi,
                "pmid": citation.pmid,
                "url": citation.url,
                "listed": False,
                **_placed(article, citation.span, citation.sentence),
                **_asked(query, first=citation is cluster.citations[0]),
            }
    for reference in extraction.references:
        if reference.span:
            yield {
                "source": reference.id,
                "kind": "reference",
                "text": reference.text[:_LONGEST_SENTENCE],
                "authors": [name.family for name in reference.authors],
                "organisation": reference.organisation,
                "year": reference.year,
                "container": reference.container,
                "title": reference.title,
                "doi": reference.doi,
                "pmid": reference.pmid,
                "url": reference.url,
                "listed": True,
                **_placed(article, reference.span, reference.span),
                **_asked(asked.get(reference.id), first=True),
            }


def _placed(article: Article, span: Span, sentence: Span) -> Row:
    return {
        "sentence": article.words(sentence)[: max(_LONGEST_SENTENCE, span.end - sentence.start)],
        "sentence_start": sentence.start,
        "start": span.start,
        "end": span.end,
        "place": article.place(span.start),
    }


def _asked(query: Query | None, *, first: bool) -> Row:
    if query is None:
        return {"mark": "", "question": None}
    return {"mark": mark(query), "question": as_json(query) if first else None}


def as_json(query: Query) -> str:
    """Return a question as JSON, its context no longer than what tells its subject."""
    sentence, context = query.sentence[:_LONGEST_CONTEXT], query.context[:_LONGEST_CONTEXT]
    return json.dumps(to_record(replace(query, sentence=sentence, context=context)), ensure_ascii=False)


def _finding(article: Article, finding: Finding) -> Row:
    return finding_row(article, finding) | {
        "start": finding.span.start,
        "end": finding.span.end,
        "line": article.position(finding.span.start).line,
        "fingerprint": fingerprint(article, finding),
        "related": [f"{article.place(other.span.start)}: {other.message}" for other in finding.related],
    }


def finding_row(article: Article, finding: Finding) -> Row:
    """Return what of a finding holds wherever its article lies."""
    return {
        "rule": finding.rule,
        "code": finding.code,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "message": finding.message,
        "words": article.words(finding.span),
        "sentence": _around(article, finding.span),
        "place": article.place(finding.span.start),
        "evidence": [f"{label}: {words}" for label, words in finding.remarks()],
    }


def _around(article: Article, span: Span) -> str:
    """Return the marked words with some of those before and after them in their block."""
    block = article.block_at(span.start)
    if not block:
        return article.words(span)
    start, end = max(block.span.start, span.start - 160), min(block.span.end, span.end + 160)
    return " ".join(article.text[start:end].split())


def error(key: str, id: str, source: str, stage: str, problem: BaseException | str) -> Mapping[str, str]:
    """Return the row of an article that could not be done."""
    kind = "" if isinstance(problem, str) else type(problem).__name__
    words = re.sub(r"^-:(?:(?= )|(\d+):)", lambda found: f"Line {found[1]}:" if found[1] else "", str(problem))
    message = " ".join(words.split())[:500]
    return {"article": key, "id": id, "source": source, "stage": stage, "kind": kind, "message": message}
