"""Facts that an article states more than once, and where what it says of one does not fit."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

from factcheck.comparison.candidate_pairs import Candidate, candidates, pairs, weights
from factcheck.comparison.contrast import differ_in_kind
from factcheck.comparison.frames import Frame, Sentence, frames, sentences
from factcheck.comparison.idf import specific
from factcheck.comparison.likeness import Values
from factcheck.comparison.measures import Agreement, comparable, compare
from factcheck.comparison.meetings import Meeting, Sentences, alike
from factcheck.comparison.moulds import in_rows
from factcheck.comparison.probability import confidence, least_shown, logit, probability
from factcheck.comparison.recalls import SURE, recalls
from factcheck.comparison.rivals import Likeness, standings, values
from factcheck.comparison.same_words import layout
from factcheck.comparison.scale_words import scale_slips
from factcheck.comparison.tellings import (
    BRIEF,
    BRIEF_WEIGHTS,
    Partners,
    are_steps,
    hardly_alike,
    partners_of,
    rated,
    supports,
    telling,
)
from factcheck.comparison.weighed import Weighed, weighed
from factcheck.comparison.worked_examples import is_worked_example
from factcheck.model import Article, Claim, Confidence
from factcheck.text.expressions import expression
from factcheck.values import dataclass

# A pair that agrees is listed as one fact from this probability on: `benchmarks.fit_comparison` prints what it gives.
_LISTED = 0.5
# Year, volume and pages of a reference: "2019;380:447-58", "369(2), 145-154".
_REFERS = expression(r"\d(?<!\w\d)\d{0,3}(?:\(\d{1,3}\)[,:;]|;\s?\d{1,4}:)\s?\d{1,5}")

# A sentence of nothing but settings: "HEAT = 240, FIL = 0, VEL = 25".
_SETTINGS = expression(r"\W*(?:[A-Za-z]\w{0,20} ?= ?-?\d{1,9}(?:\.\d{1,9})?[,;.]? ?){2,40}")

# The number of a section before its heading, how far from one to look for the next, and the characters that one takes.
_OUTLINE = expression(r"(?<![\d.])(?P<part>\d{1,2})\.\d{1,2}\.(?= [A-Z])")
_LINE, _SHORTEST = 200, 8


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims of one fact with different values, and the probability that they contradict each other.

    `odd` stands against `other`, and against `more` that agree with the other: of two it is the later one, of three
    the one that is alone.
    """

    odd: Claim
    other: Claim
    probability: float
    agreement: Agreement
    more: tuple[Claim, ...] = ()

    @property
    def confidence(self) -> Confidence:
        """How sure the conflict is; one of low confidence is for lists that are looked through."""
        return confidence(self.probability)


@dataclass(frozen=True, slots=True)
class Fact:
    """What an article states more than once: the claims in text order, and the probability that they differ."""

    mentions: tuple[Claim, ...]
    differ: float
    conflict: Conflict | None = None


