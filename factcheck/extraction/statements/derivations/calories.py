"""Calories of nutrients: "30 grams of fat supply 270 calories", "12 g of protein, 20 g of carbohydrate … 200 kcal".

What is told to come from one nutrient is held against its grams, what a food has in all against those of protein,
carbohydrate and fat together; grams that a share of the calories comes to against that share.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.extraction.statements.derivations.scenes import Scene
from factcheck.extraction.statements.derivations.told_results import is_told_result
from factcheck.extraction.statements.nutrients import JOULES, MACRONUTRIENTS, energy, nutrient, nutrient_at, told
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import Token, Tokens
from factcheck.model import Derivation, Quantity, Way

_BACK = 2
_AROUND = 7
_ROOM, _ABOUT = 0.02, 0.1
"""What writers round calories by, as a part of them. By hand."""
WHOLE_ROOM, LEAST = 0.12, 20 * JOULES
"""So far a food's calories in all may be off: of many foods they are told by factors of their own. By hand."""
_FARTHEST = 4.0
_TAKING_UP = frozenset({"that", "this", "it", "so", "together", "altogether", "all"})


class _Mass(NamedTuple):
    """A mass of a nutrient, told by `said`."""

    name: str
    said: str
    quantity: Quantity


def find_calories(scene: Scene) -> Iterator[Derivation]:
    """Yield calories with what the nutrients told near them give, and grams with what their share of calories is."""
    if not any(one.measure.dimension in ("energy", "mass") for one in scene.quantities):
        return
    every = [scene.read, *scene.earlier(_BACK)]
    if not any(nutrient(one) for read in every for one in read.words):
        return
    for place, quantity in scene.read.numbers:
        if not _is_plain(quantity):
            continue
        if quantity.measure.dimension == "energy":
            if name := _source(scene.read, place):
                yield from _of_one(quantity, name, every)
            else:
                yield from _of_all(scene, place, quantity, every)
        elif quantity.measure.dimension == "mass" and (name := nutrient_at(scene.read, place)[0]):
            yield from _of_share(quantity, name, every)


def _is_plain(quantity: Quantity) -> bool:
    measure = quantity.measure
    return bool(measure.low) and measure.low == measure.high and not measure.bound and measure.statistic == "level"


def _masses(read: Tokens) -> list[_Mass]:
    found = [
        (one, *nutrient_at(read, place))
        for place, one in read.numbers
        if one.measure.dimension == "mass" and _is_plain(one)
    ]
    return [_Mass(name, said, one) for one, name, said in found if name]


def _source(read: Tokens, place: int) -> str:
    """Return the nutrient that calories are told to come from: "from protein", "30 g of fat supply 270 calories"."""
    for there in range(place + 1, place + _AROUND):
        if word(read, there) in told("from"):
            behind = there + 1 + (word(read, there + 1) in ("the", "pure"))
            return "" if nutrient(word(read, behind + 2)) else nutrient(word(read, behind))
        if word(read, there) not in told("coming"):
            break
    verb = False
    for there in range(place - 1, max(-1, place - _AROUND), -1):
        said = word(read, there)
        if said in told("giving"):
            verb = True
        elif name := nutrient(said):
            apart = word(read, there - 1) in ("and", "or", ",", "less", "more", "high", "low")
            return name if not apart and (verb or _is_apposed(read, there, place)) else ""
        elif said not in told("between"):
            return ""
    return ""


def _is_apposed(read: Tokens, there: int, place: int) -> bool:
    """Tell whether calories say nothing else than what the grams before them come to: "30 g of fat (270 kcal)"."""
    links = {word(read, between) for between in range(there + 1, place)}
    return bool(links & {"(", "or", "=", "so"}) and read[there - 1].quantity is None


def _of_one(quantity: Quantity, name: str, every: Sequence[Tokens]) -> Iterator[Derivation]:
    """Yield calories that come from one nutrient, with what each mass of it near by gives."""
    masses = [one for read in every for one in reversed(_masses(read)) if one.name == name]
    ways = tuple(_way([one], quantity) for one in masses)
    yield from _derivation(quantity, ways, _ABOUT if quantity.comparator == "~" else _ROOM)


