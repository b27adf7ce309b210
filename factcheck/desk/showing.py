"""What the page shows of a checked draft, as plain values for JSON. Places are UTF-16 units of the draft's text."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from factcheck.checks.verdict import described
from factcheck.fingerprints import fingerprint
from factcheck.joining import offered
from factcheck.model import Article, Candidate, Checked, Evidence, Finding, Span, Verdict
from factcheck.rendering.beside import beside
from factcheck.rendering.summary import list_read
from factcheck.text.expressions import expression
from factcheck.text.positions import utf16_offsets
from factcheck.verification.query import Query

MOST_FINDINGS = 400
MOST_SOURCES = 1000
NEAREST = 3
MOST_BESIDE = 40
_AROUND = 110
_LONGEST_MARK = 240
_LINK = expression(r"https?://[^\s<>\"']+$")

Place = Callable[[Span], dict[str, Any]]


def shown(checked: Checked, asked: Sequence[Query], ignored: Mapping[str, str]) -> dict[str, Any]:
    """Return findings, sources and counts; `ignored` gives the reasons of findings that the editor set aside."""
    place = placing(checked.article)
    sources = list(_sources(checked, asked, place))
    by_start = {span["start"]: source for source in reversed(sources) for span in source["places"]}
    every = sorted((*checked.findings, *checked.set_aside), key=lambda finding: (finding.span, finding.code))
    findings = [
        _finding(checked.article, finding, key, place, by_start) | {"ignored": ignored.get(key)}
        for finding, key in zip(every[:MOST_FINDINGS], _keys(checked.article, every), strict=False)
    ]
    return {
        "findings": findings,
        "more": len(every) - len(findings),
        "sources": sources[:MOST_SOURCES],
        "words": len(checked.article.text.split()),
        "list": list_read(checked.extraction),
    }


def keyed(checked: Checked) -> Iterator[tuple[str, Finding]]:
    """Yield the findings with the keys that the page knows them by."""
    every = sorted((*checked.findings, *checked.set_aside), key=lambda finding: (finding.span, finding.code))
    yield from zip(_keys(checked.article, every), every, strict=True)


def _keys(article: Article, findings: Sequence[Finding]) -> Iterator[str]:
    """Yield a key a finding that stays while its words stay; equal ones are numbered."""
    seen: Counter[str] = Counter()
    for finding in findings:
        print_ = fingerprint(article, finding)
        seen[print_] += 1
        yield f"{print_}-{seen[print_]}"


def placing(article: Article) -> Place:
    """Return a function that gives a span's place in the draft's text, in UTF-16 units."""
    units = utf16_offsets(article.source)

    def place(span: Span) -> dict[str, Any]:
        source = article.source_span(span)
        return {"start": units(source.start), "end": units(source.end)}

    return place


def _finding(
    article: Article, finding: Finding, key: str, place: Place, sources: Mapping[int, dict[str, Any]]
) -> dict[str, Any]:
    here = place(finding.span)
    source = sources.get(here["start"])
    return {
        **here,
        "key": key,
        "rule": finding.rule,
        "code": finding.code,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "message": finding.message,
        "at": article.place(finding.span.start),
        "excerpt": excerpt(article, finding.span),
        "related": [
            place(other.span)
            | {"message": other.message, "at": article.place(other.span.start), "excerpt": excerpt(article, other.span)}
            for other in finding.related
        ],
        "suggestion": finding.suggestion,
        "evidence": [_evidence(label, words) for label, words in finding.remarks()],
        "source": source["key"] if source else None,
        "suppressed": finding.reason if finding.state == "suppressed" else None,
        "edits": [_edit(article, edit.span, edit.text) for edit in finding.edits if not edit.path],
        "offers": list(_offers(article, finding)),
    }


def _offers(article: Article, finding: Finding) -> Iterator[dict[str, Any]]:
    """Yield the corrections to choose from."""
    for offer in offered(finding):
        yield {"words": offer.words, "edits": [_edit(article, edit.span, edit.text) for edit in offer.edits]}


def _edit(article: Article, span: Span, text: str) -> dict[str, Any]:
    units = utf16_offsets(article.source)
    return {"start": units(span.start), "end": units(span.end), "text": text}


def _evidence(label: str, words: str) -> dict[str, str]:
    """Return a piece of evidence with the link at its end apart."""
    link = _LINK.search(words)
    return {"label": label, "text": words[: link.start()].strip() if link else words, "url": link[0] if link else ""}


def excerpt(article: Article, span: Span, within: Span | None = None) -> dict[str, str]:
    """Return the words of a span and what stands around it in its block, or `within` a part of it, cut at spaces."""
    block = article.block_at(span.start)
    bounds = within or (block.span if block else span)
    before = article.text[max(bounds.start, span.start - _AROUND) : span.start]
    after = article.text[span.end : max(span.end, min(bounds.end, span.end + _AROUND))]
    if span.start - _AROUND > bounds.start:
        before = "… " + before.partition(" ")[2]
    if span.end + _AROUND < bounds.end:
        after = after.rpartition(" ")[0] + " …"
    words = article.words(span)
    cut = textwrap.shorten(words, _LONGEST_MARK, placeholder=" …") if len(words) > _LONGEST_MARK else words
    return {"before": before, "words": cut, "after": after}


def _sources(checked: Checked, asked: Sequence[Query], place: Place) -> Iterator[dict[str, Any]]:
    verdicts = checked.lookups.verdicts if checked.lookups else {}
    mentions = {cluster.key: [one.span for one in cluster.citations] for cluster in checked.extraction.clusters}
    mentions |= {entry.id: [entry.span] for entry in checked.extraction.references if entry.span}
    told: dict[str, list[Evidence]] = {}
    for each in (checked.lookups and checked.lookups.evidence) or ():
        told.setdefault(each.source, []).append(each)
    for query in asked:
        spans = mentions.get(query.key, [])
        words = checked.article.words(spans[0]) if spans else query.text
        verdict = verdicts.get(query.key)
        yield {
            "key": query.key,
            "words": words[:_LONGEST_MARK],
            "places": [place(span) for span in spans],
            "status": _status(verdict),
            "reason": verdict.reason if verdict else "",
            "differs": list(verdict.differs) if verdict else [],
            "works": [_work(one) for one in _nearest(verdict)],
            "beside": [_beside(one, checked, place) for one in told.get(query.key, ())[:MOST_BESIDE]],
        }


def _status(verdict: Verdict | None) -> str:
    if verdict is None:
        return "open"
    return "perhaps-retracted" if verdict.is_perhaps_retracted else verdict.status


def _beside(evidence: Evidence, checked: Checked, place: Place) -> dict[str, Any]:
    """Return a number or quotation with what a source says of it, passages in marked and unmarked pieces."""
    shown = beside(checked.article, evidence)
    return {
        **place(evidence.place),
        "words": shown.words,
        "at": shown.place,
        "state": shown.state,
        "label": shown.label,
        "passages": [
            {"where": where, "pieces": [{"text": piece.text, "marked": piece.marked} for piece in pieces]}
            for where, pieces in shown.passages
        ],
    }


def _nearest(verdict: Verdict | None) -> Sequence[Candidate]:
    if verdict is None:
        return ()
    near = [one for one in verdict.candidates if verdict.status != "not-found" or one.is_near]
    return near[:NEAREST]


def _work(candidate: Candidate) -> dict[str, Any]:
    work = candidate.work
    return {
        "words": described(candidate) or work.doi or work.pmid,
        "url": work.url if _LINK.match(work.url) else f"https://doi.org/{work.doi}" if work.doi else "",
        "id": (work.doi or work.pmid) if candidate.may_be_meant else "",
        "differs": list(candidate.differs),
    }