@dataclass(frozen=True, slots=True)
class Other:
    """Where an article is joined from two: the number of the other's first claim, and how rare words are in both.

    Values that differ are compared only where the words that their sentences share weigh at least `specific`.
    """

    first: int
    weights: Mapping[str, float]
    specific: float = 0.0


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair of claims, its features, and the log-odds that they state one fact (or, if they differ, conflict)."""

    pair: Likeness
    features: Mapping[str, float]
    logit: float

    @property
    def probability(self) -> float:
        """The probability of the log-odds."""
        return probability(self.logit)

    @property
    def numbers(self) -> tuple[int, int]:
        """The numbers of the claims in order."""
        return self.pair.one.number, self.pair.two.number


_latest: list[tuple[Article, Sequence[Claim], tuple[Fact, ...]]] = []


def find_facts(article: Article, claims: Sequence[Claim]) -> tuple[Fact, ...]:
    """Return the facts that the article states more than once, those that differ first, surest first.

    Those of the latest article are kept, since its check and the list of its facts both ask for them.
    """
    for held, of_held, facts in _latest:
        if held is article and of_held is claims:
            return facts
    found = tuple(sorted(_facts(article, claims), key=lambda fact: -fact.differ))
    _latest[:] = [(article, claims, found)]
    return found


def _facts(article: Article, claims: Sequence[Claim]) -> Iterator[Fact]:
    found = comparable_sentences(article, claims)
    pairs = compared(article, claims, found)
    judged = list(judge(pairs, brief=len(found) <= BRIEF))
    groups = _groups(each for each in judged if each.pair.agreement == "agree" and each.probability >= _LISTED)
    listed: set[int] = set()
    recalled: set[int] = set()
    for one, two in (*recalls(article, claims), *scale_slips(article, claims)):
        if recalled.isdisjoint((one, two)):
            recalled |= {one, two}
            yield Fact((claims[one], claims[two]), SURE, Conflict(claims[two], claims[one], SURE, "differ"))
    differing = (each for each in judged if each.pair.agreement != "agree" and each.probability >= least_shown())
    for conflict in surest(article, differing):
        one, two = conflict.numbers
        members = groups.get(one, {one}) | groups.get(two, {two})
        if members <= listed or not recalled.isdisjoint(conflict.numbers):
            continue  # other mentions of a disagreement that has been told
        listed |= members
        mentions = tuple(claims[number] for number in sorted(members))
        yield Fact(mentions, conflict.probability, _conflict(conflict, groups, claims))
    for members in {id(group): group for group in groups.values()}.values():
        if not members & (listed | recalled):
            yield Fact(tuple(claims[number] for number in sorted(members)), 0.0)


def compared(
    article: Article, claims: Sequence[Claim], found: Sequence[Sentence], other: Other | None = None
) -> list[Likeness]:
    """Return the pairs of claims that may state one fact, with the log-odds that they do, blind to their values."""
    return [
        Likeness(each.one.frame, each.two.frame, odds, each.agreement, features)
        for each in _meetings(article, claims, found, other)
        for features, odds in (alike(each),)
    ]


def aligned(
    article: Article, claims: Sequence[Claim], found: Sequence[Sentence], other: Other | None = None
) -> Iterator[tuple[Frame, Frame, Agreement, Values]]:
    """Yield the frames of pairs of claims that share words, earlier first, how they agree, and their features."""
    for each in _meetings(article, claims, found, other):
        yield each.one.frame, each.two.frame, each.agreement, each.values()


def _meetings(
    article: Article, claims: Sequence[Claim], found: Sequence[Sentence], other: Other | None
) -> Iterator[Meeting]:
    """Yield the pairs of claims that share words, earlier first."""
    rarity = weights(claims, found, other.weights if other else None)
    of = {number: sentence for sentence in found for number in sentence.claims}
    framed: dict[int, Weighed] = {}
    read: dict[tuple[int, int], Sentences] = {}

    def frame(number: int) -> Weighed:
        if number not in framed:
            for each in weighed(list(frames(article, claims, of[number])), rarity.anywhere, rarity.here):
                framed[each.frame.number] = each
        return framed[number]

    brief = other is None and len(found) <= BRIEF
    chosen = pairs(list(candidates(claims, found, other.first if other else None)), rarity, brief=brief)
    for one, two, agreement in _across(list(chosen), other) if other else chosen:
        if not _date_two_events(one.number, two.number, of, claims):
            here, there = frame(one.number), frame(two.number)
            both = read.get((one.sentence, two.sentence))
            if both is None:
                both = read[one.sentence, two.sentence] = Sentences(here, there, layout(here.frame, there.frame))
            yield Meeting(here, there, agreement, both, rarity.anywhere)


def _across(
    chosen: Sequence[tuple[Candidate, Candidate, Agreement]], other: Other
) -> Iterator[tuple[Candidate, Candidate, Agreement]]:
    """Yield the pairs of two articles, and those of one that agree with what may differ from the other article."""
    differing: set[int] = set()
    kept: list[tuple[Candidate, Candidate, Agreement]] = []
    for one, two, agreement in chosen:
        if one.side == two.side:
            continue
        if agreement == "agree":
            kept.append((one, two, agreement))
        elif specific(one.claim, two.claim, other.weights) >= other.specific:
            kept.append((one, two, agreement))
            differing |= {one.number, two.number}
    if differing:
        yield from kept
        for one, two, agreement in chosen:
            if one.side == two.side and agreement == "agree" and not differing.isdisjoint((one.number, two.number)):
                yield one, two, agreement


def _date_two_events(one: int, two: int, of: Mapping[int, Sentence], claims: Sequence[Claim]) -> bool:
    """Tell whether two claims are dates whose sentences give other numbers, too, none of which agree."""
    if claims[one].quantity.measure.dimension != "date":
        return False
    here, there = (
        [claims[other].quantity.measure for other in of[number].claims if other != number] for number in (one, two)
    )
    agreements = [compare(first, second) for first in here for second in there if comparable(first, second)]
    return bool(agreements) and "agree" not in agreements


def comparable_sentences(article: Article, claims: Sequence[Claim]) -> list[Sentence]:
    """Return the sentences that hold claims, without rows of data, worked examples and references."""
    found = list(sentences(article, claims))
    found = [each for each in found if not _REFERS.search(article.text, each.span.start, each.span.end)]
    found = [each for each in found if not _ends_in_outline(article.text, each.span.end)]
    found = [each for each in found if not _SETTINGS.fullmatch(article.text, each.span.start, each.span.end)]
    rows = in_rows(article, found)
    return [each for each in found if each.number not in rows and not is_worked_example(article.words(each.span))]


def _ends_in_outline(text: str, end: int) -> bool:
    """Tell whether a sentence ends in the number of a heading that follows, as in a table of contents on one line."""
    own = _OUTLINE.search(text, max(end - _SHORTEST, 0), end + 2)
    if not own or own.end() < end:
        return False
    others = _OUTLINE.finditer(text, max(own.start() - _LINE, 0), own.end() + _LINE)
    return any(each["part"] == own["part"] and each.start() != own.start() for each in others)


def judge(pairs: Sequence[Likeness], *, brief: bool) -> Iterator[Judged]:
    """Yield the pairs as judged in the light of all others; a `brief` is a text with hardly any numbers.

    Two numbers of a brief conflict as those of an article do, or as the model of briefs tells.
    """
    partners = partners_of(pairs, brief=brief)
    for pair, features in standings(pairs):
        if pair.agreement == "agree":
            yield Judged(pair, features, logit("restated", features))
        else:
            found = {**features, **rated(telling(pair, partners, features, brief=brief))}
            judged = Judged(pair, found, logit("conflict", found))
            yield _of_brief(pair, partners, judged) if brief else judged


def _of_brief(pair: Likeness, partners: Partners, judged: Judged) -> Judged:
    """Return two numbers of a brief as its own model judges them, or as those of an article if that model agrees."""
    told = telling(pair, partners, values(pair), brief=True)
    if told.kind != "brief":
        return judged
    sure = logit("brief", told.features, BRIEF_WEIGHTS)
    steps = are_steps(pair.one, pair.two, pair.agreement)
    if not steps and not hardly_alike(told) and sure > judged.logit:
        return Judged(pair, told.features, sure)
    if supports(told, judged.logit, math.inf if steps else sure):
        return judged
    return Judged(pair, judged.features, min(judged.logit, sure))


def surest(article: Article, found: Iterable[Judged]) -> Iterator[Judged]:
    """Yield the pairs, surest first, each claim in its surest only; those that differ in kind are left out."""
    taken: set[int] = set()
    for each in sorted(found, key=lambda each: (-each.logit, each.numbers)):
        if taken.isdisjoint(each.numbers) and not differ_in_kind(article, each.pair.one, each.pair.two):
            taken.update(each.numbers)
            yield each


def _groups(agreeing: Iterable[Judged]) -> dict[int, set[int]]:
    """Return the claims that state one fact with each claim, itself among them."""
    groups: dict[int, set[int]] = {}
    for each in agreeing:
        one, two = each.numbers
        joined = groups.get(one, {one}) | groups.get(two, {two})
        groups.update(dict.fromkeys(joined, joined))
    return groups


def _conflict(judged: Judged, groups: Mapping[int, set[int]], claims: Sequence[Claim]) -> Conflict:
    """Return the conflict with the odd mention named: of three the one that stands alone, else the later one."""
    one, two = judged.numbers
    here, there = groups.get(one, {one}), groups.get(two, {two})
    odd, other = (one, two) if len(here) == 1 < len(there) else (two, one)
    more = sorted((there if other == two else here) - {odd, other})
    return Conflict(
        claims[odd], claims[other], judged.probability, judged.pair.agreement, tuple(claims[number] for number in more)
    )
