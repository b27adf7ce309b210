"""What sets two claims apart, however alike their words: another thing counted, event, date, study, side, or a plan."""

from __future__ import annotations

from typing import Any

from factcheck.comparison.asides import are_of_two_degrees, are_of_two_sorts, states_both
from factcheck.comparison.companions import Companions
from factcheck.comparison.echoes import are_of_two_subjects
from factcheck.comparison.frame_mismatch import told_apart, weight
from factcheck.comparison.frames import Frame
from factcheck.comparison.leads import have_two_leads
from factcheck.comparison.procedures import are_of_two_steps
from factcheck.comparison.series import are_of_two_members
from factcheck.comparison.studies import are_of_two_pools, are_of_two_sources, name_two_studies, names_another
from factcheck.comparison.weighed import happened
from factcheck.data import word_list
from factcheck.extraction.claims.words import is_person, sides
from factcheck.model import Article, Claim
from factcheck.text.expressions import expression

# A heading of so many words may name a thing ("Drug A"), and sentences that share so many of theirs are one template.
_SHORT, _TEMPLATE = 4, 0.6
# An age that is so many numbers away says whom a number is of.
_NEXT = 2
_NONE: frozenset[Any] = frozenset()
# Marks between two statements of one sentence.
_STRONG = expression(r";|\s[–—]\s")
_SUBTITLE = expression(r"(?<=\w)\s?(?:[:(]|\s[–—-]\s)[^?]*$")
_ONE_OF_MANY = expression(r"(?<!\w)(?i:an?|another)\s$")
# The words next to the number, among which a contrast counts.
_CLOSE = 6


def differ_in_kind(article: Article, one: Frame, two: Frame) -> bool:
    """Tell whether a word sets two claims apart, or one mould tells of two things."""
    here, there = one.claim, two.claim
    if (
        min(len(here.context), len(there.context)) < 2
        or _contrast(one, two)
        or are_of_two_sorts(one, two)
        or are_of_two_sources(here, there)
        or _are_cells(one, two)
        or _date_two_works(article, one, two)
        or _stand_under_two_names(article, one, two)
        or have_two_leads(article, one, two)
        or are_of_two_subjects(
            one.around, two.around, weight, ({**one.near, **one.support}, {**two.near, **two.support})
        )
    ):
        return True
    words = article.words(here.sentence), article.words(there.sentence)
    if (
        states_both(one, words[0], two, words[1])
        or (here.quantity.measure.dimension != "rank" and are_of_two_members(*words))
        or are_of_two_steps(one, words[0], two, words[1])
    ):
        return True
    before = [article.text[claim.sentence.start : claim.quantity.span.start] for claim in (here, there)]
    other_study = names_another(words[0]) != names_another(words[1]) or are_of_two_pools(*before)
    parts = _part(article, here), _part(article, there)
    return other_study or name_two_studies(*words) or are_of_two_degrees(*words) or told_apart(*parts)


def _part(article: Article, claim: Claim) -> str:
    """Return what stands of a sentence around a number between marks as strong as a semicolon."""
    start, end, own = claim.sentence.start, claim.sentence.end, claim.quantity.span
    for mark in _STRONG.finditer(article.text, start, end):
        if mark.end() <= own.start:
            start = mark.end()
        elif mark.start() >= own.end:
            end = mark.start()
            break
    return article.text[start:end]


def _contrast(one: Frame, two: Frame) -> bool:
    here, there = one.claim, two.claim
    dated = here.quantity.measure.dimension == "date"
    own = _sides(here)
    return (
        _clash(here.head, there.head)
        or _clash(happened(here), happened(there))
        or (not dated and _disjoint(_dates(one.companions), _dates(two.companions)))
        or _are_of_two_ages(one.companions, two.companions)
        or _differ_throughout(one.companions, two.companions)
        or any(own.get(line, side) != side for line, side in _sides(there).items())
        or _clash(_said(here, "role"), _said(there, "role"))
        or (_are_people(here, there) and _said(here, "modality") != _said(there, "modality"))
        or (_is_least_of_people(here) and _is_least_of_people(there))
        or (_names_a_group(one) and _names_a_group(two) and (not one.names & two.names or _are_opposite(one, two)))
        or (one.change != two.change and {here.statistic, there.statistic} == {"change", "level"})
    )


def _are_cells(one: Frame, two: Frame) -> bool:
    """Tell whether both stand in tables: two rows are of two things, and the few words of two tables say too little."""
    return bool(one.setting.table and two.setting.table)


