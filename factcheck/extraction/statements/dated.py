"""Sentences that tell how something is in a year or will be by it, and risks that change."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.statements.passage import Passage
from factcheck.model import DatedStatement, Span
from factcheck.text.dates import YEAR
from factcheck.text.expressions import expression

_YEAR = rf"(?P<year>{YEAR})(?![\w-]|[.,]\d)"
_BY = expression(rf"\b[Bb]y (?:the )?(?:end of |year |middle of |early |late |mid-){{0,2}}{_YEAR}")
_IN = expression(rf"\b(?:[Aa]s of|[Ii]n) (?:the year |early |late |mid-)?{_YEAR}")
# What somebody did, and the way from one value to another, are told of their time.
_TOLD = expression(
    r"\b(?:it|they|he|she|we|which|that|who) [a-z]{2,}ed\b|\bfrom\b.{1,60}\bto\b"
    r"|\b(?:[Ss]ince|(?:up|down) from|compared)\b"
)
_ANY_YEAR = expression(rf"\b{YEAR}\b")


def find_dated(passage: Passage) -> Iterator[DatedStatement]:
    """Yield the projections and the states of each sentence that names a year."""
    years = [year.start() for year in _ANY_YEAR.finditer(passage.text)]
    for sentence in passage.sentences if years else ():
        first = bisect_left(years, sentence.start)
        if first < len(years) and years[first] < sentence.end:
            yield from _projections(passage.text, sentence)
            yield from _states(passage.text, sentence)


def _projections(text: str, sentence: Span) -> Iterator[DatedStatement]:
    """Yield each year by which the sentence tells that something will be."""
    found = list(_BY.finditer(text, sentence.start, sentence.end))
    if found and has("future", text, sentence) and not has("past", text, sentence):
        yield from (
            _dated("projection", sentence, year) for year in found if not _is_done(text, sentence, year.start())
        )


def _is_done(text: str, sentence: Span, start: int) -> bool:
    """Tell whether a verb right before says that it was so by then: "ended by 2018", not "will be ended by 2018"."""
    words = text[max(sentence.start, start - 40) : start].casefold().split()[-2:]
    past = bool(words) and (words[-1].endswith("ed") or words[-1] in _moved())
    return past and words[0] not in ("be", "been", "is", "are")


def _states(text: str, sentence: Span) -> Iterator[DatedStatement]:
    """Yield the latest year of a sentence in the present tense, if that is when it tells of."""
    found = list(_IN.finditer(text, sentence.start, sentence.end))
    latest = max(found, key=lambda year: int(year["year"]), default=None)
    if not latest or has("past", text, sentence) or _TOLD.search(text, sentence.start, sentence.end):
        return
    every = (int(year.group()) for year in _ANY_YEAR.finditer(text, sentence.start, sentence.end))
    if int(latest["year"]) == max(every) and has("present", text, sentence):
        yield _dated("state", sentence, latest)


def _dated(kind: str, sentence: Span, year: re.Match[str]) -> DatedStatement:
    return DatedStatement("state" if kind == "state" else "projection", sentence, Span(*year.span()), int(year["year"]))


def has(kind: str, text: str, sentence: Span) -> bool:
    """Tell whether the sentence has a word of that kind of `rules/lexicon/projections.toml`."""
    return bool(_words(kind).search(text, sentence.start, sentence.end))


@cache
def _moved() -> frozenset[str]:
    table = word_table("changes")
    return frozenset((*table["rise"], *table["fall"]))


@cache
def _words(kind: str) -> re.Pattern[str]:
    words = "|".join(sorted(word_table("projections")[kind], key=len, reverse=True))
    return re.compile(rf"\b(?:{words})\b(?!(?<=may) have\b)", re.IGNORECASE)
