"""How many times as large one of two values is: "doubled: 120 in May, 310 in June", "down to a tenth"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.statements.derivations.levels import Level, levels
from factcheck.extraction.statements.derivations.scenes import Scene
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import Token
from factcheck.extraction.statements.stated_changes import direction
from factcheck.model import Derivation, Span, Way

_LOOSE = 0.25
"""A factor said in a word may be off by this part of it."""
_REACH = 6


def find_factors(scene: Scene) -> Iterator[Derivation]:
    """Yield each factor with the ratio of the two values told behind its colon, or before it."""
    words = scene.words
    if not any(map(words.__contains__, _signs())):
        return
    read = scene.read
    for place, token in enumerate(read):
        if token.word in _factors() and word(read, place - 1) not in ("nearly", "almost", "than"):
            colon = next((there for there in range(place, len(read)) if word(read, there) == ":"), None)
            two = levels(read[colon + 1 :]) if colon else []
            yield from _derivation(token.span, _factors()[token.word], two)
        elif (
            (quantity := token.quantity) and not quantity.step and 0 < (quantity.low or 0) < 1 and _is_end(read, place)
        ):
            two = levels(read[:place])
            for earlier in scene.earlier(2):
                two = two if len(two) > 1 else [*levels(earlier), *two]
            counts = [one for one in two if one.unit is None]
            yield from _derivation(token.span, 1 / (quantity.low or 1.0), counts)


def _is_end(read: Sequence[Token], place: int) -> bool:
    """Tell whether something has come down to a fraction: "had brought it down to a tenth"."""
    near = {word(read, there) for there in range(max(place - _REACH, 0), place)}
    falls = "down" in near or any(direction(one) == "fall" for one in near)
    return word(read, place - 1) == "to" and falls and word(read, place + 1) != "of"


def _derivation(span: Span, factor: float, two: Sequence[Level]) -> Iterator[Derivation]:
    if len(two) != 2 or two[0].unit != two[1].unit or two[0].value == two[1].value or any(one.group for one in two):
        return
    if len({one.noun for one in two} - {""}) > 1:
        return
    ends = sorted(one.value for one in two)
    ratio = ends[1] / ends[0]
    way = Way(ratio, ratio, (two[0].span, two[1].span), f"{ratio:.2g} times")
    yield Derivation("change", span, factor * (1 - _LOOSE), factor * (1 + _LOOSE), (way,))


@cache
def _signs() -> tuple[str, ...]:
    """Return words of which every sentence with a factor has one."""
    return (*_factors(), " to a ", " to half")


@cache
def _factors() -> dict[str, float]:
    return {word: float(value) for word, value in word_table("changes")["factors"].items() if word.endswith("ed")}
