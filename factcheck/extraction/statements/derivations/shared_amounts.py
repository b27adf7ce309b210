"""What comes to each when a whole is shared out: "378 nights … 84 patients …, an average of 4.5 each", "7p a tablet".

The number of things is one that counts what the amount is told for, or the only one of its sentence; the whole has the
dimension of the amount. Where another whole and number near lead to it, it is sound.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from factcheck.extraction.claims.words import form
from factcheck.extraction.quantities.unit_types import DAY
from factcheck.extraction.quantities.units import unit as known_unit
from factcheck.extraction.statements.derivations.nearby import Value, around, earlier, values
from factcheck.extraction.statements.derivations.scenes import Scene
from factcheck.extraction.statements.derivations.shares_by_reference import SCHOLARLY
from factcheck.extraction.statements.derivations.told_ratios import may_be_slip
from factcheck.extraction.statements.parts import closes, word
from factcheck.extraction.statements.passage import Tokens
from factcheck.extraction.statements.set_apart import set_apart
from factcheck.model import Derivation, Quantity, Way

_BACK, _AROUND = 3, 3
_MOST = 16
"""Values around a result: of more, two make nearly any."""
_TRIED = 2
"""So many wholes and numbers, the nearest, may be those meant."""
_FARTHEST = 2.3
"""A result is a slip of one so many times as large at most, or powers of ten away, by hand as the next two."""
_ROOM, _LOOSE = 0.02, 0.1
_FOR_ONE = ("a", "an", "per")
"""Words behind an amount of one thing, which is no whole to be shared."""
_AVERAGE, _SUBJECT = 4, 5
_TIMES = {form("day"): 1.0, form("night"): 1.0, form("week"): 7.0, form("month"): 30.4, form("year"): 365.25}


class Shared(NamedTuple):
    """An amount that is told for each of things with a name, "" for whatever was told, at a place."""

    quantity: Quantity
    own: Value
    noun: str


def find_shared_amounts(scene: Scene) -> Iterator[Derivation]:
    """Yield each amount that is told for one of several, with the whole and the number that lead to it."""
    read = scene.read
    if not read.words.isdisjoint(SCHOLARLY):
        return
    for place, quantity in read.numbers:
        if quantity.comparator not in ("=", "~") or quantity.measure.bound:
            continue
        noun = _told_for(read, place, quantity)
        own = None if noun is None else next((one for one in values(read) if one.place == place), None)
        if own and noun is not None:
            yield from _derived(scene, Shared(quantity, own, noun))


def _told_for(read: Tokens, place: int, quantity: Quantity) -> str | None:
    """Return of what things an amount is told for each, None for one that stands by itself."""
    after = place + 1
    first, second = word(read, after), word(read, after + 1)
    if first in ("each", "apiece") and closes(read, after + 1):
        return ""
    unit, _, thing = (quantity.unit or "").partition(" per ")
    if unit and thing and not quantity.measure.per_day and not known_unit(thing):
        return form(thing) if set_apart(read, place) is not None else None
    if (distributed := _distributed(read, place)) is not None:
        return distributed
    every = first in ("for", "in") and second in ("every", "each")
    if first not in _FOR_ONE and not every:
        before = [word(read, there) for there in range(max(place - _AVERAGE, 0), place - 1)]
        return "" if "average" in before and set_apart(read, place) is not None else None
    noun = form(word(read, after + 2) if every else second)
    told = noun and (every or first == "per" or quantity.unit is not None or noun in _TIMES)
    return noun if told and set_apart(read, place) is not None else None


def _distributed(read: Tokens, place: int) -> str | None:
    """Return of what things a subject tells an amount for each: ", so each ward had 9", "each one shifted 7 tonnes"."""
    for there in range(place - 2, max(place - 2 - _SUBJECT, -1), -1):
        said = word(read, there)
        if not said.isalpha():
            return None
        concludes = word(read, there - 1) in ("so", "thus", "hence") or word(read, there - 1) in ("–", "—", ":")
        if said in ("each", "every") and concludes:
            return form(word(read, there + 1)) if word(read, there + 1) not in ("one", "of", "had", "got") else ""
        if said in ("everyone", "everybody") and "so" in (word(read, there - 1), word(read, there - 3)):
            return ""
    return None


def _derived(scene: Scene, told: Shared) -> Iterator[Derivation]:
    own, noun, known = told.own, told.noun, around(scene, _AROUND)
    near = [one for one in earlier(scene, own.place, _BACK) if one.plain and one.span != own.span]
    singles = {one.span for place, one in scene.read.numbers if _is_of_one(scene.read, place)}
    wholes = [one for one in near if _is_whole(one, own) and one.span not in singles][:_TRIED]
    numbers = [one for one in near if _number(one, noun) > 1][:_TRIED]
    if not numbers:
        numbers = [one for one in values(scene.read) if one.place < own.place and _number(one, "") > 1]
        noun, numbers = "", numbers if len(numbers) == 1 else []
    if len(known) > _MOST or not numbers:
        return
    low, high = _stands_for(told)
    tried = [_way(told, one, two, noun) for two in numbers for one in wholes if one.span != two.span]
    first = next((way for way in tried if may_be_slip((low + high) / 2, way, _FARTHEST)), None)
    if first is not None:
        others = (
            _way(told, one, two, name)
            for one in known
            for two in known
            for name in {"", noun}
            if one.span != two.span and own.span not in (one.span, two.span) and _number(two, name)
        )
        if not any(low <= way.high and way.low <= high for way in (*tried, *others)):
            yield Derivation("quotient", told.quantity.span, low, high, (first,))


def _is_of_one(read: Tokens, place: int) -> bool:
    """Tell whether an amount is told for one thing: "380 mg a tin", "380 mg of calcium a tin"."""
    behind = place + 3 if word(read, place + 1) == "of" else place + 1
    return word(read, behind) in _FOR_ONE


def _is_whole(one: Value, own: Value) -> bool:
    if one.value <= 1 and one.bare:
        return False
    return one.dimension == own.dimension or (own.bare and one.dimension == "time")


def _number(one: Value, noun: str) -> float:
    """Return of how many things with a name, of any with none, a value is, 0 if it is of something else."""
    if one.dimension == "time" and noun in _TIMES:
        return one.value / DAY / _TIMES[noun]
    if one.dimension == "count":
        return one.written if one.bare or not noun or form(one.noun) == noun else 0.0
    return one.written if noun and noun == form(one.unit) else 0.0


def _way(told: Shared, whole: Value, number: Value, noun: str) -> Way:
    """Return what comes to each; of nights as a count: "378 nights … 4.5 each"."""
    own, many = told.own, _number(number, noun)
    alike = whole.dimension == own.dimension
    value = (whole.value if alike else whole.written) / many
    slack = whole.room / whole.value + number.room / number.value + _ROOM
    scale = own.value / own.written if alike else 1.0
    written = f"{float(f'{value / scale:.3g}'):,.10g} {told.quantity.unit_text}".strip()
    how = f"{whole.written:,.6g} ÷ {many:,.6g}"
    return Way(value * (1 - slack), value * (1 + slack), (whole.span, number.span), written, how)


def _stands_for(told: Shared) -> tuple[float, float]:
    own = told.own
    near = max(own.room, _LOOSE * own.value if told.quantity.approximate else 0.0)
    return own.value - near, own.value + near
