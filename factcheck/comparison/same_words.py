"""What two sentences have in common, whichever of their numbers are compared: worked out once for all their pairs."""

from __future__ import annotations

import math
from collections.abc import Collection

from factcheck.comparison.frames import Frame
from factcheck.comparison.weighed import Weighed
from factcheck.values import dataclass

FEATURES = (
    "share_of_fewer", "share_of_more", "contained", "whole", "shared", "runs", "words", "names_same", "names_other",
    "names_apart", "same_block", "neighbours", "tables", "one_table", "same_table", "same_list", "one_summary",
    "summaries", "neighbours_whole", "replaced", "whole_replaced", "local_context", "local_mass",
)  # fmt: skip
"""The names of the features."""

# Below so much weight of words, shares of words say little; from the trial that the first fit started from.
_LEAST_WORDS = 4.0
# What stands in two sections is as far apart as if so many sentences with numbers stood between.
_SECTION = 3
# From this share of the longer sentence's words on, one sentence is the other again.
_MOST_WORDS = 0.6


@dataclass(frozen=True, slots=True)
class Together:
    """The words that two sentences share, and their `FEATURES`, each between 0 and about 3."""

    common: Collection[str]
    features: tuple[float, ...]


def together(one: Weighed, two: Weighed) -> Together:
    """Return what the sentences of two frames share."""
    common = one.sentence.words.keys() & two.sentence.words.keys()
    words, apart = _words(one, two, common), layout(one.frame, two.frame)
    whole, neighbours = words[3], apart[1]
    replaced = min(_missing(one, two), _missing(two, one)) / 3
    return Together(
        common,
        (
            *words, *_names(one.frame, two.frame), *apart,
            neighbours * whole, replaced, whole * replaced, *_local(one, two),
        ),
    )  # fmt: skip


def _words(one: Weighed, two: Weighed, common: Collection[str]) -> tuple[float, ...]:
    """Return how much the words of both tell; sums over sets are exact, so that their order changes nothing."""
    words = one.sentence.words
    known = math.fsum(map(words.__getitem__, common))
    fewer, more = sorted((one.sentence.total, two.sentence.total))
    runs = math.fsum(
        [
            min(words.get(first, 0.0) + words.get(second, 0.0), 6.0)
            for first, second in one.frame.pairs & two.frame.pairs
        ]
    )
    share_of_more = known / max(more, 6.0)
    return (
        known / max(fewer, _LEAST_WORDS),
        share_of_more,
        min(known, 12.0) / 6 if known > 0 and known >= fewer - 1e-6 else 0.0,
        max(min(share_of_more, 1.0) - _MOST_WORDS, 0.0) / (1.0 - _MOST_WORDS),
        min(known, 24.0) / 8,
        min(runs, 18.0) / 6,
        math.log1p(fewer) / 3,
    )


def _names(one: Frame, two: Frame) -> tuple[float, ...]:
    if not one.names or not two.names:
        return 0.0, 0.0, 0.0
    names = len(one.names & two.names)
    own, their = one.names - two.names - two.support.keys(), two.names - one.names - one.support.keys()
    return min(names, 3) / 2, float(not names), float(bool(own and their))


def layout(one: Frame, two: Frame) -> tuple[float, ...]:
    """Return how the sentences of two frames stand to each other: all that hangs on their places."""
    here, there = one.setting, two.setting
    apart = abs(one.sentence - two.sentence) + (_SECTION if here.section != there.section else 0)
    tables = bool(here.table), bool(there.table)
    return (
        float(here.block == there.block),
        1.0 / (1 + apart),
        float(all(tables)),
        float(tables[0] != tables[1]),
        float(all(tables) and here.table == there.table),
        float(bool(here.list) and here.list == there.list and here.block != there.block),
        float(here.summary != there.summary),
        float(here.summary and there.summary),
    )


def _missing(one: Weighed, two: Weighed) -> float:
    """Return the weight of the heaviest word that the other sentence and its setting know nowhere.

    Where both have one, in else the same words, the one is put for the other: "if you are sedentary", "if you train".
    """
    said = two.said
    return next((weight for word, weight in one.sentence.heaviest if word not in said), 0.0)


def _local(one: Weighed, two: Weighed) -> tuple[float, ...]:
    here, there = one.sentence, two.sentence
    common = math.fsum(map(here.context.__getitem__, here.context.keys() & there.context.keys()))
    least = min(here.mass, there.mass)
    return common / (least + 2.0), least / 30
