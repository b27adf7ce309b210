"""Where the title of a work ends and its container, or its publisher, begins.

Every place between two words that punctuation allows is a candidate, twice: with a container behind it and with
something else behind it. A candidate has named features, and the sum of their weights decides. The weights
(`rules/derived/title-end.toml`) are those of a conditional logit model (McFadden 1974) over the candidates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from factcheck.data import word_table
from factcheck.extraction.references.words import Word, is_single_word_journal

_CLOSING = frozenset(
    (
        "USA",
        "U.S.A",
        "US",
        "U.S",
        "UK",
        "U.K",
        "Ser",
        "Series",
        "Sect",
        "Section",
        "Part",
        "Suppl",
        "Supplement",
    )
)
_NEVER_LAST = frozenset(("vs.", "v.", "Dr.", "St.", "cf.", "e.g.", "i.e.", "incl.", "approx."))


class Tally(NamedTuple):
    """What the words from one place to the end have in them, by number."""

    words: int = 0
    main: int = 0
    journal: int = 0
    lower: int = 0
    dotted: int = 0
    sentences: int = 0
    commas: int = 0
    colons: int = 0
    queries: int = 0
    publisher: int = 0
    digits: int = 0


class Candidate(NamedTuple):
    """The title ends before the word at `index`; `kind` says what follows: container, other, or none."""

    place: int
    kind: str
    features: list[str]


def candidates(words: list[Word], place: str, marks: re.Match[str] | None) -> list[Candidate]:
    """Return every place where the title may end: behind its quotation marks where it has them.

    `place` says what the numbers tell: "both" (volume and pages), "volume", "pages", "year" or "nothing".
    """
    tallies = _tallies(words)
    lower = [index for index, word in enumerate(words) if word.kind.lower]
    plain = next((index for index, word in enumerate(words) if not (word.kind.journal or word.kind.small)), len(words))
    found = []
    for index in _places(words, marks):
        left = list(_of_title(words, index, bool(lower) and lower[0] < index, index <= plain))
        style = "free" if marks is None else "quoted"
        for kind in ("none",) if index == len(words) else ("container", "other") if index else ("container",):
            base = f"{kind} {place}"
            features = [base, f"{base} {style}", f"{base} title of {_bucket(index, (0, 1, 2, 4, 8, 14))}"]
            features += (f"{kind} {name}" if shared else name for name, shared in left)
            if index < len(words):
                features += _of_rest(words, index, tallies[index], kind, base)
            found.append(Candidate(index, kind, features))
    return found


def _places(words: list[Word], marks: re.Match[str] | None) -> Iterator[int]:
    if marks is not None:
        yield sum(word.start < marks.end() for word in words)
        return
    yield 0
    for index in range(1, len(words)):
        if _allows(words[index - 1], words[index]):
            yield index
    yield len(words)


def _allows(before: Word, after: Word) -> bool:
    """Tell whether a title may end between two words."""
    if before.kind.stop == "," and before.kind.journal and after.text.strip(".,") in _CLOSING:
        return False
    if before.text in _NEVER_LAST:
        return False
    if before.kind.stop and before.kind.stop in ".,?!;:)":
        return not after.kind.lower or after.text[:2].lower() == "in"
    return after.text in ("In", "In:", "in:") or (
        after.kind.journal and after.kind.stop == "." and not (before.kind.journal or before.kind.small)
    )


def _tallies(words: list[Word]) -> list[Tally]:
    """Return for each word the tally of it and all behind it; ends of the last word do not count."""
    found = [Tally()]
    for word in reversed(words):
        t, kind = found[-1], word.kind
        inner = t.words > 0
        sentence = kind.stop == "." and not (kind.journal or len(word.text) <= 3)
        found.append(
            Tally(
                t.words + 1,
                t.main + (not kind.small),
                t.journal + kind.journal,
                t.lower + (kind.lower and not kind.journal),
                t.dotted + (kind.stop == "."),
                t.sentences + (inner and sentence),
                t.commas + (inner and kind.stop == ","),
                t.colons + (inner and kind.stop == ":"),
                t.queries + (inner and kind.stop == "?"),
                t.publisher + kind.publisher,
                t.digits + kind.digit,
            )
        )
    return found[::-1]


def _of_title(words: list[Word], index: int, lower: bool, journal: bool) -> Iterator[tuple[str, bool]]:
    """Yield the features of the words before a place; True with those that count by what follows."""
    if not index:
        return
    last = words[index - 1]
    yield f"after {last.kind.stop or 'nothing'}", True
    bare = last.text.strip(".,;:()")
    if last.kind.stop == "." and len(bare) == 1:
        yield "after initial", False
    elif last.kind.stop == "." and last.kind.journal and len(bare) <= 6 and not last.kind.lower:
        yield "after abbreviation", False
    if journal:
        yield "title all journal words", False
    if lower:
        yield "title has lower case", False


def _of_rest(words: list[Word], index: int, t: Tally, kind: str, base: str) -> Iterator[str]:
    """Yield the features of the words behind a place."""
    first = words[index]
    yield f"{base} behind of {_bucket(t.words, (1, 3, 6, 10, 15))}"
    yield f"{kind} journal share {t.journal * 4 // t.main if t.main else 0}"
    if first.kind.journal:
        yield f"{kind} first journal"
    if first.text.strip(":").lower() == "in":
        yield f"{kind} in"
    if t.words == 1 and is_single_word_journal(first.text.strip(".,;: ")):
        yield f"{kind} single word journal"
    yield f"{kind} lower {_bucket(t.lower, (0, 1, 3))}"
    if t.dotted == t.main and t.dotted > 1:
        yield f"{kind} all dotted"
    yield f"{kind} sentences {_bucket(t.sentences, (0, 1, 2))}"
    yield f"{base} commas {_bucket(t.commas, (0, 1, 2))}"
    yield f"{base} colons {_bucket(t.colons, (0, 1))}"
    if t.publisher:
        yield f"{base} publisher"
    if t.queries:
        yield f"{kind} question behind"
    if first.text[:1] == "(":
        yield f"{kind} bracket first"
    if t.digits:
        yield f"{base} digits"


@cache
def _bucket(value: int, bounds: tuple[int, ...]) -> str:
    for bound in bounds:
        if value <= bound:
            return str(bound)
    return "more"


@cache
def _weights() -> dict[str, float]:
    weights: dict[str, float] = word_table("title-end")["weights"]
    return weights


def best(found: list[Candidate]) -> Candidate:
    """Return the candidate of the highest weight, the first of equals."""
    weight = _weights().get
    return max(found, key=lambda candidate: sum(filter(None, map(weight, candidate.features))))
