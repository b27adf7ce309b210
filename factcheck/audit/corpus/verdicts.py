"""Verdicts as JSON, to be kept in a table, and back."""

from __future__ import annotations

import json
from dataclasses import replace

from factcheck.codec import from_record, to_record
from factcheck.model import Verdict

_KEPT = 3


def to_json(verdict: Verdict) -> str:
    """Return a verdict with its nearest works, without what is empty."""
    kept = replace(verdict, calls=0, candidates=verdict.candidates[:_KEPT])
    return json.dumps(to_record(kept), ensure_ascii=False)


def from_json(text: str, key: str) -> Verdict:
    """Return the verdict under the key that its source has in one article."""
    return replace(from_record(Verdict, json.loads(text)), key=key)
