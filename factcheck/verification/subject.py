"""How near a work is to what a sentence speaks of, by shared words and by words of the same company."""

from __future__ import annotations

import base64
import math
import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

import numpy as np

from factcheck.data import data_lines, word_list
from factcheck.text.expressions import expression
from factcheck.values import dataclass
from factcheck.verification.background import Vector, background
from factcheck.verification.words import stems

# The titles that the counts in `subject-vectors.txt` are of.
TITLES = 100_000


@dataclass(frozen=True, slots=True)
class Affinity:
    """What sentence and work have in common.

    `shared` sums the squared rarity (0 to 1) of the stems that stand in sentence and title, `best` is the
    greatest rarity among them; `abstract` sums those that stand in sentence and abstract only, `around` those
    that stand in title and paragraph only; no sum counts above 3. `direction` is the cosine
    of the two centroids, `nearness` how near the words of the title come to any word of the sentence.
    `among_titles` says how unusual that cosine is for this sentence among titles of all kinds, `among_sentences`
    for this work among sentences, both in standard deviations.
    `told` and `titled` are how much the known words of sentence and title say at all, `method` whether the
    sentence speaks of a procedure, where the source may be on any subject.
    """

    shared: float = 0.0
    best: float = 0.0
    abstract: float = 0.0
    around: float = 0.0
    direction: float = 0.0
    nearness: float = 0.0
    among_titles: float = 0.0
    among_sentences: float = 0.0
    told: float = 0.0
    titled: float = 0.0
    method: bool = False

    @property
    def worded(self) -> bool:
        """Tell whether sentence or paragraph shares a word with title or abstract, and not only its company."""
        return self.shared > 0 or self.abstract > 0 or self.around > 0


def affinity(sentence: str, context: str, title: str, container: str, abstract: str) -> Affinity:
    """Compare a citing sentence, with its surroundings as a faint second voice, with a work."""
    said, titled, near = stems(sentence), stems(title), stems(context)
    sense, subject = heading(said, near - said), heading(titled, stems(container) - titled)
    direction = float(sense @ subject)
    return Affinity(
        shared=_mass(said & titled),
        best=max(map(rarity, said & titled), default=0.0),
        abstract=_mass(said & stems(abstract) - titled),
        around=_mass(near & titled - said),
        direction=direction,
        nearness=_nearness(titled, said),
        among_titles=background("titles").standing(sense, direction),
        among_sentences=background("sentences").standing(subject, direction),
        told=_known(said),
        titled=_known(titled),
        method=speaks_of_method(sentence),
    )


def _known(words: Iterable[str]) -> float:
    """Return how much words say to whoever has but the table: one that is not in it is near or far from nothing."""
    return min(sum(rarity(word) for word in words if word in _table()), 8.0)


def _mass(words: Iterable[str]) -> float:
    return min(sum(rarity(word) ** 2 for word in words), 3.0)


def rarity(stem: str) -> float:
    """Return how rare a stem is among titles, from 0 (in all) to 1 (in none)."""
    frequency = int(_table()[stem][0]) if stem in _table() else 1
    return math.log(TITLES / (frequency + 1)) / math.log(TITLES)


@lru_cache(4096)
def speaks_of_method(sentence: str) -> bool:
    """Tell whether a sentence, its citations cut out, cites its source for a procedure, an instrument or a program.

    What something is "according to" is the source only where the source stands close behind.
    """
    return any(_is_cited(match, sentence) for match in _methods().finditer(sentence))


def _is_cited(match: re.Match[str], sentence: str) -> bool:
    return match[0].casefold() not in LEADING or _CUT_OUT.match(sentence, match.end()) is not None


LEADING = frozenset(("according to", "in accordance with", "following the"))
_CUT_OUT = expression(r"(?: \w[\w'-]{0,30}){0,4}(?: {2,}| ?\( | ?$)")


@cache
def _methods() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, word_list("method-phrases"))) + r")\b", re.IGNORECASE)


@cache
def _table() -> Mapping[str, tuple[str, str]]:
    """Return (frequency, packed vector) of each stem; unpacking is left to the few that are needed."""
    lines = data_lines("subject-vectors.txt")
    rows = (line.split(" ") for line in lines if not line.startswith("#"))
    return {stem: (frequency, packed) for stem, frequency, packed in rows}


@lru_cache(8192)
def _vector(stem: str) -> Vector | None:
    if stem not in _table():
        return None
    signed = np.frombuffer(base64.b64decode(_table()[stem][1]), dtype=np.int8)
    return signed.astype(np.float64) / 127


@lru_cache(8192)
def heading(words: frozenset[str], faint: frozenset[str]) -> Vector:
    """Return the unit vector of the centroid of words, weighted by rarity; faint ones count a third."""
    weighted = [(rarity(word), word) for word in words] + [(rarity(word) / 3, word) for word in faint]
    known = [weight * vector for weight, word in weighted if (vector := _vector(word)) is not None]
    if not known:
        return np.zeros(_size())
    total = np.sum(known, axis=0)
    unit: Vector = total / (np.linalg.norm(total) + 1e-9)
    return unit


@cache
def _size() -> int:
    return len(base64.b64decode(next(iter(_table().values()))[1]))


def _nearness(titled: Iterable[str], said: Iterable[str]) -> float:
    """Return the mean, over the words of a title, of their cosine with the nearest word of the sentence."""
    near = [vector for word in said if (vector := _vector(word)) is not None]
    pairs = [(rarity(word), vector) for word in titled if (vector := _vector(word)) is not None]
    if not near or not pairs:
        return 0.0
    cosines = np.array([vector for _, vector in pairs]) @ np.array(near).T
    weights = np.array([weight for weight, _ in pairs])
    return float((cosines.max(axis=1) * weights).sum() / (weights.sum() + 1e-9))
