"""Sentences that time has overtaken: projections for a year that is past, and old numbers in the present tense."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from factcheck.data import word_table
from factcheck.model import Span

_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d\w-]|[.,]\d)"
_BY = re.compile(rf"\b[Bb]y (?:the )?(?:end of |year |middle of |early |late |mid-){{0,2}}{_YEAR}")
_IN = re.compile(rf"\b(?:[Aa]s of|[Ii]n|[Ss]ince) (?:the year |early |late |mid-)?{_YEAR}")

_ANY_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Dated:
    """A year that a sentence names, and where."""

    span: Span
    year: int


def past_projections(text: str, sentences: Iterable[Span], now: int) -> Iterator[Dated]:
    """Yield the year of each sentence that tells what will be by a year before `now`."""
    for sentence in sentences:
        found = [Dated(Span(*each.span()), int(each["year"])) for each in _BY.finditer(text, *_ends(sentence))]
        if found and _has("future", text, sentence) and not _has("past", text, sentence):
            yield from (dated for dated in found if dated.year < now)


def old_states(text: str, sentences: Iterable[Span], before: int) -> Iterator[tuple[Span, Dated]]:
    """Yield each sentence in the present tense whose latest year is earlier than `before`, with that year."""
    for sentence in sentences:
        years = [Dated(Span(*found.span()), int(found["year"])) for found in _IN.finditer(text, *_ends(sentence))]
        latest = max(years, key=lambda dated: dated.year, default=None)
        if not latest or latest.year >= before or _has("past", text, sentence):
            continue
        every = (int(found.group()) for found in _ANY_YEAR.finditer(text, *_ends(sentence)))
        if latest.year == max(every) and _has("present", text, sentence):
            yield sentence, latest


def relative_risks(text: str, sentences: Iterable[Span]) -> Iterator[Span]:
    """Yield each sentence that tells of a change in a risk."""
    for sentence in sentences:
        if _has("risk", text, sentence) and _has("change", text, sentence):
            yield sentence


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _has(kind: str, text: str, sentence: Span) -> bool:
    return bool(_words(kind).search(text, sentence.start, sentence.end))


@cache
def _words(kind: str) -> re.Pattern[str]:
    words = "|".join(sorted(word_table("projections")[kind], key=len, reverse=True))
    return re.compile(rf"\b(?:{words})\b(?! have\b)", re.IGNORECASE)
