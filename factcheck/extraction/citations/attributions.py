"""Sources named in passing: "The American Cancer Society notes", "a 2008 study by the NHLBI"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from factcheck.data import word_list
from factcheck.extraction.citations.organisations import read_organisation
from factcheck.extraction.citations.patterns import any_of
from factcheck.extraction.citations.sources import read_source
from factcheck.extraction.citations.studies import read_study
from factcheck.extraction.citations.tokens import tokenize
from factcheck.model import Citation, Span
from factcheck.text.cues import cues, has_digit, words_of
from factcheck.text.expressions import expression

_Reader = Callable[[str, Span, re.Match[str]], Citation | None]

_WINDOW = 120
_ACCORDING = expression(r"[Aa]ccording\s+to\s+(?:the\s+)?(?=[^\W\d_])")
_NAME = expression(r"[A-Z](?<!\w[A-Z])[\w&-]*[)\]]?\Z")
_YEAR = expression(r"1[5-9]\d\d|20\d\d")
_IN_YEAR = expression(r"[Ii](?<!\w[Ii])n (?:(?:early|late) )?(?P<year>1[5-9]\d\d|20\d\d), (?=[^\W\d_])")


def find_attributions(text: str, sentences: Sequence[Span]) -> Iterator[Citation]:
    """Yield the sources that a block of text names in passing, in order, no two of them overlapping."""
    if not sentences:
        return
    starts = [sentence.start for sentence in sentences]
    end = 0
    for match, read in _triggers(text):
        sentence = sentences[max(bisect_right(starts, match.end() - 1) - 1, 0)]
        found = read(text, sentence, match) if match.start() >= end else None
        if found is not None and found.span.start >= end:
            end = found.span.end
            yield found


def _triggers(text: str) -> Iterable[tuple[re.Match[str], _Reader]]:
    """Return the words that announce a source, in order, each with the function that reads on from there."""
    words = words_of(text)
    matches: list[tuple[re.Match[str], _Reader]] = []
    if not words.isdisjoint(_nouns()):
        matches += ((match, _studied) for match in _study().finditer(text))
        if first := _study_first().match(text):
            matches.append((first, _studied))
    if not words.isdisjoint(_verbs()):
        matches += ((match, _stated) for match in _statement().finditer(text))
    if "ccording" in text:
        matches += ((match, _quoted) for match in _ACCORDING.finditer(text))
    if has_digit(text) and _YEAR.search(text):
        matches += ((match, _dated) for match in _IN_YEAR.finditer(text))
    return sorted(matches, key=lambda found: found[0].start())


def _studied(text: str, sentence: Span, match: re.Match[str]) -> Citation | None:
    """Return the source of a study: "a 2008 study by the NHLBI", "research published in Headache"."""
    return read_study(text, sentence, Span(*match.span("noun")))


def _quoted(text: str, sentence: Span, match: re.Match[str]) -> Citation | None:
    """Return the organisation after "according to"."""
    source = read_source(text, match.end(), sentence.end)
    if source is None or not source.organisation or not source.sure:
        return None
    return _undated(text, sentence, Span(match.start(), source.end), source.organisation)


def _stated(text: str, sentence: Span, match: re.Match[str]) -> Citation | None:
    """Return the organisation before a reporting verb: "The American Cancer Society notes"."""
    verb = match.start()
    if not _NAME.search(text, max(0, verb - _WINDOW), verb):
        return None
    tokens = tokenize(text, max(sentence.start, verb - _WINDOW), verb)
    organisation = read_organisation(text, tokens, len(tokens), bracketed=False)
    if organisation is None or not organisation.sure:
        return None
    return _undated(text, sentence, Span(tokens[organisation.start].start, match.end()), organisation.name)


def _dated(text: str, sentence: Span, match: re.Match[str]) -> Citation | None:
    """Return the group of authors after "In 2017,": "In 2017, Ramos and colleagues showed"."""
    source = read_source(text, match.end(), sentence.end)
    if source is None or not source.et_al:
        return None
    span = Span(match.start("year"), source.end)
    words, names = text[span.start : span.end], source.names
    return Citation(span, words, "authors", "narrative", sentence, names, et_al=True, year=match["year"])


def _undated(text: str, sentence: Span, span: Span, organisation: str) -> Citation:
    words = text[span.start : span.end]
    return Citation(span, words, "undated", "narrative", sentence, organisation=organisation)


@cache
def _nouns() -> frozenset[str]:
    return cues(word_list("study-nouns"))


@cache
def _verbs() -> frozenset[str]:
    return cues(word_list("reporting-verbs"))


@cache
def _study() -> re.Pattern[str]:
    # This and the next begin with a set, by which a search skips most characters.
    return re.compile(rf"[\s(\[“\"‘'—-]{_study_first().pattern}")


@cache
def _study_first() -> re.Pattern[str]:
    nouns = word_list("study-nouns")
    return re.compile(rf"(?P<noun>{any_of((*nouns, *map(str.capitalize, nouns)))})\b")


@cache
def _statement() -> re.Pattern[str]:
    adverb = r"(?:(?:also|now|currently|further|has|have)\s+)?"
    return re.compile(rf"\s(?<=[\w&)\]-]\s)\s*{adverb}{any_of(word_list('reporting-verbs'))}\b")
