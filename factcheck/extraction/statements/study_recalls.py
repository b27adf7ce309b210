"""Details by which a definite phrase points back to a study that was told with another: "the 312 volunteers" of 213.

"The N volunteers", "over the five years", "the 2016 survey" and "the Dutch cohort" take up what has been told. Where
the text before tells one such detail alone, and the phrase fits neither it nor what may be made of it, the two differ.

"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from factcheck.data import word_list, word_table
from factcheck.extraction.statements.study_facts import counts_people
from factcheck.model import Article, Quantity, Span, StudyRecall
from factcheck.text.cues import words_of
from factcheck.text.expressions import expression
from factcheck.text.passages import by_lines, of_passage

_DEFINITE = expression(r"\b(?:[Tt]he|[Tt]hese|[Tt]hose|[Aa]ll(?: the)?|[Oo]ur) $")
_SUPPOSED = expression(r"\b(?:[Hh]ad|[Ii]f|[Ww]ere) (?:\w+ ){0,2}$")
"""Before people who might have been: "Had all 600 families said yes"."""
_LASTING = expression(
    r"\b(?:(?:[Oo]ver|[Dd]uring|[Tt]hroughout|[Aa]fter|[Ii]n|[Bb]y the end of|[Aa]t the end of) the|[Tt]heir) $"
)
# What limits a phrase to some that were not told of before: "the 12 women who", "the two weeks after".
_LIMITED = expression(
    r"(?:[ ,]+[\w’'-]+){0,2}?[ ,(]+(?:who|whom|whose|that|which|with|without|in|from|on|of|given|taking|aged|assigned"
    r"|allocated|randomi[sz]ed|to|for|after|before|following|since|leading|between|until|preceding|prior|up|when|where|receiving"
    r"|living|treated|under|not)\b"
)
_IN_STUDY = expression(r" in (?:the|this|that) (?:[A-Z][\w’'-]+ ){0,2}(?:trial|study|survey|experiment)\b")
_AFTER_TIME = expression(
    r"[ ,]+(?:after|before|of|following|since|leading|between|until|preceding|prior|up|when|that|which|to|from|it|he"
    r"|she|we|you|I|they|on|in|with)\b"
)
_STUDIES = (
    "study", "trial", "survey", "cohort", "poll", "review", "experiment", "analysis", "report", "paper", "team",
    "group", "researchers", "audit", "census",
)  # fmt: skip
_STUDY = f"(?:{'|'.join(_STUDIES)})"
_TOLD_YEAR = expression(rf"\b(?P<value>(?:19|20)\d\d) (?:[a-z-]+ ){{0,2}}?(?P<noun>{_STUDY})\b")
_TOLD_PLACE = expression(
    r"\b(?:[Aa]n?|[Oo]ne|[Tt]he|[Tt]his) (?P<value>[A-Z][a-z]+(?: [A-Z][a-z]+)?) "
    rf"(?:[a-z-]+ ){{0,2}}?(?P<noun>{_STUDY})\b"
)
_BEFORE = expression(r"\b(?:[Tt]he|[Tt]his|[Tt]hat) $")
_OTHER = expression(
    r"\b(?:another|others?|unlike|different|separate|compared|earlier|previous|later|newer|older|similar|substudy|subgroup"
    r"|extension|follow-on|the same (?:team|group|authors?|researchers|scientists)"
    r"|(?:second|first|third|two|three|both|each) (?:\w+ )?"
    r"(?:trials?|study|studies|teams?|groups?|cohorts?|surveys?|papers?))\b",
    re.IGNORECASE,
)
_REACH, _BACK = 1200, 20
"""What a phrase takes up stands at most so many characters before."""
_FEWEST, _NEAR, _WINDOW = 10, 3, 80
_TIMES = 3.0
"""People more than so many times as many are others."""
_Mention = tuple[int, str, str]
"""Where a year or a place stands in its line, itself, and the noun of the study."""
_BRIEF = 150
"""A text with more numbers tells of several experiments: the four treatments of one are not the three of another."""


def find_study_recalls(
    article: Article, sentences: Sequence[Span], quantities: Sequence[Quantity]
) -> Iterator[StudyRecall]:
    """Yield the details of studies that are taken up with another value than they were told with, in text order."""
    text = article.text
    named = not words_of(text).isdisjoint(_STUDIES)
    found = [
        *_counts(text, quantities),
        *_times(text, sentences, quantities),
        *(_named(text, _told_years, _year) if named else ()),
        *(_named(text, _told_places, _place) if named else ()),
        *_countries(text, sentences, quantities),
    ]
    yield from sorted((one for one in found if not _sets_apart(text, sentences, one)), key=lambda one: one.span)


def _counts(text: str, quantities: Sequence[Quantity]) -> Iterator[StudyRecall]:
    """Yield "the 312 volunteers" of 213: people with digits changed about, or more of anything than there were."""
    told: list[Quantity] = []
    for quantity in quantities:
        if (
            not _is_exact(quantity)
            or quantity.unit is not None
            or not quantity.counted
            or "-" in text[quantity.number.end : quantity.span.end + 1]
        ):
            continue
        if told and _DEFINITE.search(text, quantity.span.start - _BACK, quantity.span.start):
            yield from _retold(text, quantity, told, quantities)
        told.append(quantity)


def _retold(
    text: str, quantity: Quantity, told: Sequence[Quantity], quantities: Sequence[Quantity]
) -> Iterator[StudyRecall]:
    people = counts_people(quantity) and (quantity.low or 0) >= _FEWEST
    alike = (one for one in told if quantity.span.start - one.span.start < _REACH and _is_alike(one, quantity, people))
    near = {one.low: one for one in alike}
    if (
        len(near) != 1
        or _LIMITED.match(_IN_STUDY.sub("", text[quantity.span.end : quantity.span.end + _WINDOW]))
        or _is_made(quantity, quantities)
        or _SUPPOSED.search(text, max(quantity.span.start - _BACK, 0), quantity.span.start)
    ):
        return
    one = next(iter(near.values()))
    few, many = sorted((one.low or 0.0, quantity.low or 0.0))
    turned = people and sorted(f"{few:.0f}") == sorted(f"{many:.0f}")
    same = one.counted == quantity.counted != "" and (people or len(quantities) <= _BRIEF)
    more = quantity.low == many and many < _TIMES * few and same
    if turned or more:
        yield StudyRecall("number of people" if people else "number of these", quantity.span, one.span)


def _is_alike(one: Quantity, quantity: Quantity, people: bool) -> bool:
    """Tell whether two numbers count people, or the same things."""
    return (people and counts_people(one) and (one.low or 0) >= _FEWEST) or one.counted == quantity.counted


def _times(text: str, sentences: Sequence[Span], quantities: Sequence[Quantity]) -> Iterator[StudyRecall]:
    """Yield "over the five years" where three were told."""
    told: list[Quantity] = []
    for quantity in quantities:
        if (
            not _is_exact(quantity)
            or quantity.measure.dimension != "time"
            or quantity.measure.per_day
            or "-" in quantity.text
        ):
            continue
        if told and _LASTING.search(text, quantity.span.start - _BACK, quantity.span.start):
            near = {
                one.low: one
                for one in told
                if (one.unit == quantity.unit or one.low == quantity.low)
                and quantity.span.start - one.span.start < _REACH
            }
            free = not _AFTER_TIME.match(text, quantity.span.end) and not _is_made(quantity, quantities)
            if len(near) == 1 and free and (quantity.low or 0) > 1 and _speaks_of_study(text, quantity, sentences):
                yield StudyRecall("time", quantity.span, next(iter(near.values())).span)
        told.append(quantity)


@of_passage
def _told_years(text: str) -> Sequence[_Mention]:
    return tuple((found.start("value"), found["value"], found["noun"]) for found in _TOLD_YEAR.finditer(text))


@of_passage
def _told_places(text: str) -> Sequence[_Mention]:
    return tuple((found.start("value"), found["value"], found["noun"]) for found in _TOLD_PLACE.finditer(text))


def _named(
    text: str, mentions: Callable[[str], Sequence[_Mention]], kind: Callable[[str], str]
) -> Iterator[StudyRecall]:
    """Yield "the 2016 survey" or "the Dutch cohort" where only one survey or cohort, of another, was told of."""
    told: list[tuple[str, str, Span]] = []
    for line, (start, value, study) in by_lines(mentions, text):
        span = Span(line + start, line + start + len(value))
        if not kind(value):
            continue
        same = {one: where for one, noun, where in told if noun == study}
        definite = _BEFORE.search(text, max(span.start - _BACK, 0), span.start) is not None
        alone = len(same) == 1 and value not in text[: span.start] and kind(next(iter(same))) == kind(value)
        if definite and alone:
            yield StudyRecall(kind(value), span, next(iter(same.values())))
        told.append((value, study, span))


def _countries(text: str, sentences: Sequence[Span], quantities: Sequence[Quantity]) -> Iterator[StudyRecall]:
    """Yield "this Swedish choir study" and "the Argentine children" where the people before are of another country."""
    places = list(_in_country().finditer(text)) if len(quantities) <= _BRIEF else []
    people = {bisect_left(sentences, Span(one.span.start + 1, 0)) for one in quantities if counts_people(one)}
    if not any(bisect_left(sentences, Span(one.start() + 1, 0)) in people for one in places):
        return
    for found in _of_country().finditer(text):
        start = found.start("value")
        before = [one for one in places if 0 < start - one.start() < _REACH]
        told = {one["value"] for one in before}
        named = word_table("studies")["countries"][found["value"]]
        studied = before and bisect_left(sentences, Span(before[-1].start() + 1, 0)) in people
        if studied and len(told) == 1 and told.isdisjoint(named) and found["value"] not in text[:start]:
            yield StudyRecall("country", Span(*found.span("value")), Span(*before[-1].span("value")))


def _is_exact(quantity: Quantity) -> bool:
    return quantity.comparator == "=" and bool(quantity.low) and quantity.low == quantity.high


def _is_made(quantity: Quantity, quantities: Sequence[Quantity]) -> bool:
    """Tell whether a number stands before, or is the sum or difference of two of its kind that do."""
    value = quantity.low or 0.0
    kind = quantity.unit
    before = [one for one in quantities if one.span.start < quantity.span.start and one.unit == kind]
    known = {bound for one in before for bound in (one.low, one.high) if bound is not None}
    return value in known or any(value + one in known or (value - one in known and value != 2 * one) for one in known)


def _speaks_of_study(text: str, quantity: Quantity, sentences: Sequence[Span]) -> bool:
    """Tell whether the sentence of a quantity, or one right before it, names a study or what its people do."""
    at = bisect_left(sentences, Span(quantity.span.start + 1, 0)) - 1
    words = {
        word
        for one in sentences[max(at - _NEAR, 0) : at + 1]
        for word in words_of(text[one.start : one.end].casefold())
    }
    return not words.isdisjoint(_study_words())


def _sets_apart(text: str, sentences: Sequence[Span], recall: StudyRecall) -> bool:
    """Tell whether the words from the sentence of one detail to that of the other speak of several studies."""
    places = [bisect_left(sentences, Span(span.start + 1, 0)) - 1 for span in (recall.first, recall.span)]
    first, last = (sentences[max(place, 0)] for place in places)
    return _OTHER.search(text, first.start, last.end) is not None


@cache
def _in_country() -> re.Pattern[str]:
    """Return what finds a country that something was done in: "a team in Brazil", "In Norway 60 people"."""
    names = sorted({name for every in word_table("studies")["countries"].values() for name in every})
    return re.compile(rf"\b[Ii]n (?:the )?(?P<value>{'|'.join(names)})\b")


@cache
def _of_country() -> re.Pattern[str]:
    """Return what finds a study, or those who took part, that a definite phrase places: "this Swedish choir study"."""
    people = "children|adults|women|men|patients|volunteers|participants|families|nurses|students|people|babies|runners"
    names = "|".join(word_table("studies")["countries"])
    this, these = "[Tt]his|[Tt]hat", "[Tt]he|[Tt]hese|[Tt]hose"
    return re.compile(
        rf"\b(?:(?:{this}) (?=\w+ (?:[a-z-]+ ){{0,2}}?{_STUDY}\b)|(?:{these}) (?=\w+ (?:[a-z-]+ )?(?:{people})\b))"
        rf"(?P<value>{names})\b"
    )


@cache
def _study_words() -> frozenset[str]:
    table = word_table("studies")
    return frozenset((*table["nouns"], *table["verbs"]))


def _year(value: str) -> str:
    return "year" if value.isdigit() else ""


@cache
def _place(name: str) -> str:
    """Return what kind of place a word names, empty if it is none: two of a kind are two places."""
    if name in word_table("studies")["nationalities"]:
        return "country"
    return "place" if name in word_list("places") else ""
