"""Cited numbers with what their source says of them: what the comparison with sources is fitted on.

`source` of the shared benchmark folder sets numbers of citing sentences beside abstracts, `citing-dev` of the shared
verification folder beside open full texts.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from factcheck.evidence.citing import Citing, citing
from factcheck.evidence.jats import passages
from factcheck.evidence.texts import SourceText, sentences, source_text
from factcheck.extraction.citations import find_citations
from factcheck.extraction.sentences import split
from factcheck.model import Span

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_LABELS = {
    "supported": "stated",
    "stated": "stated",
    "absent": "other",
    "not-stated": "other",
    "corrupted": "corrupted",
}

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Cited:
    """A number of a citing sentence, its source, and what is known: "stated", "other" (not stated) or "corrupted".

    `passages` state the number, or what was put in its place; `was` is the number before it was corrupted. `group`
    names what must stay in one fold.
    """

    id: str
    collection: str
    group: str
    label: str
    citing: Citing
    place: Span
    source: SourceText
    passages: tuple[str, ...]
    was: float | None = None

    def shows(self, text: str) -> bool:
        """Tell whether a text is, in enough of its words, one of the passages."""
        return any(_is_like(text, passage) for passage in self.passages)


def abstracts() -> Iterator[Cited]:
    """Yield the numbers of `source`; the few that a source contradicts by nature are left out."""
    for row in _rows(SHARED / "bench" / "data" / "source" / "dev.jsonl"):
        if row["label"] in _LABELS:
            passage = row["note"].rpartition("evidence: ")[2] if "evidence: " in row["note"] else ""
            yield _cited(row, "source", row["context"], source_text(sentences(row["abstract"])), (passage,))


def full_texts() -> Iterator[Cited]:
    """Yield the numbers of `citing-dev`; those of which readers were unsure are left out."""
    held = _full_texts()
    for row in _rows(SHARED / "verify" / "citing-dev.jsonl"):
        if row["label"] in _LABELS:
            before = row["article"][max(0, row["offset"] - 300) : row["offset"]]
            stated = (row["passage"], *row["also"])
            yield _cited(row, "full texts", before, held[row["cited"]["pmcid"]], stated)


def prepared(sentence: str, context: str, place: Span) -> Citing:
    """Return the citing sentence of a row."""
    citations = [one.span for one in find_citations(sentence, tuple(split(sentence)))]
    return citing(sentence, context, [span for span in citations if not span.overlaps(place)])


def _cited(row: Row, collection: str, context: str, source: SourceText, stated: tuple[str, ...]) -> Cited:
    place = Span(row["start"], row["end"])
    return Cited(
        id=row["id"],
        collection=collection,
        group=row["group"],
        label=_LABELS[row["label"]],
        citing=prepared(row["sentence"], context, place),
        place=place,
        source=source,
        passages=tuple(filter(None, stated)),
        was=_was(row["note"]),
    )


def _was(note: str) -> float | None:
    words = note.partition(" -> ")[0].replace(",", "").split() if " -> " in note else []
    try:
        return float(words[-1]) if words else None
    except ValueError:
        return None


@cache
def _full_texts() -> dict[str, SourceText]:
    wanted = {row["cited"]["pmcid"] for row in _rows(SHARED / "verify" / "citing-dev.jsonl")}
    found = {}
    with gzip.open(SHARED / "verify" / "fulltext-dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for work in map(json.loads, lines):
            if work["pmcid"] in wanted:
                found[work["pmcid"]] = source_text(passages(work["fulltext"].encode()), whole=True)
    return found


def _rows(path: Path) -> Iterator[Row]:
    yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def _is_like(one: str, two: str) -> bool:
    """Tell whether two texts share 60 % of the shorter one's words, and five of them."""
    here, there = set(_WORD.findall(one.lower())), set(_WORD.findall(two.lower()))
    shared = len(here & there)
    return shared >= min(5, len(there)) and shared >= 0.6 * min(len(here), len(there))
