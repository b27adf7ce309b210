"""Evidence kept beside the lock file, so that a frozen run shows and warns the same: one line a number and source.

`factcheck.lock.evidence` is JSON lines under a heading that names its version. A line is known by its article, source,
sentence and place in the sentence: a sentence that changed is compared anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Literal

from factcheck.codec import from_record, to_record
from factcheck.errors import FactcheckError
from factcheck.files import alone, write_file
from factcheck.model import Article, Evidence, EvidenceState, Extraction, Shown, Span, Verdict
from factcheck.opening import RECORDS, read_words
from factcheck.outside_json import load
from factcheck.values import dataclass
from factcheck.verification.source_evidence import DOCUMENT, NO_TEXT, Given, gather_evidence, joined

HEADING = "# factcheck.lock.evidence version 1: what the cited sources say; written by factcheck lock\n"
UNLOCKED = "What the source says of this sentence is not in the lock file."
Key = tuple[str, str, str, int]
Held = Mapping[Key, "Kept"]


@dataclass(frozen=True, slots=True)
class Kept:
    """What one source says of one number or quotation.

    `article` is its path beside the lock file, `source` the key of the source, `sentence` a digest of the words from
    the block's start to the sentence's end, `at` the place of the number, counted from there.
    """

    article: str
    source: str
    sentence: str
    at: int
    words: str
    state: EvidenceState
    kind: Literal["number", "quotation"] = "number"
    probability: float = 0.0
    said: str = ""
    text: str = ""
    shown: tuple[Shown, ...] = ()
    reason: str = ""

    @property
    def key(self) -> Key:
        """Return what an entry is known by."""
        return self.article, self.source, self.sentence, self.at


def place_of(lock: Path) -> Path:
    """Return where the evidence of a lock file is."""
    return lock.with_name(f"{lock.name}.evidence")


def read(lock: Path) -> dict[Key, Kept]:
    """Return the evidence beside a lock file; raises `FactcheckError` with the line of a damaged entry."""
    path = place_of(lock)
    try:
        lines = read_words(path, RECORDS).split("\n")
    except FileNotFoundError:
        return {}
    except OSError as problem:
        raise FactcheckError(f"This file of evidence cannot be read: {problem.strerror}.", path=str(path)) from None
    if lines[0] + "\n" != HEADING:
        message = "This is no file of evidence, by its first line: delete it, and write it anew with factcheck lock."
        raise FactcheckError(message, path=str(path), line=1)
    entries = (_entry(line, path, number) for number, line in enumerate(lines[1:], 2) if line.strip())
    return {entry.key: entry for entry in entries}


def _entry(line: str, path: Path, number: int) -> Kept:
    try:
        return from_record(Kept, load(line))
    except ValueError:
        message = "This entry is damaged: restore it, or delete the file and write it anew with factcheck lock."
        raise FactcheckError(message, path=str(path), line=number) from None


def keep(lock: Path, named: Article, extraction: Extraction, evidence: Iterable[Evidence]) -> list[tuple[Kept, Kept]]:
    """Write the evidence on an article, under its path beside the lock file; return what changed, old and new."""
    new = {each.key: each for each in _kept(named, extraction, evidence)}
    with alone(place_of(lock)):
        held = read(lock)
        rest = {key: each for key, each in held.items() if each.article != named.path}
        # what could not be compared this time stays as it was
        new = {key: held[key] if each.state == "not-compared" and key in held else each for key, each in new.items()}
        merged = {**rest, **new}
        if merged or place_of(lock).exists():
            lines = (json.dumps(to_record(merged[key]), ensure_ascii=False) for key in sorted(merged))
            write_file(place_of(lock), HEADING + "".join(f"{line}\n" for line in lines))
    return [(held[key], each) for key, each in new.items() if key in held and _differ(held[key], each)]


def _differ(old: Kept, new: Kept) -> bool:
    passages = [[shown.passage.text for shown in each.shown] for each in (old, new)]
    return old.state != new.state or passages[0] != passages[1]


def _kept(named: Article, extraction: Extraction, evidence: Iterable[Evidence]) -> Iterator[Kept]:
    for each in evidence:
        sentence, start = _sentence(named, extraction, each.place)
        yield Kept(
            article=named.path,
            source=each.source,
            sentence=sentence,
            at=each.place.start - start,
            words=named.words(each.place),
            state=each.state,
            kind=each.kind,
            probability=each.probability,
            said=each.said,
            text=each.text,
            shown=each.shown,
            reason=each.reason,
        )


def _sentence(article: Article, extraction: Extraction, place: Span) -> tuple[str, int]:
    """Return the digest of what stands in a block up to the end of a place's sentence, and where the block starts."""
    block = article.block_at(place.start)
    start = block.span.start if block else place.start
    end = next((span.end for span in extraction.sentences if span.start <= place.start < span.end), place.end)
    words = " ".join(article.text[start:end].split())
    return hashlib.sha256(words.encode()).hexdigest()[:12], start


def recalled(
    named: Article, extraction: Extraction, verdicts: Mapping[str, Verdict], held: Held, given: Given | None = None
) -> tuple[Evidence, ...]:
    """Return the evidence on an article as it was locked; what is not in the file is not compared.

    What a document at hand states needs no lock.
    """
    found = []
    for each in gather_evidence(named, extraction, verdicts, given=given):
        if each.text == DOCUMENT and each.state == "found":
            found.append(each)
            continue
        sentence, start = _sentence(named, extraction, each.place)
        kept = held.get((named.path, each.source, sentence, each.place.start - start))
        found.append(_as_kept(each, kept) if kept else replace(each, reason=UNLOCKED) if _is_bare(each) else each)
    return joined(found)


def _is_bare(each: Evidence) -> bool:
    return each.state == "not-compared" and each.reason == NO_TEXT


def _as_kept(blank: Evidence, kept: Kept) -> Evidence:
    return replace(
        blank,
        state=kept.state,
        probability=kept.probability,
        said=kept.said,
        text=kept.text,
        shown=kept.shown,
        reason=kept.reason,
    )


def missing(named: Article, extraction: Extraction, verdicts: Mapping[str, Verdict], held: Held) -> set[str]:
    """Return the keys of the sources of which something is cited that the file does not hold."""
    found = set()
    for each in gather_evidence(named, extraction, verdicts):
        sentence, start = _sentence(named, extraction, each.place)
        if (named.path, each.source, sentence, each.place.start - start) not in held:
            found.add(each.source)
    return found
