"""Scores that their scale does not have: "scored 2 on the Glasgow Coma Scale", which runs from 3 to 15.

The scales are those of `rules/lexicon/score-scales.toml`. A score is a bare number that stands beside the name of the
scale, or that somebody is told to have scored, or to have come to, soon after. Articles on several scales are left
alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from factcheck.data import word_table
from factcheck.extraction.statements.parts import closes, word
from factcheck.extraction.statements.passage import LONGEST, Passage, Token
from factcheck.extraction.statements.stated_changes import direction
from factcheck.extraction.statements.tokens import tokens
from factcheck.model import Quantity, RuledOut
from factcheck.text.cues import Phrases, words_of
from factcheck.text.trie import alternation

_VERB, _NEAR = 3, 8
_BACK = 500
"""A score may be told so many characters after its scale was named."""
_FARTHEST = 10.0
"""What is farther beyond a scale is no score on it."""


class Scale(NamedTuple):
    """A scale from its least to its greatest score."""

    low: float
    high: float


def find_scores(passage: Passage) -> Iterator[RuledOut]:
    """Yield each score of an article that lies beyond the one scale that it names, shortly before or beside."""
    said = words_of(passage.text) if passage.quantities else frozenset()
    if not _names().may_be_in(said) or not any(map(passage.text.casefold().__contains__, _scales())):
        return
    named = [(one.start(), one.end(), _scales()[one.group().casefold()]) for one in _pattern().finditer(passage.text)]
    if len({scale for _, _, scale in named}) != 1:
        return
    scale = named[0][2]
    for sentence, quantities in passage.by_sentence():
        if len(sentence) > LONGEST or not any(_is_beyond(one, scale) for one in quantities):
            continue
        if not any(sentence.start - _BACK <= start < sentence.end for start, _, _ in named):
            continue
        read = tokens(passage, sentence)
        names = [(start, end) for start, end, _ in named if sentence.start <= start < sentence.end]
        for place, token in enumerate(read):
            if token.quantity and _is_beyond(token.quantity, scale) and _is_score(read, place, names):
                yield RuledOut(token.span, "score", f"{scale.low:.10g} to {scale.high:.10g}")


def _is_beyond(quantity: Quantity, scale: Scale) -> bool:
    bare = quantity.unit in (None, "point") and quantity.counted in ("", "point") and quantity.low == quantity.high
    low = quantity.low or 0.0
    beyond = not scale.low <= low <= scale.high and abs(low) < scale.high * _FARTHEST
    return bare and quantity.comparator == "=" and beyond and quantity.measure.statistic == "level"


def _is_score(read: Sequence[Token], place: int, names: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a number is scored, or linked to the name of the scale."""
    before, behind = word(read, place - 1), word(read, place + 1)
    if not (closes(read, place + 1) or behind in _words("behind")) or before in _words("not_scores"):
        return False
    near = {word(read, there) for there in range(place - _VERB, place)}
    if near & _words("scored") and before not in ("by", "than"):
        return True
    if before == "to" and any(direction(one) or one in ("up", "down", "sunk") for one in near):
        return True
    own = read[place].start
    named = any(sum(end <= token.start < own for token in read) <= _NEAR // 2 for _, end in names if end < own)
    behind_name = behind == "on" and any(0 < start - read[place].end < 5 * _NEAR for start, _ in names)
    return (named and before in _words("linking")) or behind_name


@cache
def _scales() -> Mapping[str, Scale]:
    entries = word_table("score-scales")["scale"]
    return {name.casefold(): Scale(float(one["low"]), float(one["high"])) for one in entries for name in one["words"]}


@cache
def _pattern() -> re.Pattern[str]:
    names = [name for one in word_table("score-scales")["scale"] for name in one["words"]]
    plain = alternation(name for name in names if not name.isupper())
    short = alternation(name for name in names if name.isupper())
    return re.compile(rf"(?<![\w-])(?:(?i:{plain})|{short})(?![\w-])")


@cache
def _names() -> Phrases:
    """Return the words of each name, all of which a text holds that names its scale."""
    return Phrases(" ".join(words_of(name)) for one in word_table("score-scales")["scale"] for name in one["words"])


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("score-scales")[kind])
