"""Predictions of what sources say of cited numbers, for the scorers of `source` and of full texts."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.evidence_data import prepared
from benchmarks.verification import PATHS
from factcheck.evidence.judging import Judgement, judge
from factcheck.evidence.texts import SourceText, sentences, source_text
from factcheck.model import Span
from factcheck.sources import europepmc
from factcheck.sources.full_texts import full_text
from factcheck.sources.http import Client
from factcheck.sources.settings import Settings

Row = dict[str, Any]
_VERDICTS = {"found": "confirmed", "differs": "flagged"}


def source_numbers(row: Row) -> Row:
    """Return what an abstract says of a number of a citing sentence, with the passages shown."""
    place = Span(row["start"], row["end"])
    return told(judge(place, prepared(row["sentence"], row["context"], place), source_text(sentences(row["abstract"]))))


def source_texts(rows: Sequence[Row], replica: str) -> Iterator[Row]:
    """Yield what the open full text of the cited work, or its abstract, says of the number of each row."""
    addresses: dict[str, Any] = {name: replica.rstrip("/") + path if path else "" for name, path in PATHS.items()}
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(**addresses, cache=str(Path(folder) / "cache"), mailto="benchmark@example.org")
        with Client(settings) as client:
            text_of = cache(lambda doi: _text(client, doi))
            for row in rows:
                before = row["article"][max(0, row["offset"] - 300) : row["offset"]]
                place = Span(row["start"], row["end"])
                yield told(judge(place, prepared(row["sentence"], before, place), text_of(row["cited"]["doi"])))


def _text(client: Client, doi: str) -> SourceText:
    found = europepmc.identified(client, [doi], []).works
    work = next((one for one in found if one.doi == doi.casefold()), None)
    if work is None:
        return source_text(())
    whole = full_text(client, work.pmcid)
    return source_text(whole.passages, whole=True) if whole.passages else source_text(sentences(work.abstract))


def told(judgement: Judgement) -> Row:
    """Return a judgement in the words of the scorers."""
    return {
        "verdict": _VERDICTS.get(judgement.state, "silent"),
        "passages": [shown.passage.text for shown in judgement.shown],
    }
