"""Words right beside a number that make it one of another thing than its sentence is else about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from factcheck.comparison.companions import value_of
from factcheck.comparison.echoes import BREAK, EDGE
from factcheck.comparison.frames import Frame
from factcheck.comparison.measures import compare, factor, slip
from factcheck.comparison.rivals import small
from factcheck.comparison.tokens import words
from factcheck.data import word_table
from factcheck.text.expressions import expression

# How many words before a number may hold the verb that it is the outcome of: "brings a large bowl down to 230 kcal".
_VERB = 6
# Of the changed numbers of the benchmarks that are no such slip, none is so many times as large as it was.
_WORLDS = 50.0
# Two sentences on one thing share so many words at least.
_TOLD = 2
# A share or multiple stands so many numbers away at most from the value that is so much of the other.
_BESIDE, _ROUNDED = 2, 0.02
# What is counted has a long name, such as "states and the District of Columbia", from so many content words on.
_LONG_NAME = 2
# With so many others of its kind behind a mark each, a number is one of a list.
_LISTED = 3
_PARTS = expression(r"\b(?:including|among them|of (?:whom|them|which|these|those))\b")
_DEGREE = expression(
    r"\b(?P<very>very|extremely|particularly|moderately|slightly)?[ -]?"
    r"(?P<degree>high|low|medium|moderate|intermediate|average|increased)(?P<er>er|est)?[ -]"
    r"(?P<of>risk|dose|dosage|strength|intensity|income|grade|volume|activity)\b",
    re.IGNORECASE,
)


def are_of_two_sorts(one: Frame, two: Frame) -> bool:
    """Tell whether one number alone counts others, is what something is changed to, or totals what the other rates."""
    return (
        _counts_others(one) != _counts_others(two)
        or _is_outcome(one) != _is_outcome(two)
        or _looks_back(one) != _looks_back(two)
        or _are_worlds_apart(one, two)
        or _is_whole_time(one) != _is_whole_time(two)
        or _is_vague(one) != _is_vague(two)
        or _is_so_much_of(one, two)
        or _is_so_much_of(two, one)
        or _share_what_they_count(one, two)
        or _is_limit_of_mean(one, two)
        or _is_limit_of_mean(two, one)
        or _is_of_another_item(one, two)
        or _is_of_another_item(two, one)
        or _are_two_conditions(one, two)
        or _are_two_steps(one, two)
        or _is_one_of_times(one) != _is_one_of_times(two)
        or (_is_of_people(one) and _is_of_people(two) and _rates(one) != _rates(two))
    )


def states_both(one: Frame, said: str, two: Frame, others: str) -> bool:
    """Tell whether the sentence of one number also gives the other: "for some hours, but for no more than 2 days".

    `said` and `others` are the sentences. What one of them gives as a part of its number is another number, where
    both tell of one thing in so many words.
    """
    if len(one.claim.context & two.claim.context) < _TOLD:
        return _stands_beside(one, two) or _stands_beside(two, one)
    pairs = ((one, two, said), (two, one, others))
    return any(_stands_beside(own, other) and not _PARTS.search(sentence) for own, other, sentence in pairs)


def _stands_beside(own: Frame, other: Frame) -> bool:
    measure = other.claim.quantity.measure
    if measure.dimension == "date":
        # Values are kept to four digits, which tell no days apart.
        year = other.claim.quantity.text.strip()
        return year.isdigit() and year in own.years
    found = measure.dimension, value_of(measure)
    of = other.companions.own[1] if small(other) else ""
    return any(
        (dimension, value) == found and (not of or counted == of)
        for dimension, counted, value in own.companions.distances
    )


def are_of_two_degrees(one: str, two: str) -> bool:
    """Tell whether two sentences speak of one thing in two degrees: "high-risk patients", "those at very high risk"."""
    here, there = (dict(_degrees(sentence)) for sentence in (one, two))
    return any(there.get(thing, degree) != degree for thing, degree in here.items())


def _degrees(sentence: str) -> Iterator[tuple[str, str]]:
    for found in _DEGREE.finditer(sentence):
        yield found["of"].lower(), f"{found['very'] or found['er'] or ''} {found['degree']}".lower()


def _counts_others(frame: Frame) -> bool:
    """Tell whether those counted come on top of, or stand beside, some that were told of: "12 other men"."""
    before, after = frame.around.before[:1], frame.around.after[:2]
    return _any_of("besides", before) or _any_of("besides", after) or _any_of("on_top", after[:1])


def _is_outcome(frame: Frame) -> bool:
    """Tell whether a number is what something comes to, or what it was before: "cut to 230", "rose from 40"."""
    before = frame.around.before
    if before[0][0] not in ("to", "from"):
        return False
    verbs = before[1 : 1 + _VERB]
    return verbs[:1] == (("down", ""),) or _any_of("changes", verbs)


def _are_worlds_apart(one: Frame, two: Frame) -> bool:
    """Tell whether values are so far from each other as no slip of a point, a unit or a digit takes them."""
    here, there = one.claim.quantity.measure, two.claim.quantity.measure
    return factor(here, there) > _WORLDS and slip(here, there) not in ("tenfold", "unit")


def _is_so_much_of(one: Frame, two: Frame) -> bool:
    """Tell whether a share beside one value is that of the other: "half a pint (284 ml)", "a pint (568 ml)"."""
    if one.claim.quantity.measure.dimension == "share":
        return False
    ratio = factor(one.claim.quantity.measure, two.claim.quantity.measure)
    return any(
        dimension in ("share", "multiple") and distance <= _BESIDE and _is_near(ratio, value[0])
        for (dimension, _, value), distance in one.companions.distances.items()
    )


def _share_what_they_count(one: Frame, two: Frame) -> bool:
    """Tell whether two numbers of the same long name have nothing else in common: "31 states and the Low District"."""
    named = [here[1] for here, there in takewhile(_are_one_word, zip(one.around.after, two.around.after, strict=False))]
    counted = set(filter(None, named))
    if len(counted) < _LONG_NAME or one.claim.quantity.measure.dimension != "count":
        return False
    own, others = one.near.keys() - counted, two.near.keys() - counted
    return len(own & others) < _TOLD and min(len(own), len(others)) > _TOLD


def _is_limit_of_mean(one: Frame, two: Frame) -> bool:
    """Tell whether one number is a limit, and the other a mean: "for at most eight months", "8.9 weeks on average"."""
    bounded = one.claim.quantity.measure.bound and not two.claim.quantity.measure.bound
    return bool(bounded) and not words("means").isdisjoint(two.near) and words("means").isdisjoint(one.near)


def _is_of_another_item(one: Frame, two: Frame) -> bool:
    """Tell whether a number stands behind its item in a list of such, which the other sentence does not name: "thymol
    (2.98%), linalool (4.94%), limonene (3.73%)"."""
    mark, item = (*one.around.before, (EDGE, ""), (EDGE, ""))[:2]
    dimension = one.companions.own[0]
    listed = sum(kind == dimension for kind, _, _ in one.companions.distances)
    between_marks = mark[0] == BREAK and one.around.after[0][0] in (BREAK, EDGE)
    if not between_marks or not item[1] or listed < _LISTED:
        return False
    return item[1] not in two.near and item[1] not in two.support


