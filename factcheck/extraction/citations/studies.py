"""Studies as magazines name them: "a 2008 study by the NHLBI", "a review published in Headache in March".

After the word for the study follow, in any order, what was done with it, where, when and by whom.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from factcheck.data import word_list
from factcheck.extraction.citations.attribution import read_owner
from factcheck.extraction.citations.journals import is_journal
from factcheck.extraction.citations.sources import Source, read_journal, read_source
from factcheck.model import Citation, CitationKind, Span
from factcheck.text.expressions import expression
from factcheck.values import dataclass

_MOST_STEPS = 6
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)(?P<suffix>[a-k]?)(?!\w)"
_KNOWN = expression(r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]hese|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur)\s+(?:[\w-]+\s+){0,2}$")
"""What says that a study was named before, or that it is none: "its review by the FDA"."""
_YEAR_BEFORE = expression(r"\b(1[5-9]\d\d|20\d\d)\s+(?:(?!(?:a|an|the)\s)[\w-]+\s+){0,5}$")


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


def read_study(text: str, sentence: Span, noun: Span) -> Citation | None:
    """Return the source of the study that `noun` names, None if the sentence does not say whose it is."""
    phrase = _Phrase(noun.start, noun.end)
    before = _YEAR_BEFORE.search(text, max(sentence.start, noun.start - 60), noun.start)
    if before:
        phrase = replace(phrase, start=before.start(), year_start=before.start(), year=before[1])
    phrase = _followed(text, sentence, phrase)
    if before and phrase.source is None and phrase.journal is None:
        source = read_owner(text, sentence, phrase.year_start, noun)
        kept = {"journal": source} if source and source.journal else {"source": source}
        phrase = replace(phrase, **kept, end=max(phrase.end, source.end if source else 0))
    return _citation(text, sentence, phrase)


def _followed(text: str, sentence: Span, phrase: _Phrase) -> _Phrase:
    """Return the phrase with everything that follows its noun."""
    for _ in range(_MOST_STEPS):
        step = _step().match(text, phrase.end, sentence.end)
        longer = _with_step(text, sentence, phrase, step) if step else None
        if longer is None:
            break
        phrase = longer
    return phrase


def _with_step(text: str, sentence: Span, phrase: _Phrase, step: re.Match[str]) -> _Phrase | None:
    if step["source"]:
        return _with_source(text, sentence, phrase, step)
    if step["year"] is None:
        return replace(phrase, end=step.end(), announced=phrase.announced or bool(step["published"]))
    if phrase.year:
        return None
    year, suffix, start = step["year"], step["suffix"], step.start("year")
    return replace(phrase, year=year, suffix=suffix, year_start=start, end=step.end())


def _with_source(text: str, sentence: Span, phrase: _Phrase, step: re.Match[str]) -> _Phrase | None:
    if step["preposition"].lower() != "in":
        source = None if phrase.source else read_source(text, step.end(), sentence.end)
        if source and is_journal(source.organisation) and not phrase.journal:
            return replace(
                phrase, journal=replace(source, organisation="", journal=source.organisation), end=source.end
            )
        return replace(phrase, source=source, end=source.end) if source else None
    announced = phrase.announced or bool(step["journal"])
    journal = None if phrase.journal else read_journal(text, step.end(), sentence.end, announced=announced)
    return replace(phrase, journal=journal, end=journal.end) if journal else None


def _citation(text: str, sentence: Span, phrase: _Phrase) -> Citation | None:
    source, journal, kind = phrase.source, phrase.journal, _kind(phrase)
    if kind is None or (kind == "undated" and _is_told_elsewhere(text, sentence, phrase)):
        return None
    start = phrase.start
    if kind in ("authors", "organisation"):
        start = min([phrase.year_start, *(found.start for found in (source, journal) if found)])
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


def _is_told_elsewhere(text: str, sentence: Span, phrase: _Phrase) -> bool:
    """Tell whether the study was named before, or the sentence says elsewhere when it was published."""
    return bool(
        _KNOWN.search(text, sentence.start, phrase.start)
        or (phrase.journal and _date().search(text, sentence.start, sentence.end))
    )


def _kind(phrase: _Phrase) -> CitationKind | None:
    """Return the kind of citation that the phrase is, None if too little of a source is in it."""
    source, journal = phrase.source, phrase.journal
    if phrase.year and source:
        return "authors" if source.names else "organisation"
    if phrase.year and journal:
        return "journal" if is_journal(journal.journal) else None
    return "undated" if journal or (source and source.sure) else None


@cache
def _date() -> re.Pattern[str]:
    """Match a date with its year: "in 2020", "on 9 September 2019", "on March 3, 2021"."""
    months = "|".join(word_list("months"))
    return re.compile(
        rf"\b(?:in|on|of)\s+(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:(?:{months})\.?\s+)?(?:\d{{1,2}},\s+)?"
        r"(?:19|20)\d\d(?![\w-]|[.,]\d|\s+(?:to|and)\s+(?:19|20)\d\d)",
        re.IGNORECASE,
    )


@cache
def _step() -> re.Pattern[str]:
    done, published = "|".join(word_list("study-participles")), "|".join(word_list("publication-participles"))
    months, researchers = "|".join(word_list("months")), "|".join(word_list("researchers"))
    return re.compile(
        rf"""\s*,?\s*(?:
            (?:(?:which|that|was|were|recently|first|and|also|jointly)\s+)*(?:{done}|(?P<published>{published}))\b
            |(?:such\s+as|like|including)\s+(?:those|that|the\s+ones?|ones?)\b
            |(?:(?:in|from)\s+(?:(?:early|late|mid)[\s-])?(?:(?:{months})\.?\s+)?|\(
                (?:(?:\d{{1,2}}\s+)?(?:{months})\.?,?\s+(?:\d{{1,2}},\s+)?)?){_YEAR}\)?
            |(?:in|from)\s+(?:{months})\b
            |(?P<source>(?P<preposition>in|by|from)\s+(?P<journal>the\s+(?:medical\s+|scientific\s+)?journal\s+)?
                (?:the\s+|(?:dr|prof|professor)\b\.?\s+)?(?:(?:{researchers})\s+(?:at|from|with|of)\s+(?:the\s+)?)?)(?=[^\W\d_])
        )""",
        re.IGNORECASE | re.VERBOSE,
    )