def _of_all(scene: Scene, place: int, quantity: Quantity, every: Sequence[Tokens]) -> Iterator[Derivation]:
    """Yield the calories of a food of which protein, carbohydrate and fat are told, each once."""
    alone = not _masses(scene.read)
    if alone and not (word(scene.read, 0) in _TAKING_UP or is_told_result(scene.read, place)):
        return
    near = every[: 1 + alone]
    masses = [one for read in near for one in _masses(read)]
    energies = [one for read in near for _, one in read.numbers if one.measure.dimension == "energy"]
    whole = [one for one in masses if one.said not in told("parts")]
    names = [one.name for one in whole]
    said = frozenset().union(*(read.words for read in near))
    if len(energies) != 1 or set(names) != MACRONUTRIENTS or len(names) != len(MACRONUTRIENTS):
        return
    if not (said & told("others")) and word(scene.read, place + 1) != "from":
        yield from _derivation(quantity, (_way(whole, quantity),), WHOLE_ROOM, LEAST)


def _way(masses: Sequence[_Mass], result: Quantity) -> Way:
    ends = [
        energy(one.name, one.quantity.measure.low or 0.0, _step(one.quantity), whole=len(masses) > 1) for one in masses
    ]
    low, high = sum(low for low, _ in ends), sum(high for _, high in ends)
    middle = sum(energy(one.name, one.quantity.measure.low or 0.0)[0] for one in masses)
    scale = (result.measure.low or 1.0) / (result.low or 1.0)
    how = " + ".join(f"{one.quantity.text} of {one.said}" for one in masses)
    return Way(low, high, tuple(one.quantity.span for one in masses), f"{middle / scale:,.3g} {result.unit_text}", how)


def _step(quantity: Quantity) -> float:
    return quantity.measure.step / 2


def _derivation(quantity: Quantity, ways: Sequence[Way], room: float, least: float = 0.0) -> Iterator[Derivation]:
    value = quantity.measure.low or 0.0
    if not ways or not 1 / _FARTHEST < value / ways[0].low < _FARTHEST:
        return
    by = max(room * value, quantity.measure.step / 2, least)
    yield Derivation("product", quantity.span, value - by, value + by, tuple(ways))


def _of_share(quantity: Quantity, name: str, every: Sequence[Tokens]) -> Iterator[Derivation]:
    """Yield grams of a nutrient, with what a share of the calories told near by comes to of it."""
    energies = [one for read in every for _, one in read.numbers if one.measure.dimension == "energy"]
    shares = [(read, place, one) for read in every for place, one in read.numbers if one.measure.dimension == "share"]
    if len(energies) != 1 or len(shares) != 1 or not _is_plain(energies[0]):
        return
    read, place, share = shares[0]
    named = {found for there in range(place + 1, place + _AROUND) if (found := nutrient(word(read, there)))}
    if named != {name} or not _is_plain(share) or not _tells_result(every[0], quantity):
        return
    joules = (energies[0].measure.low or 0.0) * (share.measure.low or 0.0)
    least, most = energy(name, 1.0)
    scale = (quantity.measure.low or 1.0) / (quantity.low or 1.0)
    of = (energies[0].span, share.span)
    written = f"{2 * joules / (least + most) / scale:,.2g} {quantity.unit_text}"
    way = Way(joules / most, joules / least, of, written, f"{share.text} of {energies[0].text}")
    yield from _derivation(quantity, (way,), _ABOUT)


def _tells_result(read: Sequence[Token], quantity: Quantity) -> bool:
    """Tell whether a mass begins what its sentence says, or follows a share in it."""
    place = next(there for there, token in enumerate(read) if token.quantity is quantity)
    before = {word(read, there) for there in range(max(0, place - 5), place)}
    return bool(
        before & {"is", "that's", "means", "or", "makes", "gives", "comes", "about", "=", "(", "equals", "works"}
    )
