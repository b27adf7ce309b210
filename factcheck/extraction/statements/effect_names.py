"""Names of effect measures in the tokens of a sentence: "hazard ratio (HR)", "aOR", "mean difference"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from factcheck.data import word_table
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.tokens import Token

_LONGEST_SHORT = 5
"""So many letters an abbreviation in brackets behind the name has at most."""


class EffectName(NamedTuple):
    """What an estimate is called after `rules/lexicon/effect-measures.toml`, and the tokens [first, last) that say so.

    A `ratio` of 1 means no difference.
    """

    words: str
    ratio: bool
    first: int
    last: int


def effect_names(text: str, read: Sequence[Token]) -> list[EffectName]:
    """Return the names of effect measures, the longest at each place; capitals count in abbreviations."""
    return list(_found(text, read))


def _found(text: str, read: Sequence[Token]) -> Iterator[EffectName]:
    place = 0
    while place < len(read):
        found = _at(text, read, place)
        if found:
            yield found
        place = found.last if found else place + 1


def _at(text: str, read: Sequence[Token], place: int) -> EffectName | None:
    for name, ratio in _names().get(read[place].word, ()):
        last = place + len(name)
        said = [word(read, there) for there in range(place, last)]
        if _same(said, name) and _as_written(text, read[place:last], name) and word(read, last) not in _other():
            return EffectName(" ".join(name), ratio, place, _behind_short(read, last))
    return None


def _same(said: Sequence[str], name: Sequence[str]) -> bool:
    """Tell whether the words are those of the name, or its plural."""
    folded = [part.casefold() for part in name]
    return said[:-1] == folded[:-1] and said[-1] in (folded[-1], f"{folded[-1]}s")


def _as_written(text: str, read: Sequence[Token], name: Sequence[str]) -> bool:
    pairs = zip(read, name, strict=True)
    return all(part.islower() or text.startswith(part, token.start) for token, part in pairs)


def _behind_short(read: Sequence[Token], last: int) -> int:
    """Return the place behind the abbreviation in brackets that follows a name, or the place itself."""
    short = word(read, last + 1)
    bracketed = word(read, last) in ("(", "[") and word(read, last + 2) in (")", "]")
    return last + 3 if bracketed and 1 < len(short) <= _LONGEST_SHORT and short.isalpha() else last


@cache
def _names() -> dict[str, list[tuple[list[str], bool]]]:
    """Return the names that begin with a word or its plural, longest first, each with whether it is a ratio."""
    table = word_table("effect-measures")
    found: dict[str, list[tuple[list[str], bool]]] = {}
    for kind in ("ratio", "other"):
        for name in sorted(table[kind], key=len, reverse=True):
            words = name.split()
            for first in {words[0].casefold(), f"{words[0].casefold()}s"}:
                found.setdefault(first, []).append((words, kind == "ratio"))
    return found


@cache
def _other() -> frozenset[str]:
    """Return the words that make another measure of a name: "relative risk reduction"."""
    return frozenset(word_table("effect-measures")["linking"]["other_measure"])
