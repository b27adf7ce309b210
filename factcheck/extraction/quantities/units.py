"""Units of measurement: canonical names, dimensions and conversion, from `rules/lexicon/units.toml`.

A canonical name is a unit of that file ("milligram"), a product of them ("newton metre"), a power ("square
metre"), a quotient ("milligram per kilogram per day") or a rate ("per 100000").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from factcheck.data import word_table
from factcheck.values import dataclass

POWERS = {"square": 2, "cubic": 3}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its dimension as base powers, the factor to the base unit, and an offset for temperatures."""

    name: str
    dimension: Mapping[str, int]
    factor: float
    offset: float = 0.0


@dataclass(frozen=True, slots=True)
class Spellings:
    """How units are written: words (lower case) and symbols (exact), each with the canonical name."""

    words: Mapping[str, str]
    symbols: Mapping[str, str]
    attached: Mapping[str, str]
    after_hyphen: Mapping[str, str]
    before_number: Mapping[str, str]
    currencies: frozenset[str]


def convert(value: float, from_unit: str, to_unit: str) -> float | None:
    """Return the value in another unit, None if either is unknown or they measure different things."""
    source, target = unit(from_unit), unit(to_unit)
    if source is None or target is None or source.dimension != target.dimension:
        return None
    return (value * source.factor + source.offset - target.offset) / target.factor


def dimension(name: str | None) -> str:
    """Return what the unit measures, as "mass", "mass length^-3", "money"; "count" if it is no known unit."""
    known = unit(name) if name else None
    if known is None:
        return "count"
    powers = sorted(known.dimension.items(), key=lambda item: (item[1] < 0, item[0]))
    written = " ".join(base if power == 1 else f"{base}^{power}" for base, power in powers)
    return written or "dimensionless"


def names() -> Mapping[str, Unit]:
    """Return the units that have a name of their own, by it."""
    return _units()


@cache
def unit(name: str) -> Unit | None:
    """Return the unit of a canonical name, None if it is not known."""
    known = _units()
    if name in known:
        return known[name]
    if name.startswith("per "):
        return Unit(name, {"ratio": 1}, 1 / float(name[4:])) if name[4:].isdecimal() else None
    first, *rest = name.split(" per ")
    factor, powers = 1.0, Counter[str]()
    for sign, part in [(1, first), *((-1, part) for part in rest)]:
        for found in _factors(part):
            if found is None:
                return None
            factor *= found.factor**sign
            for base, power in found.dimension.items():
                powers[base] += sign * power
    return Unit(name, {base: power for base, power in powers.items() if power}, factor)


def _factors(product: str) -> Iterator[Unit | None]:
    """Yield the units of "newton metre" or "square metre"."""
    words = product.split(" ")
    if words[0].replace(".", "", 1).isdigit():
        yield Unit(product, {}, float(words.pop(0)))
    while words:
        power = POWERS.get(words[0], 1)
        if power > 1:
            words = words[1:]
        size = next((n for n in range(len(words), 0, -1) if " ".join(words[:n]) in _units()), 0)
        if not size:
            yield None
            return
        for _ in range(power):
            yield _units()[" ".join(words[:size])]
        words = words[size:]


@cache
def _units() -> Mapping[str, Unit]:
    table = word_table("units")
    found = {}
    for name, entry in table["unit"].items():
        powers = _powers(entry["dimension"])
        found[name] = Unit(name, powers, entry["factor"], entry.get("offset", 0.0))
        for prefix in entry.get("prefixes", ()):
            scale = table["prefix"][prefix]["factor"]
            found[prefix + name] = Unit(prefix + name, powers, entry["factor"] * scale)
    for name in table["currency"]:
        found[name] = Unit(name, {f"money in {name}": 1}, 1.0)
    return MappingProxyType(found)


def _powers(written: str) -> Mapping[str, int]:
    """Read "length^3 time^-1"; words without a power belong together: "absorbed dose" is one base."""
    if "^" not in written and not any(part in _BASES for part in written.split()):
        return {written: 1}
    parts = (part.partition("^") for part in written.split())
    return {base: int(power or 1) for base, _, power in parts}


_BASES = frozenset({"length", "mass", "time", "amount", "money", "energy", "power", "temperature"})


@cache
def spellings() -> Spellings:
    """Return every way in which a unit is written."""
    table = word_table("units")
    words: dict[str, str] = {}
    symbols: dict[str, str] = {}
    attached: dict[str, str] = {}
    hyphen: dict[str, str] = {}
    before: dict[str, str] = {}
    for name, entry in table["unit"].items():
        _spell(name, entry, words, symbols)
        attached |= dict.fromkeys(entry.get("attached", ()), name)
        hyphen |= dict.fromkeys(entry.get("hyphen", ()), name)
        for prefix in entry.get("prefixes", ()):
            _spell_prefixed(prefix, table["prefix"][prefix]["symbol"], name, entry, words, symbols)
    for name, entry in table["currency"].items():
        _spell(name, entry, words, symbols)
        attached |= dict.fromkeys(entry.get("attached", ()), name)
        symbols |= {symbol: name for symbol in entry["after"] if symbol not in symbols}
        before |= {symbol.strip(): name for symbol in entry["before"]}
    return Spellings(words, symbols, attached, hyphen, before, frozenset(table["currency"]))


def _spell(name: str, entry: Mapping[str, Any], words: dict[str, str], symbols: dict[str, str]) -> None:
    for word in entry.get("names", ()):
        words[word.lower()] = name
        if "plurals" not in entry:
            words[plural(word.lower())] = name
    words |= {word.lower(): name for word in entry.get("plurals", ())}
    symbols |= dict.fromkeys(entry.get("symbols", ()), name)


def _spell_prefixed(
    prefix: str,
    letter: str,
    name: str,
    entry: Mapping[str, Any],
    words: dict[str, str],
    symbols: dict[str, str],
) -> None:
    for word in entry.get("names", ()):
        words[prefix + word] = words[plural(prefix + word)] = prefix + name
    for symbol in entry.get("symbols", ()):
        for written in "µμu" if letter == "µ" else letter:
            symbols.setdefault(written + symbol, prefix + name)


def plural(noun: str) -> str:
    """Return the regular plural of an English noun."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")


@cache
def _symbols() -> Mapping[str, str]:
    """Return the first symbol of each unit that has one."""
    return {name: symbol for symbol, name in reversed([*spellings().symbols.items()])}


def written(value: float, name: str) -> str:
    """Return a value in a unit as people write it: "150 mg", "47 °C", "100%", "24 hours per day"."""
    number = f"{value:,.10g}"
    if symbol := _symbols().get(name):
        return f"{number}{'' if symbol == '%' else ' '}{symbol}"
    noun, space, rest = name.partition(" ")
    return f"{number} {noun if value == 1 else plural(noun)}{space}{rest}" if name else number
