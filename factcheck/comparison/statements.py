"""Claims made ready for comparison: words weighted by how much they tell, and the numbers beside each."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from factcheck.comparison.studies import studies
from factcheck.comparison.values import dimension, magnitude
from factcheck.data import word_list
from factcheck.extraction.claims.dates import DATE
from factcheck.extraction.claims.words import event, is_person, sides
from factcheck.model import Article, Claim

# Each word further from the number says less of what it measures.
_DECAY = 0.85
# A heading of so many words may name a thing ("Drug A"); a longer one asks or tells something.
_SHORT = 4
# The words next to the number, among which a contrast counts.
_CLOSE = 6
# How many numbers to either side count as beside one: a row of a table is no sentence.
_BESIDE = 20
# A text with so few sentences that hold numbers is a brief. They do not tell which words are rare, so its words are
# weighted as if it had more.
_BRIEF = 4
_FEWEST = 12
# Numbers about other numbers are never compared.
_NEVER = frozenset({"confidence", "p-value", "heterogeneity"})
# A level and its change are told apart by their words; the kind alone is too uncertain.
_LEVELS = frozenset({"level", "change", "age", "sample"})

Anchor = tuple[str, str, float]


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim with what comparison needs of it.

    `key` names the type of number; equal keys are compared. `near` maps the words around the number to weights,
    a vector of unit length. `anchors` maps the other numbers of the sentence, as (unit, head, size), to their
    distance; `profile` maps (unit, head, statistic) to their sizes. `mass` is the weight of all words of the
    sentence, `sides` says on which side of which contrast the close words are, `slots` are the qualifiers,
    `studies` the studies that the sentence names. `event` is what happened to the people that are counted. `topic`
    is the short heading above that names what the section is about, empty under any other.
    """

    index: int
    claim: Claim
    block: int
    sentence: int
    key: tuple[str, str]
    near: Mapping[str, float]
    mass: float
    sides: Mapping[int, int]
    slots: Mapping[str, str]
    studies: frozenset[str] = frozenset()
    event: str = ""
    topic: str = ""
    anchors: Mapping[Anchor, int] = field(default_factory=dict)
    dates: frozenset[float] = frozenset()
    profile: Mapping[tuple[str, str, str], frozenset[float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Statements:
    """The statements of an article in order, the weight of each word in it, and whether it is a brief."""

    all: tuple[Statement, ...]
    weights: Mapping[str, float]
    brief: bool


def prepare(article: Article, claims: Sequence[Claim], *, joined: bool = False) -> Statements:
    """Return the claims as statements, those of kinds that are never compared left out.

    An article that is `joined` from two is no brief, however short: they need not speak of one thing.
    """
    sentences = _by_sentence(claims)
    brief = len(sentences) <= _BRIEF and not joined
    weights = _weights(sentences, max(len(sentences), _FEWEST) if brief else len(sentences))
    headings = list(topics(article))
    found: list[Statement] = []
    for number, group in enumerate(sentences):
        block = article.block_at(group[0].sentence.start)
        topic = _topic_at(headings, group[0].sentence.start)
        named = studies(article.words(group[0].sentence))
        mass = sum(weights[word] for word in group[0].context)
        for place, claim in enumerate(group):
            if claim.statistic not in _NEVER and len(claim.context) > 1:
                found.append(
                    Statement(
                        index=len(found),
                        claim=claim,
                        block=block.span.start if block else -1,
                        sentence=number,
                        key=_key(claim),
                        near=_near(claim.subject, weights),
                        mass=mass,
                        sides={line: side for word in claim.subject[_CLOSE - 1 :: -1] for line, side in sides(word)},
                        slots=dict(claim.qualifiers),
                        studies=named,
                        event=_event(claim),
                        topic=topic,
                        anchors=(anchors := _anchors(group, place)),
                        dates=frozenset(size for unit, _, size in anchors if unit == DATE),
                        profile=_profile(group, place),
                    )
                )
    return Statements(tuple(found), weights, brief)


def same_event(one: Statement, two: Statement) -> bool:
    """Tell whether the two count people to whom the same has happened, and share a word of how."""
    if not one.event or one.event != two.event:
        return False
    return any(not event(word) and not is_person(word) for word in one.claim.context & two.claim.context)


def topics(article: Article) -> Iterator[tuple[int, str]]:
    """Yield where each section starts, and its heading if that is short and names no mere part of an article."""
    for block in article.blocks:
        if block.kind == "heading":
            words = re.findall(r"\w+", article.words(block.span).lower())
            heading = " ".join(words)
            named = block.level > 1 and len(words) <= _SHORT and heading not in word_list("section-headings")
            yield block.span.start, heading if named else ""


def _topic_at(headings: Sequence[tuple[int, str]], offset: int) -> str:
    section = bisect_right(headings, offset, key=lambda topic: topic[0])
    return headings[section - 1][1] if section else ""


def _by_sentence(claims: Iterable[Claim]) -> list[list[Claim]]:
    found: dict[int, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.sentence.start, []).append(claim)
    return list(found.values())


def _weights(sentences: Sequence[Sequence[Claim]], number: int) -> dict[str, float]:
    """Return each word's inverse document frequency over the sentences that hold numbers, as if of `number` of them."""
    counts = Counter(word for group in sentences for word in group[0].context)
    total = number + 1.0
    return {word: math.log(total / count) + 0.3 for word, count in counts.items()}


def _key(claim: Claim) -> tuple[str, str]:
    measured = dimension(claim.quantity.unit) if claim.quantity.unit else ""
    return measured, "level" if claim.statistic in _LEVELS else claim.statistic


def _event(claim: Claim) -> str:
    """Return what happened to the people counted, empty for other numbers and other events."""
    if claim.quantity.unit or claim.head not in ("", "person"):
        return ""
    return next(filter(None, map(event, claim.subject)), "")


def _near(subject: Sequence[str], weights: Mapping[str, float]) -> dict[str, float]:
    raw = {word: weights[word] * _DECAY**rank for rank, word in enumerate(subject)}
    length = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
    return {word: weight / length for word, weight in raw.items()}


def _beside(group: Sequence[Claim], place: int) -> Iterator[tuple[int, Claim]]:
    first = max(0, place - _BESIDE)
    for there, other in enumerate(group[first : place + _BESIDE + 1], first):
        if there != place:
            yield there, other


def _anchors(group: Sequence[Claim], place: int) -> dict[Anchor, int]:
    found: dict[Anchor, int] = {}
    for there, other in _beside(group, place):
        if other.statistic not in _NEVER:
            unit = other.quantity.unit
            anchor = (unit or "", "" if unit else other.head, magnitude(other.quantity))
            found[anchor] = min(found.get(anchor, len(group)), abs(there - place))
    return found


def _profile(group: Sequence[Claim], place: int) -> dict[tuple[str, str, str], frozenset[float]]:
    found: dict[tuple[str, str, str], set[float]] = {}
    for _, other in _beside(group, place):
        if other.statistic not in ("confidence", "heterogeneity"):
            number = other.quantity
            kind = (number.unit or "", "" if number.unit else other.head, other.statistic)
            found.setdefault(kind, set()).update(value for value in (number.low, number.high) if value is not None)
    return {kind: frozenset(values) for kind, values in found.items()}
