"""Verdicts from works at hand, as if the services had answered with them: for the examples of rule pages."""

from __future__ import annotations

import json
from typing import Any

from factcheck.model import Article, Extraction, Lookups, Name, Work
from factcheck.sources.answer import Answer
from factcheck.verification.evidence import Evidence
from factcheck.verification.questions import questions
from factcheck.verification.verdicts import verdict


def judge(article: Article, extraction: Extraction, reply: str) -> Lookups:
    """Return the verdicts on an article's sources when every service gives the answer written in `reply`.

    `reply` is JSON: a list of works with title, authors (family names), year and whatever else is known of them,
    or the word "unavailable".
    """
    answer = _answer(json.loads(reply))
    asked = questions(article, extraction)
    return Lookups({question.key: verdict(Evidence(question, heard=[("europepmc", answer)])) for question in asked})


def _answer(reply: list[dict[str, Any]] | str) -> Answer:
    if isinstance(reply, str):
        return Answer(status="unavailable", reason="Europe PMC did not answer")
    return Answer.of(tuple(_work(record) for record in reply))


def _work(record: dict[str, Any]) -> Work:
    known = {key: value for key, value in record.items() if key not in ("authors", "year")}
    authors = tuple(Name(family) for family in record["authors"])
    return Work(source="example", authors=authors, years=(record["year"],), **known)
