"""Predictions of what sources say of cited numbers, for the scorers of `source` and of full texts."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import factcheck
from benchmarks.evidence_data import prepared
from benchmarks.verification import PATHS
from factcheck.evidence.judging import Judgement, judge
from factcheck.evidence.texts import SourceText, sentences, source_text
from factcheck.evidence.two_texts import disagreements
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


def against(row: Row) -> Row:
    """Return the numbers of a text that another one gives otherwise, with both places."""
    article, other = (factcheck.read(row[key], format="text") for key in ("text", "against"))
    found = [(article.source_span(each.place), other.source_span(each.other)) for each in disagreements(article, other)]
    return {"findings": [{"spans": [[one.start, one.end], [two.start, two.end]]} for one, two in found]}


def told(judgement: Judgement) -> Row:
    """Return a judgement in the words of the scorers."""
    return {
        "verdict": _VERDICTS.get(judgement.state, "silent"),
        "passages": [shown.passage.text for shown in judgement.shown],
    }
