"""Numbers needed to treat below one: nobody is helped more often than treated."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extraction.statements.derivations.needed_words import needed_words
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import LONGEST, Passage, Tokens
from factcheck.extraction.statements.tokens import tokens
from factcheck.model import Quantity, RuledOut
from factcheck.text.cues import words_of

_NEAR, _AFTER = 6, 2
_LINKS = frozenset({"is", "was", "of", "it's", "=", "were", "be", "about", "only", "around", "just"})


def find_needed(passage: Passage) -> Iterator[RuledOut]:
    """Yield each number needed to treat below one, told with its name or as "it" soon after."""
    said = words_of(passage.text)
    if said.isdisjoint(needed_words("names")) and not {"number", "needed"} <= said:
        return
    left = -1
    for sentence, _ in passage.by_sentence():
        read = tokens(passage, sentence) if len(sentence) <= LONGEST else Tokens()
        named = _named(read)
        left = _AFTER if named is not None else left - 1
        if left < 0:
            continue
        for place, quantity in read.numbers:
            near = named is not None and 0 < place - named <= _NEAR
            if _is_below(quantity) and word(read, place - 1) in _LINKS and (near or _is_it(read, place)):
                yield RuledOut(quantity.span, "needed", "1")


def _named(read: Tokens) -> int | None:
    """Return where a sentence names the number last, None where it does not."""
    found = [
        there
        for there in range(len(read))
        if word(read, there) in needed_words("names")
        or [word(read, there - back) for back in (2, 1, 0)] == ["number", "needed", "to"]
    ]
    return found[-1] if found else None


def _is_it(read: Tokens, place: int) -> bool:
    before = [word(read, there) for there in range(max(0, place - 3), place)]
    return "it" in before or "it's" in before


def _is_below(quantity: Quantity) -> bool:
    value = quantity.low
    return (
        quantity.unit is None and value is not None and 0 < value < 1 and value == quantity.high and bool(quantity.step)
    )
