"""Frames with what their words tell: by how rare these are in all articles, and in the article itself."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from operator import attrgetter, itemgetter

from factcheck.comparison.frames import Frame, Read
from factcheck.extraction.claims.words import event, head_class
from factcheck.model import Claim
from factcheck.text.passages import recall
from factcheck.values import dataclass

Weigh = Callable[[str], float]

# Each word further from the number says less of what it measures, by its rank.
_DECAY = tuple(0.85**rank for rank in range(400))


@dataclass(frozen=True, slots=True)
class WeighedSentence:
    """What the words of a sentence tell, whichever of its numbers is looked at.

    `words` maps each of its words to its weight in all articles, `total` is their sum, `heaviest` are they with their
    weights, the heaviest first. `context` maps the words of its claims to their weights in the article, `mass` is the
    sum of these.
    """

    words: Mapping[str, float]
    total: float
    heaviest: Sequence[tuple[str, float]]
    context: Mapping[str, float]
    mass: float


@dataclass(frozen=True, slots=True)
class Weighed:
    """A frame with what its words tell, summed up once for all its pairs.

    `near` maps each near word to its weight times how much it says of the number, `total` is their sum. `local` are
    the words of the claim by how rare they are in its article, as a vector of unit length. `head` is the class of what
    the number counts, empty where it cannot be told, `event` what happened to the people that it counts; `said` are the
    words of sentence and setting. `read` stands for all but `local` and the frame's place, where a memory holds that,
    and `whole` for all but the frame's place.
    """

    frame: Frame
    sentence: WeighedSentence
    near: Mapping[str, float]
    total: float
    local: Mapping[str, float]
    head: str
    event: str
    said: Collection[str]
    qualifiers: Mapping[str, str]
    read: Read | None = None
    whole: Read | None = None


def weighed(frames: Sequence[Frame], weigh: Weigh, here: Weigh) -> list[Weighed]:
    """Return the frames of one sentence with their words weighed by how rare they are, in all articles and `here`."""
    if not frames:
        return []
    given = frames, weigh, here
    if frames[0].read is None:
        return _weighed(given)
    told = {*frames[0].claim.context, *chain.from_iterable(frame.claim.subject for frame in frames)}
    key = tuple([frame.read for frame in frames]), *map(weigh, frames[0].near), *map(here, sorted(told))
    kept = recall(_kept, given, key, len(key))
    return [Weighed(frame, *_rest(one)) for frame, one in zip(frames, kept, strict=True)]


_rest = attrgetter("sentence", "near", "total", "local", "head", "event", "said", "qualifiers", "read", "whole")

_Given = tuple[Sequence[Frame], Weigh, Weigh]


def _kept(given: _Given) -> tuple[Weighed, ...]:
    """Return the frames as a memory holds them, wherever they stand."""
    return tuple(replace(one, read=_read(one), whole=Read()) for one in _weighed(given))


def _weighed(given: _Given) -> list[Weighed]:
    frames, weigh, here = given
    sentence = _sentence(frames[0], weigh, here)
    said = {*frames[0].near, *frames[0].support}
    found = []
    for frame in frames:
        near = {word: sentence.words[word] * closeness for word, closeness in frame.near.items()}
        claim = frame.claim
        found.append(Weighed(
            frame, sentence, near, math.fsum(near.values()), _local(claim, here), _head(frame), happened(claim), said,
            dict(claim.qualifiers),
        ))  # fmt: skip
    return found


def _read(one: Weighed) -> Read:
    return recall(_new, None, (one.frame.read, tuple(one.sentence.words.values())), len(one.sentence.words))


def _new(_: None) -> Read:
    return Read()


def _sentence(frame: Frame, weigh: Weigh, here: Weigh) -> WeighedSentence:
    words = {word: weigh(word) for word in frame.near}
    heaviest = sorted(words.items(), key=itemgetter(1), reverse=True)
    context = {word: here(word) for word in frame.claim.context}
    return WeighedSentence(words, math.fsum(words.values()), heaviest, context, math.fsum(context.values()))


def _local(claim: Claim, weigh: Weigh) -> dict[str, float]:
    raw = {word: weigh(word) * decay for word, decay in zip(claim.subject, _DECAY, strict=False)}
    length = math.sqrt(math.fsum([weight * weight for weight in raw.values()])) or 1.0
    return {word: weight / length for word, weight in raw.items()}


def _head(frame: Frame) -> str:
    """Return the class of the noun that the number counts, as far as it can be told."""
    measure = frame.claim.quantity.measure
    counted = measure.of.split()[-1] if measure.of else ""
    counted = counted or (frame.behind if measure.dimension in ("count", "times") else "")
    return head_class(counted) if counted else ""


def happened(claim: Claim) -> str:
    """Return what happened to the people counted, empty for other numbers and other events."""
    if claim.quantity.unit or claim.head not in ("", "person"):
        return ""
    return next(filter(None, map(event, claim.subject)), "")