def _date_two_works(article: Article, one: Frame, two: Frame) -> bool:
    """Tell whether each year belongs to a work of which there may be more: "A 2021 review", "A 2025 review"."""
    dates = [claim.quantity for claim in (one.claim, two.claim) if claim.quantity.measure.dimension == "date"]
    return len(dates) == 2 and all(
        _ONE_OF_MANY.search(article.text, max(date.span.start - _SHORT * 2, 0), date.span.start) for date in dates
    )


def _stand_under_two_names(article: Article, one: Frame, two: Frame) -> bool:
    """Tell whether sections on two things say the same of each: the sentence leaves to its heading what it is about."""
    here, there = one.claim.context, two.claim.context
    if one.setting.summary or two.setting.summary or len(here & there) < _TEMPLATE * len(here | there):
        return False
    names = {_name_over(article, frame.claim.sentence.start) for frame in (one, two)}
    return len(names) == 2 and "" not in names


def _name_over(article: Article, offset: int) -> str:
    """Return the heading over a place if it may name a thing: short, no question, and no part that articles have.

    What stands behind a colon or in brackets does not count: "Ashwagandha (root): The Cortisol Crusher".
    """
    above = [block for block in article.blocks if block.kind == "heading" and block.span.start <= offset]
    heading = article.words(above[-1].span) if above and above[-1].level > 1 else ""
    words = " ".join(_SUBTITLE.sub("", heading).lower().split())
    names = len(words.split()) <= _SHORT and not words.endswith("?") and words not in word_list("section-headings")
    return words if names else ""


def _names_a_group(frame: Frame) -> bool:
    """Tell whether an age says which people are meant: "adults 40 to 50 years old", "people over 65"."""
    before = frame.phrases.get("governor", ())
    return frame.claim.quantity.measure.kind == "age" and bool(before) and is_person(before[0])


def _are_opposite(one: Frame, two: Frame) -> bool:
    """Tell whether two bounds point opposite ways: those below an age are others than those above it."""
    return {one.claim.quantity.measure.bound, two.claim.quantity.measure.bound} == {"lower", "upper"}


def _are_people(*claims: Claim) -> bool:
    """Tell whether people are counted: a trial that should enrol 400 enrols fewer; other rules are no plans."""
    return all(claim.head == "person" and claim.quantity.measure.dimension == "count" for claim in claims)


def _is_least_of_people(claim: Claim) -> bool:
    """Tell whether people are counted so far: "at least 40 people died", "over 60 died" can both be true."""
    return claim.head == "person" and claim.quantity.measure.bound == "lower" and bool(happened(claim))


def _sides(claim: Claim) -> dict[int, int]:
    """Return on which side of which contrast the words next to the number stand, the nearest counting most."""
    return {line: side for word in claim.subject[_CLOSE - 1 :: -1] for line, side in sides(word)}


def _dates(beside: Companions) -> frozenset[tuple[float, float]]:
    return frozenset(value for dimension, _, value in beside.distances if dimension == "date")


def _are_of_two_ages(one: Companions, two: Companions) -> bool:
    """Tell whether two ages part those that numbers are of: "65 mg at 1 to 3 years", "350 mg above 9".

    Ages themselves are those of two groups where another number differs as well.
    """
    if one.own[0] == two.own[0] == "age":
        return any(kind in two.values and _disjoint(own, two.values[kind]) for kind, own in one.values.items())
    ages = [_ages(beside) for beside in (one, two)]
    return all(ages) and all(here[1] < there[0] or there[1] < here[0] for here in ages[0] for there in ages[1])


def _differ_throughout(one: Companions, two: Companions) -> bool:
    """Tell whether both sentences give more numbers of one kind, none of which agree: results of two groups or tests.

    Left out, these are 6 of 37 false conflicts of published texts that are .35 likely, and 2 of 855 true ones of all
    sets.
    """
    own = one.own
    return own == two.own and _disjoint(one.values.get(own, _NONE), two.values.get(own, _NONE))


def _ages(beside: Companions) -> list[tuple[float, float]]:
    """Return the ages nearest to a number, none for one that is an age itself."""
    if beside.own[0] == "age":
        return []
    found = [(distance, value) for (dimension, _, value), distance in beside.distances.items() if dimension == "age"]
    nearest = min((distance for distance, _ in found), default=0)
    return [value for distance, value in found if distance == nearest <= _NEXT]


def _said(claim: Claim, slot: str) -> str:
    return dict(claim.qualifiers).get(slot, "")


def _clash(here: str, there: str) -> bool:
    return bool(here and there) and here != there


def _disjoint(here: frozenset[Any], there: frozenset[Any]) -> bool:
    return bool(here and there) and here.isdisjoint(there)
