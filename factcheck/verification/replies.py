"""Verdicts from works at hand, as if the services had answered with them: for the examples of rule pages."""

from __future__ import annotations

import json
from typing import Any

from factcheck.evidence.texts import sentences
from factcheck.model import Article, Extraction, Lookups, Name, Work
from factcheck.sources.full_texts import SourcePassages
from factcheck.sources.pages import Landing
from factcheck.sources.search import SearchResult
from factcheck.verification.evidence import Evidence
from factcheck.verification.identifiers import NOTHING, Identity
from factcheck.verification.query import Query, queries
from factcheck.verification.source_evidence import gather_evidence
from factcheck.verification.verdicts import verdict


def judge(article: Article, extraction: Extraction, reply: str) -> Lookups:
    """Return the verdicts on an article's sources when every service gives the answer written in `reply`.

    `reply` is JSON: a list of works with title, authors (family names), year and whatever else is known of them,
    its full text as "text" among it, or the word "unavailable", or an object of linked addresses with the status that
    each answers.
    """
    said = json.loads(reply)
    links = said if isinstance(said, dict) else {}
    answer = _answer([] if isinstance(said, dict) else said)
    verdicts = {}
    for query in queries(article, extraction):
        landing = Landing(links[query.url], query.url) if query.url in links else None
        known = Evidence(query, _identity(query, answer), [("europepmc", answer)], landing=landing)
        verdicts[query.key] = verdict(known)
    return Lookups(verdicts, evidence=gather_evidence(article, extraction, verdicts, _texts(said)))


def _texts(replies: list[dict[str, Any]] | dict[str, Any] | str) -> dict[str, SourcePassages]:
    """Return the full texts that records hold, under the identifiers that their works get."""
    records = replies if isinstance(replies, list) else []
    return {
        _pmcid(record): SourcePassages(tuple(sentences(record["text"]))) for record in records if record.get("text")
    }


def _pmcid(record: dict[str, Any]) -> str:
    return f"PMC-{record['title']}" if record.get("text") else ""


def _identity(query: Query, answer: SearchResult) -> Identity:
    """Return what the question's identifier leads to when the works of the answer are all there are."""
    if not query.doi and not query.pmid:
        return NOTHING
    if answer.status == "unavailable":
        return Identity("silent", reason=answer.reason)
    works = tuple(work for work in answer.works if {work.doi, work.pmid} & ({query.doi, query.pmid} - {""}))
    return Identity("work", works) if works else Identity("unregistered")


def _answer(reply: list[dict[str, Any]] | str) -> SearchResult:
    if isinstance(reply, str):
        return SearchResult(status="unavailable", reason="Europe PMC did not answer")
    return SearchResult.of(tuple(_work(record) for record in reply))


def _work(record: dict[str, Any]) -> Work:
    known = {key: value for key, value in record.items() if key not in ("authors", "year", "text")}
    authors = tuple(Name(family) for family in record["authors"])
    return Work(source="example", authors=authors, years=(record["year"],), pmcid=_pmcid(record), **known)
