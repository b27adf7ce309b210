"""Frozen dataclasses as JSON and back: nothing but data is ever built from what a file holds.

Every instance becomes a row `[number of its class, field, …]` that names its parts by the number of their row, so
that what is shared (a quantity and the claim on it) is kept once and is shared again when read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from factcheck.codec.errors import DamagedError
from factcheck.values import dataclass

T = TypeVar("T")
Convert = Callable[[Any, Any], Any]
"""Turns a value into JSON with the `_Table` under way, or JSON into a value with the instances built so far."""

ATOMS = (str, int, float, bool, NoneType)


@dataclass(frozen=True, slots=True)
class _Shape:
    """A class and how each of its fields is converted, None for a field that is JSON as it is."""

    kind: type[Any]
    names: tuple[str, ...]
    pack: tuple[Convert | None, ...]
    unpack: tuple[Convert | None, ...]


class _Table:
    """The rows written so far, and the number of the row of each instance."""

    def __init__(self, shapes: Mapping[type[Any], tuple[int, _Shape]]) -> None:
        self.shapes = shapes
        self.rows: list[list[Any]] = []
        self.known: dict[int, int] = {}

    def add(self, value: Any) -> int:
        """Return the number of the row of an instance, written after its parts."""
        if (number := self.known.get(id(value))) is not None:
            return number
        index, shape = self.shapes[type(value)]
        given = [getattr(value, name) for name in shape.names]
        row = [one if pack is None else pack(one, self) for one, pack in zip(given, shape.pack, strict=True)]
        self.rows.append([index, *row])
        number = self.known[id(value)] = len(self.rows) - 1
        return number


def dumps(value: Any) -> str:
    """Return a dataclass instance as JSON in ASCII.

    Raises `TypeError` for a field not made of dataclasses, tuples, frozen sets of strings, mappings with string keys
    and JSON's own values.
    """
    table = _Table(_shapes(type(value)))
    table.add(value)
    return json.dumps(table.rows, separators=(",", ":"))


def loads(kind: type[T], text: str) -> T:
    """Return the instance of `kind` that `dumps` wrote; raises `DamagedError` for anything else."""
    shapes = [shape for _, shape in _shapes(kind).values()]
    built: list[Any] = []
    try:
        for index, *row in json.loads(text):
            shape = shapes[index]
            values = [
                one if unpack is None else unpack(one, built) for one, unpack in zip(row, shape.unpack, strict=True)
            ]
            built.append(shape.kind(*values))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as problem:
        raise DamagedError(str(problem)) from None
    if not built or not isinstance(built[-1], kind):
        raise DamagedError("the last row is no instance of the wanted class")
    return built[-1]


_KNOWN: dict[Any, Mapping[type[Any], tuple[int, _Shape]]] = {}


def _shapes(root: Any) -> Mapping[type[Any], tuple[int, _Shape]]:
    """Return the shape of `root` and of every class in its fields, each with its number."""
    if root not in _KNOWN:
        _KNOWN[root] = _found(root)
    return _KNOWN[root]


def _found(root: Any) -> Mapping[type[Any], tuple[int, _Shape]]:
    shapes: dict[type[Any], tuple[int, _Shape]] = {}
    waiting = [root]
    while waiting:
        kind = waiting.pop()
        if kind in shapes:
            continue
        hints = get_type_hints(kind)
        names = tuple(field.name for field in fields(kind))
        pairs = [_converters(hints[name]) for name in names]
        shapes[kind] = (len(shapes), _Shape(kind, names, *(tuple(column) for column in zip(*pairs, strict=True))))
        waiting += [part for name in names for part in _parts(hints[name])]
    return shapes


def _parts(hint: Any) -> list[type[Any]]:
    """Return the dataclasses that a type is made of."""
    if isinstance(hint, type) and is_dataclass(hint):
        return [hint]
    return [part for inner in get_args(hint) for part in _parts(inner)]


def _converters(hint: Any) -> tuple[Convert | None, Convert | None]:
    """Return how a value of a type is turned into JSON and back, None and None where it is JSON as it is."""
    origin, inner = get_origin(hint), get_args(hint)
    if hint in ATOMS or origin is Literal:
        return None, None
    if isinstance(hint, type) and is_dataclass(hint):
        return (lambda value, table: table.add(value)), (lambda number, built: built[number])
    if origin in (Union, UnionType):
        return _optional(inner)
    if origin is tuple and inner[-1:] == (...,):
        return _many(*_converters(inner[0]))
    if origin is tuple:
        return _fixed([_converters(one) for one in inner])
    if origin is frozenset and inner == (str,):
        return (lambda values, table: sorted(values)), (lambda values, built: frozenset(values))
    if isinstance(origin, type) and issubclass(origin, Mapping) and inner[0] is str:
        return _mapping(*_converters(inner[1]))
    raise TypeError(f"a field of type {hint} cannot be kept as JSON")


def _optional(inner: tuple[Any, ...]) -> tuple[Convert | None, Convert | None]:
    converters = [_converters(one) for one in inner if one is not NoneType]
    if all(pack is None for pack, _ in converters):
        return None, None
    if len(converters) > 1:
        raise TypeError(f"a field of any of {inner} cannot be kept as JSON")
    pack, unpack = converters[0]
    assert pack and unpack
    return (
        lambda value, table: None if value is None else pack(value, table),
        lambda value, built: None if value is None else unpack(value, built),
    )


def _many(pack: Convert | None, unpack: Convert | None) -> tuple[Convert, Convert]:
    if pack is None or unpack is None:
        return (lambda values, table: list(values)), (lambda values, built: tuple(values))
    return (
        lambda values, table: [pack(one, table) for one in values],
        lambda values, built: tuple([unpack(one, built) for one in values]),
    )


def _fixed(converters: list[tuple[Convert | None, Convert | None]]) -> tuple[Convert, Convert]:
    packs, unpacks = zip(*converters, strict=True)
    if not any(packs):
        return (lambda values, table: list(values)), (lambda values, built: tuple(values))

    def convert(values: Any, by: tuple[Convert | None, ...], known: Any) -> list[Any]:
        return [one if turn is None else turn(one, known) for one, turn in zip(values, by, strict=True)]

    return (
        lambda values, table: convert(values, packs, table),
        lambda values, built: tuple(convert(values, unpacks, built)),
    )


def _mapping(pack: Convert | None, unpack: Convert | None) -> tuple[Convert, Convert]:
    if pack is None or unpack is None:
        return (lambda values, table: dict(values)), (lambda values, built: dict(values))
    return (
        lambda values, table: {key: pack(one, table) for key, one in values.items()},
        lambda values, built: {key: unpack(one, built) for key, one in values.items()},
    )
