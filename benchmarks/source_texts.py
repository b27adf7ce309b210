"""Predictions of what sources say of cited numbers, for the scorers of `source`."""

from __future__ import annotations

from typing import Any

from benchmarks.evidence_data import prepared
from factcheck.evidence.judging import Judgement, judge
from factcheck.evidence.texts import sentences, source_text
from factcheck.model import Span

Row = dict[str, Any]
_VERDICTS = {"found": "confirmed", "differs": "flagged"}


def source_numbers(row: Row) -> Row:
    """Return what an abstract says of a number of a citing sentence, with the passages shown."""
    place = Span(row["start"], row["end"])
    return told(judge(place, prepared(row["sentence"], row["context"], place), source_text(sentences(row["abstract"]))))


def told(judgement: Judgement) -> Row:
    """Return a judgement in the words of the scorers."""
    return {
        "verdict": _VERDICTS.get(judgement.state, "silent"),
        "passages": [shown.passage.text for shown in judgement.shown],
    }
