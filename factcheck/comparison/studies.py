"""Studies named or cited in a sentence: the numbers of two studies are two numbers."""

from __future__ import annotations

import re
from functools import cache

from factcheck.data import word_table
from factcheck.model import Claim
from factcheck.text.expressions import expression

_NOUN = r"(?:[Tt]rials?|[Ss]tudy|[Cc]ohort|[Ss]urvey|[Rr]egistry)"
_WORD = r"[A-Z][\w’'-]{0,30}"
_NAMED = expression(rf"\b(?P<name>{_WORD}(?: {_WORD}){{0,4}}) {_NOUN}\b")
# Long acronyms name studies and little else; short ones ("LDL", "COPD") name what is measured.
_ACRONYM = expression(r"(?<![\w-])[A-Z]{6,12}(?:[- ]?\d{1,2}|-[A-Z][A-Za-z]{1,20})?(?![\w-])")
_ANOTHER = expression(
    r"\b(?:another|an? (?:second|third|further|different|separate|later|earlier|newer|older|smaller|larger|similar))"
    r"(?: \w+)? (?:stud(?:y|ies)|trials?|reviews?|surveys?|cohort|group|team|experiment|analysis|hospital|report)\b",
    re.IGNORECASE,
)
# "(8 studies, 434 participants": the evidence on one outcome, before the number of people.
_POOL = expression(
    r"\((?:[^()\d]{0,30}\s)?(?P<number>\d{1,3}|[a-z]{3,9}) (?:trials?|stud(?:y|ies)|RCTs?)[,;:]? (?:with |in |of )?\Z"
)
_ALONE = frozenset({"1", "one", "single"})
_OPENING = expression(r"(?:The|In|An?|This|That|One|Our|For|From|Another|Each)(?: |$)")

# What follows an acronym in a longer name of the same study; "STEP 2" and "DETOX II" are others.
_LONGER = expression(r" (?![IVX]+\b)[A-Z].*")


def studies(sentence: str) -> frozenset[str]:
    """Return the studies that a sentence names: "DASH-Sodium" of "the DASH-Sodium trial", or "PREDIMED" alone."""
    named = (_name(found["name"], first=found.start() == 0) for found in _NAMED.finditer(sentence))
    return frozenset(filter(None, (*named, *(found[0] for found in _ACRONYM.finditer(sentence)))))


def name_two_studies(one: str, two: str) -> bool:
    """Tell whether two sentences name two studies: none of one is one of the other.

    A nationality says where a study was made, and sets it apart from one of another nation alone: "the Cuban trial" may
    be that of Vilar-Gomez. An acronym may open the whole name: "MRC", "MRC Vitamin".
    """
    here, there = studies(one), studies(two)
    nations = _nationalities()
    if here - nations and there - nations:
        return not any(_may_be_one(first, second) for first in here for second in there)
    return bool(here & nations and there & nations) and here.isdisjoint(there)


def _may_be_one(one: str, two: str) -> bool:
    short, full = sorted((one, two), key=len)
    return short == full or (short.isupper() and bool(_LONGER.fullmatch(full, len(short))) and full.startswith(short))


@cache
def _nationalities() -> frozenset[str]:
    return frozenset(word_table("studies")["nationalities"])


def names_another(sentence: str) -> bool:
    """Tell whether a sentence speaks of a further study than the one told of before, as "another study"."""
    return bool(_ANOTHER.search(sentence))


def are_of_two_pools(one: str, two: str) -> bool:
    """Tell whether two numbers are the people of other studies; `one` and `two` are what their sentences say before.

    Evidence in brackets is that on one outcome: another number of studies is other evidence, a single one any of them.
    """
    here, there = _POOL.search(one), _POOL.search(two)
    if not here or not there:
        return False
    return here["number"] != there["number"] or here["number"] in _ALONE


def are_of_two_sources(one: Claim, two: Claim) -> bool:
    """Tell whether two claims count the people of two studies, each cited by names that the other is not cited by.

    What two sources say of people at large is one fact nevertheless, and a year may be wrong: only names count.
    """
    names = _cited(one), _cited(two)
    return all(names) and names[0].isdisjoint(names[1])


def _cited(claim: Claim) -> frozenset[str]:
    """Return by which names a claim on the people of a study is cited, none for any other claim."""
    cited = claim.citation
    if cited is None or claim.head != "person" or "study" not in claim.context:
        return frozenset()
    return frozenset(filter(None, (cited.organisation, *(name.family for name in cited.authors))))


def _name(words: str, *, first: bool) -> str:
    """Return the name without the word that opens the sentence; a plain word that opens it is no name."""
    name = _OPENING.sub("", words)
    plain = name.isalpha() and name[1:].islower()
    return "" if first and plain and name == words else name
