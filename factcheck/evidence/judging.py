"""What a source says of one cited number: its state, how probable that is, and the passages to be read beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import nlargest

from factcheck.comparison.probability import logit, probability
from factcheck.data import word_table
from factcheck.evidence.citing import Citing
from factcheck.evidence.matching import Comparison, Match, comparison, found, others
from factcheck.evidence.shares import is_anothers
from factcheck.evidence.texts import SourceText
from factcheck.model import EvidenceState, Shown, Span
from factcheck.values import dataclass

WEIGHTS = "evidence-weights"
"""The lexicon file of weights and thresholds, which `python -m benchmarks.fit_evidence --write` derives."""
MOST_SHOWN = 2
# A number that is found with less probability is shown after the passage that is nearest by its words.
_LIKELY = 0.1


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a source says of a number: `probability` is that of the state, 0 where nothing speaks for another."""

    state: EvidenceState
    probability: float
    shown: tuple[Shown, ...]
    said: str = ""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A figure of the source with the probability that it is the cited number, or what it should have been."""

    match: Match
    probability: float


def judge(place: Span, citing: Citing, source: SourceText) -> Judgement:
    """Return what a source says of the number at a place of a citing sentence.

    *Found*: it states the value for the same thing. *Differs*: it states no such value anywhere, and another one for
    the same thing. Else it is *not found*; *not compared* where no number can be read at that place.
    """
    return judge_all([place], citing, source)[0]


def judge_all(places: Sequence[Span], citing: Citing, source: SourceText) -> list[Judgement]:
    """Return what a source says of several numbers of one citing sentence."""
    between = comparison(citing, source)
    return [_judge(place, between) for place in places]


def _judge(place: Span, between: Comparison) -> Judgement:
    figure = between.citing.figure(place)
    if figure is None:
        return Judgement("not-compared", 0.0, ())
    equal = weighed("found", found(figure, between))
    differing = [] if equal else weighed("differs", others(figure, between))
    shown = tuple(_shown(equal, differing, between))
    equal = [each for each in equal if not is_anothers(figure, each.match, between)]
    least = word_table(WEIGHTS)["thresholds"]
    if equal and equal[0].probability >= least["found_in_full_text" if between.source.whole else "found"]:
        return Judgement("found", equal[0].probability, shown, _said(equal[0]))
    if differing and differing[0].probability >= least["differs"]:
        return Judgement("differs", differing[0].probability, shown, _said(differing[0]))
    return Judgement("not-found", equal[0].probability if equal else 0.0, shown)


def weighed(model: str, matches: Sequence[Match]) -> list[Weighed]:
    """Return the matches with their probabilities, the most probable first."""
    rated = [Weighed(match, probability(logit(model, match.features, WEIGHTS))) for match in matches]
    return sorted(rated, key=lambda each: (-each.probability, each.match.read.number, each.match.figure.span))


def _said(each: Weighed) -> str:
    span = each.match.figure.span
    return each.match.read.passage.text[span.start : span.end]


def _shown(equal: Sequence[Weighed], differing: Sequence[Weighed], between: Comparison) -> Iterator[Shown]:
    """Yield the passages to be read: those that state the number, then what is nearest."""
    seen: dict[int, Span | None] = {}
    likely = [each for each in equal if each.probability >= _LIKELY]
    for each in (*likely, *(differing[:1] if not likely else ())):
        seen.setdefault(each.match.read.number, each.match.figure.span)
    nearest = nlargest(MOST_SHOWN, between.covers, key=lambda number: (between.covers[number], -number))
    for number in nearest:
        seen.setdefault(number, None)
    for each in equal:
        seen.setdefault(each.match.read.number, each.match.figure.span)
    for number, mark in list(seen.items())[:MOST_SHOWN]:
        yield Shown(between.source.passages[number].passage, (mark,) if mark else ())
