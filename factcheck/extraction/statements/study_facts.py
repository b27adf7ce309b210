"""What is told of a study under a researcher's name: how many people it had, and its medians.

A name that is cited, or that stands with a study's noun or verb, marks its sentence, and the next one if that goes on
without a name ("It enrolled 196 women").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.claims.words import form, is_person
from factcheck.extraction.statements.passage import within
from factcheck.model import Article, Citation, Quantity, Span, StudyFact, StudyFactKind
from factcheck.text.expressions import expression
from factcheck.text.passages import recall

_NAME = expression(r"[A-Z][^\W\d_A-Z][^\W\d_]{2,}(?![\w-])")
# What follows a preposition of place is a place: "in Norway, 312 women reported asthma"; and no part of a longer word.
_NO_NAME_BEFORE = expression(r"(?:\b(?:[Ii]n|[Aa]t|[Ff]rom|[Aa]cross) |[\w'’.-])$")
_STARTS = expression(r"(?:It|They|The (?:study|trial|paper|team|authors|researchers|work|survey|review))\b")
_MEDIAN = expression(r"\bmedian\b(?P<of>(?:\s[\w'’-]+){0,4})\s?$")
_WORD = expression(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BEFORE = 8
"""Characters before a name that hold a preposition, or the word that the name is a part of."""
_REACH = 100
"""Characters in which "median" and four words have room: each time in a long sentence would search all before it."""
_NEAR = 6
"""A study's noun or verb stands so many words from the name at most."""
_FEWEST = 10
_SMALL = 4
"""A word that says something has more letters than this."""


def find_study_facts(
    article: Article, sentences: Sequence[Span], quantities: Sequence[Quantity], citations: Sequence[Citation]
) -> tuple[StudyFact, ...]:
    """Return the people and medians of studies that are named, in text order."""
    if _few(article.text, sentences, quantities):
        return ()
    names = _names(article.text, sentences, citations)
    return tuple(_facts(article.text, sentences, quantities, names)) if names else ()


def _few(text: str, sentences: Sequence[Span], quantities: Sequence[Quantity]) -> bool:
    """Tell whether fewer than two sentences hold a number that may be told of a study."""
    starts = [sentence.start for sentence in sentences]
    first: Span | None = None
    for one in quantities:
        place = bisect_right(starts, one.span.start) - 1
        if place < 0 or sentences[place] == first or one.span.start >= sentences[place].end:
            continue
        if _kind(text, sentences[place], one):
            if first:
                return False
            first = sentences[place]
    return True


def _names(text: str, sentences: Sequence[Span], citations: Sequence[Citation]) -> dict[Span, frozenset[str]]:
    """Return the researchers named in each sentence, of those who are named in two at least."""
    cited = {author.family for one in citations for author in one.authors[:1]}
    by_sentence = {sentence: _named(text, sentence) for sentence in sentences}
    counts = Counter(name for named in by_sentence.values() for name in named)
    studied = set(cited)
    for sentence, named in by_sentence.items():
        if often := [name for name in named if counts[name] > 1 and name not in studied]:
            studied.update(_studying(text, sentence, often))
    return {one: frozenset(named & studied) for one, named in by_sentence.items() if named & studied}


def _named(text: str, sentence: Span) -> frozenset[str]:
    """Return the names in a sentence, with what stands right before it in view."""
    start = max(sentence.start - _BEFORE, 0)
    given = text[start : sentence.end], sentence.start - start
    return recall(_read_names, given, given, len(sentence))


def _read_names(given: tuple[str, int]) -> frozenset[str]:
    text, start = given
    not_names = _words("not_names")
    return frozenset(
        name
        for match in _NAME.finditer(text, start)
        if form(name := match[0])
        and name.casefold() not in not_names
        and not _NO_NAME_BEFORE.search(text, max(match.start() - _BEFORE, 0), match.start())
    )


def _studying(text: str, sentence: Span, names: Sequence[str]) -> Iterator[str]:
    """Yield those of the names in a sentence that stand near a study's noun or verb."""
    words = _WORD.findall(text[sentence.start : sentence.end].casefold())
    if _words("nouns").isdisjoint(words) and _words("verbs").isdisjoint(words):
        return
    for name in names:
        place = next((place for place, word in enumerate(words) if word == name.casefold()), 0)
        near = words[max(0, place - _NEAR) : place + _NEAR]
        if not (_words("nouns").isdisjoint(near) and _words("verbs").isdisjoint(near)):
            yield name


def _facts(
    text: str, sentences: Sequence[Span], quantities: Sequence[Quantity], names: dict[Span, frozenset[str]]
) -> Iterator[StudyFact]:
    before: frozenset[str] = frozenset()
    for sentence in sentences:
        named = names.get(sentence, frozenset())
        if not named and before and _STARTS.match(text, sentence.start):
            named = before
        before = names.get(sentence, frozenset())
        for quantity in within(quantities, sentence) if named else ():
            if kind := _kind(text, sentence, quantity):
                yield StudyFact(kind, named, quantity, sentence, _median_of(text, sentence, quantity))


def _kind(text: str, sentence: Span, quantity: Quantity) -> StudyFactKind | None:
    """Return what a quantity tells of a study, None for anything else."""
    if quantity.comparator not in ("=", "~") or quantity.low is None:
        return None
    if quantity.measure.dimension == "time" and _median(text, sentence, quantity):
        return "median"
    if quantity.unit is not None or quantity.low < _FEWEST or quantity.step < 1:
        return None
    return "people" if counts_people(quantity) or quantity.measure.statistic == "sample" else None


def counts_people(quantity: Quantity) -> bool:
    """Tell whether a number without a unit counts people."""
    counted = {quantity.measure.of, *quantity.counted.split()} if quantity.unit is None else set()
    return any(is_person(form(one)) or one in _words("people") for one in counted if one)


def _median(text: str, sentence: Span, quantity: Quantity) -> re.Match[str] | None:
    """Return "median" and the words behind it where they stand right before a quantity."""
    return _MEDIAN.search(text, max(sentence.start, quantity.span.start - _REACH), quantity.span.start)


def _median_of(text: str, sentence: Span, quantity: Quantity) -> frozenset[str]:
    """Return the words that say of what a quantity is the median: "survival" of "the median survival was"."""
    median = _median(text, sentence, quantity)
    return (
        frozenset(word.casefold() for word in _WORD.findall(median["of"]) if len(word) > _SMALL)
        if median
        else frozenset()
    )


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("studies")[kind])