def _are_two_conditions(one: Frame, two: Frame) -> bool:
    """Tell whether bounds point away from each other, as of two cases: "born before 22 weeks", "after 36 weeks"."""
    here, there = one.claim.quantity.measure, two.claim.quantity.measure
    return {here.bound, there.bound} == {"lower", "upper"} and compare(here, there) == "differ"


def _are_two_steps(one: Frame, two: Frame) -> bool:
    """Tell whether limits have different things done: "if it rises to 2, test again", "if it rises to 4, refer"."""
    here, there = _done_from(one), _done_from(two)
    return bool(here and there and here.isdisjoint(there))


def _done_from(frame: Frame) -> frozenset[str]:
    """Return what is done from a limit on, none where the number is no limit of a condition."""
    clause = takewhile(lambda word: word not in (BREAK, EDGE), (word for word, _ in frame.around.before))
    if not frame.claim.quantity.measure.limit or not _any_of("if", [(word, "") for word in clause]):
        return frozenset()
    return frozenset(form for word, form in frame.around.after if form)


def _is_one_of_times(frame: Frame) -> bool:
    """Tell whether a number is one of several times at which something is done: "at 1 and 5 minutes"."""
    dimension = frame.companions.own[0]
    beside = any(kind == dimension and distance == 1 for (kind, _, _), distance in frame.companions.distances.items())
    ahead = [word for word, _ in frame.around.before[:1]]
    behind = [word for word, _ in frame.around.after[:1]]
    return dimension == "time" and beside and (ahead == ["and"] or behind == ["and"])


def _are_one_word(pair: tuple[tuple[str, str], tuple[str, str]]) -> bool:
    return pair[0] == pair[1]


def _is_near(ratio: float, share: float) -> bool:
    return share > 0 and abs(max(share, 1 / share) / ratio - 1) <= _ROUNDED


def _is_whole_time(frame: Frame) -> bool:
    """Tell whether a time is told to be that of all parts together: "8 rounds (4 minutes total)"."""
    time = frame.claim.quantity.measure.dimension == "time"
    return time and _any_of("wholes", frame.around.after[:1])


def _is_vague(frame: Frame) -> bool:
    """Tell whether a number is a word for some: "several pounds"."""
    text = frame.claim.quantity.text.lower()
    return text.split()[0] in word_table("frames")["vague"] and not any(map(str.isdigit, text))


def _looks_back(frame: Frame) -> bool:
    """Tell whether a time only says since when something has been so: "over the past two decades"."""
    words = [word for word, _ in frame.around.before[:2]]
    if frame.claim.quantity.measure.dimension != "time" or words[0] not in word_table("frames")["past"]:
        return False
    return words[0] != "last" or words[1] in (*word_table("frames")["definite"], *word_table("frames")["spans"])


def _any_of(name: str, words: Sequence[tuple[str, str]]) -> bool:
    listed = word_table("frames")[name]
    return any(word in listed or form in listed for word, form in words)


def _is_of_people(frame: Frame) -> bool:
    return frame.claim.head == "person" and frame.claim.quantity.measure.dimension == "count"


def _rates(frame: Frame) -> bool:
    return bool(frame.claim.quantity.measure.per_day)
