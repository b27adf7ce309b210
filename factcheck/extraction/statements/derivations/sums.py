"""Totals that are told behind their parts: "potatoes 30 g, peas 15 g … . So he takes insulin for 75 g".

The words of a result announce the total; its parts are the values of its dimension in the list or the sentences right
before it. What else the numbers may come to, in runs or without one of them, is a way as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extraction.claims.words import is_person
from factcheck.extraction.statements.derivations.addends import Addend, addends, amounts, sums, total
from factcheck.extraction.statements.derivations.result_signs import result_sign
from factcheck.extraction.statements.derivations.scenes import Scene
from factcheck.extraction.statements.parts import is_whole, word
from factcheck.extraction.statements.passage import Token
from factcheck.extraction.statements.tokens import tokens
from factcheck.model import Derivation, Quantity, Way

_FEWEST, _MOST = 3, 12
"""Parts of one total: of two, one may belong to something else; of very many, one is easily not read."""

_PERSONS = ("ist", "ian", "teenager", "assistant", "midwive", "midwife")
"""How nouns of people end beside those that the lists have: physiotherapists, dietitians."""
_GENERAL = frozenset(("people", "person", "staff", "member", "employee", "worker", "participant", "volunteer"))
_NEAR = 0.75
"""A whole farther from the sum of its parts is that of others, or leaves some of them out."""


def find_sums(scene: Scene) -> Iterator[Derivation]:
    """Yield each total with the sums of the parts before it."""
    if not scene.quantities or not scene.before:
        return
    read = scene.read
    known = addends(read)
    for place, quantity in read.numbers:
        # "All 23 trials": of them something else is told.
        taken_up = word(read, place - 1) == "all" and word(read, place - 2) != "in"
        whole = None if taken_up else known.get(place)
        if whole and result_sign(read, place):
            parts = _parts(scene, read.before(place), quantity)
            alike = all(counts_alike(whole, one) for one in parts)
            several = _FEWEST <= len(parts) <= _MOST
            if alike and several and may_be_slip(whole, parts) and not _is_told_before(scene, parts):
                yield derivation(whole, parts, quantity)


def _is_told_before(scene: Scene, parts: Sequence[Addend]) -> bool:
    """Tell whether a number before is what parts come to: another one is of something else."""
    low, high = total(parts)
    known = [token for sentence in scene.before for token in tokens(scene.passage, sentence) if token.quantity]
    others = (token.quantity for token in known if all(token.span != one.span for one in parts))
    return any(low <= (end or 0.0) <= high for one in others if one for end in (one.low, one.high))


def may_be_slip(whole: Addend, parts: Sequence[Addend]) -> bool:
    """Tell whether parts can be those of a whole: each is smaller, and together they come near it."""
    near = _NEAR < whole.value / sum(one.value for one in parts) < 1 / _NEAR
    return near and whole.value > max(one.value for one in parts)


def counts_alike(whole: Addend, part: Addend) -> bool:
    """Tell whether a part counts what the whole does, or leaves it open: people, and nurses among them."""
    if whole.unit or part.noun in ("", whole.noun):
        return True
    named = is_person(part.noun) or (whole.noun in _GENERAL and part.noun.endswith(_PERSONS))
    return not whole.noun or (is_whole(whole.noun) and named)


def derivation(whole: Addend, parts: Sequence[Addend], quantity: Quantity) -> Derivation:
    """Return a whole with the sum of all its parts first, then what else their numbers come to."""
    ways = tuple(_way(some, quantity) for some in (tuple(parts), *sums(parts)))
    return Derivation("sum", whole.span, whole.value - whole.room, whole.value + whole.room, ways)


def _way(parts: Sequence[Addend], quantity: Quantity) -> Way:
    low, high = total(parts)
    scale = (quantity.measure.low or 1.0) / (quantity.low or 1.0)
    written = f"{(low + high) / 2 / scale:,.10g} {quantity.unit_text}".strip()
    return Way(low, high, tuple(one.span for one in parts), written)


def _parts(scene: Scene, before: Sequence[Token], whole: Quantity) -> Sequence[Addend]:
    """Return the values of the items above, or of the sentences right before; none where one of them is unclear."""
    dimension = whole.measure.dimension
    if amounts(before, dimension).found:
        return ()
    found: list[Addend] = []
    items = [one for one in scene.before if one in scene.items]
    for sentence in items or scene.before:
        here = amounts(tokens(scene.passage, sentence), dimension)
        if found and not items and not (here.found and here.clear):
            break
        if not here.clear or (items and len(here.found) != 1):
            return ()
        found = [*here.found, *found]
    return found
