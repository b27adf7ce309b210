"""Verdicts as JSON, to be kept in a table, and back."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from factcheck.model import Candidate, Name, Verdict, Work

_KEPT = 3


def to_json(verdict: Verdict) -> str:
    """Return a verdict with its nearest works, without what is empty."""
    said = {name: value for name, value in asdict(verdict).items() if value and name != "calls"}
    said["candidates"] = [_nonempty(one) for one in said.get("candidates", ())[:_KEPT]]
    return json.dumps(said, ensure_ascii=False)


def _nonempty(candidate: dict[str, Any]) -> dict[str, Any]:
    work = {name: value for name, value in candidate["work"].items() if value}
    return {**{name: value for name, value in candidate.items() if value}, "work": work}


def from_json(text: str, key: str) -> Verdict:
    """Return the verdict under the key that its source has in one article."""
    said = json.loads(text)
    candidates = tuple(_candidate(one) for one in said.pop("candidates", ()))
    for name in ("differs", "asked"):
        said[name] = tuple(said.get(name, ()))
    return Verdict(**{**said, "key": key, "candidates": candidates})


def _candidate(said: dict[str, Any]) -> Candidate:
    return Candidate(
        work=_work(said["work"]),
        supports=tuple(said.get("supports", ())),
        differs=tuple(said.get("differs", ())),
        score=said.get("score", 0.0),
    )


def _work(said: dict[str, Any]) -> Work:
    authors = tuple(Name(**name) for name in said.get("authors", ()))
    return Work(**{"title": "", "source": "", **said, "authors": authors, "years": tuple(said.get("years", ()))})
