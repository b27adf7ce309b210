"""Sources as magazines name them: "a 2008 study by the NHLBI", "a review published in Headache in March".

A word for a study opens the phrase; what was done with it, where, when and by whom follow in any order.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from factcheck.data import word_list
from factcheck.extraction.organisations import read_organisation
from factcheck.extraction.sources import Source, read_journal, read_source
from factcheck.extraction.tokens import tokenize
from factcheck.model import Citation, CitationKind, Span

_Reader = Callable[[str, Span, re.Match[str]], Citation | None]

_WINDOW = 120
_MOST_STEPS = 6
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)(?P<suffix>[a-k]?)(?!\w)"
_YEAR_BEFORE = re.compile(r"\b(1[5-9]\d\d|20\d\d)\s+(?:[\w-]+\s+){0,3}$")


@dataclass(frozen=True, slots=True)
class _Phrase:
    """What has been read of a phrase so far, [start, end); its year stands at `year_start`."""

    start: int
    end: int
    year_start: int = -1
    source: Source | None = None
    journal: Source | None = None
    year: str | None = None
    suffix: str = ""
    announced: bool = False


def find_attributions(text: str, sentences: Sequence[Span]) -> Iterator[Citation]:
    """Yield the sources that a block of text names without the form of a citation, in order."""
    if not sentences:
        return
    starts = [sentence.start for sentence in sentences]
    end = 0
    for match, read in _triggers(text):
        sentence = sentences[max(bisect_right(starts, match.start()) - 1, 0)]
        found = read(text, sentence, match) if match.start() >= end else None
        if found is not None and found.span.start >= end:
            end = found.span.end
            yield found


def _triggers(text: str) -> Iterable[tuple[re.Match[str], _Reader]]:
    """Return the words that announce a source, in order, each with the function that reads on from there."""
    readers = ((_study(), _announced), (_according(), _quoted), (_statement(), _stated))
    matches = ((match, read) for pattern, read in readers for match in pattern.finditer(text))
    return sorted(matches, key=lambda found: found[0].start())


def _stated(text: str, sentence: Span, match: re.Match[str]) -> Citation | None:
    """Return the organisation before a reporting verb: "The American Cancer Society notes"."""
    verb = match.start("verb")
    tokens = tokenize(text, max(sentence.start, verb - _WINDOW), verb)
    organisation = read_organisation(text, tokens, len(tokens), bracketed=False)
    if organisation is None or (len(tokens) - organisation.start == 1 and not organisation.known):
        return None
    return _undated(text, sentence, Span(tokens[organisation.start].start, match.end()), organisation.name)


def _quoted(text: str, sentence: Span, match: re.Match[str]) -> Citation | None:
    """Return the organisation after "according to"."""
    source = read_source(text, match.end(), sentence.end)
    if source is None or not source.organisation:
        return None
    return _undated(text, sentence, Span(match.start(), source.end), source.organisation)


def _undated(text: str, sentence: Span, span: Span, organisation: str) -> Citation:
    words = text[span.start : span.end]
    return Citation(span, words, "undated", "narrative", sentence, organisation=organisation)


def _announced(text: str, sentence: Span, match: re.Match[str]) -> Citation | None:
    """Return the source of a study: "a 2008 study by the NHLBI", "research published in Headache"."""
    phrase = _Phrase(match.start(), match.end())
    before = _YEAR_BEFORE.search(text, max(sentence.start, match.start() - 60), match.start())
    if before:
        phrase = replace(phrase, start=before.start(), year_start=before.start(), year=before[1])
    return _citation(text, sentence, _followed(text, sentence, phrase))


def _followed(text: str, sentence: Span, phrase: _Phrase) -> _Phrase:
    """Return the phrase with everything that follows its noun."""
    for _ in range(_MOST_STEPS):
        step = _step().match(text, phrase.end, sentence.end)
        if step is None:
            break
        longer = _with_step(text, sentence, phrase, step)
        if longer is None:
            break
        phrase = longer
    return phrase


def _with_step(text: str, sentence: Span, phrase: _Phrase, step: re.Match[str]) -> _Phrase | None:
    if step["year"]:
        if phrase.year:
            return None
        return replace(
            phrase, year_start=step.start("year"), year=step["year"], suffix=step["suffix"], end=step.end()
        )
    if not step["source"]:
        announced = phrase.announced or bool(step["participle"])
        return replace(phrase, end=step.end(), announced=announced)
    at = step.end()
    journal = None
    if step["preposition"] == "in" and phrase.journal is None:
        journal = read_journal(text, at, sentence.end, announced=phrase.announced or bool(step["journal"]))
    if journal is not None:
        return replace(phrase, journal=journal, end=journal.end)
    if step["preposition"] == "in" or phrase.source is not None:
        return None
    source = read_source(text, at, sentence.end)
    return None if source is None else replace(phrase, source=source, end=source.end)


def _citation(text: str, sentence: Span, phrase: _Phrase) -> Citation | None:
    source, journal = phrase.source, phrase.journal
    if source is None and journal is None:
        return None
    kind = _kind(phrase)
    start = phrase.start
    if kind in ("authors", "organisation"):
        starts = [found.start for found in (source, journal) if found is not None]
        start = min([*starts, phrase.year_start])
    return Citation(
        Span(start, phrase.end),
        text[start : phrase.end],
        kind,
        "narrative",
        sentence,
        authors=source.names if source else (),
        et_al=source.et_al if source else False,
        organisation=source.organisation if source else "",
        year=phrase.year,
        suffix=phrase.suffix,
        container=journal.journal if journal else "",
    )


def _kind(phrase: _Phrase) -> CitationKind:
    if phrase.year is None:
        return "undated"
    if phrase.source is None:
        return "journal"
    return "authors" if phrase.source.names else "organisation"


@cache
def _study() -> re.Pattern[str]:
    nouns = word_list("study-nouns")
    return re.compile(rf"\b(?:{'|'.join((*nouns, *map(str.capitalize, nouns)))})\b")


@cache
def _according() -> re.Pattern[str]:
    return re.compile(r"\b[Aa]ccording\s+to\s+(?:the\s+)?(?=[^\W\d_])")


@cache
def _statement() -> re.Pattern[str]:
    verbs = "|".join(word_list("reporting-verbs"))
    adverb = r"(?:(?:also|now|currently|further|has|have)\s+)?"
    return re.compile(rf"\b[A-Z][\w&-]*[)\]]?(?P<verb>\s+{adverb}(?:{verbs}))\b")


@cache
def _step() -> re.Pattern[str]:
    participles = "|".join(word_list("study-participles"))
    months = "|".join(word_list("months"))
    return re.compile(
        rf"\s*,?\s*(?:(?P<participle>(?:(?:which|that|was|were|recently|first|and|also|jointly)\s+)*(?:{participles}))\b"
        rf"|(?P<like>(?:such\s+as|like|including)\s+(?:those|that|the\s+ones?|ones?))\b"
        rf"|(?:(?:in|from)\s+(?:(?:early|late|mid)[\s-])?(?:(?:{months})\.?\s+)?|\(){_YEAR}\)?"
        rf"|(?P<month>(?:in|from)\s+(?:{months}))\b"
        rf"|(?P<source>(?P<preposition>in|by|from)\s+(?P<journal>the\s+(?:medical\s+|scientific\s+)?journal\s+)?(?:the\s+)?"
        rf"(?:(?:researchers|scientists|experts|investigators)\s+(?:at|from|with|of)\s+(?:the\s+)?)?)(?=[^\W\d_]))",
        re.IGNORECASE,
    )
