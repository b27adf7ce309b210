"""Frozen dataclasses as records that people can read and review, and back: JSON's own values under the fields' names.

A field that holds its default is left out. Whatever reads a record may have it from a stranger, so each value must be
of its field's type, and nothing but data is ever built.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from factcheck.codec.errors import DamagedError
from factcheck.model import Name

T = TypeVar("T")
Read = Callable[[Any], Any]
LISTED = (Name,)
"""Classes that are written as a list of their fields: there are thousands of authors in a lock file."""


def to_record(value: Any) -> dict[str, Any]:
    """Return a dataclass instance as a record, its fields in their order."""
    held = ((field, getattr(value, field.name)) for field in fields(value))
    return {field.name: _plain(one) for field, one in held if one != field.default}


def _plain(value: Any) -> Any:
    if isinstance(value, LISTED):
        return [_plain(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return to_record(value) if is_dataclass(value) else value


def from_record(kind: type[T], record: Any) -> T:
    """Return the instance of `kind` that a record holds.

    Raises `DamagedError` where a field is missing, unknown or of another type.
    """
    wanted: Any = kind
    found: T = _instances(wanted)(record)
    return found


def _reader(hint: Any) -> Read:
    """Return what reads values of a type."""
    origin, inner = get_origin(hint), get_args(hint)
    if isinstance(hint, type) and is_dataclass(hint):
        return _instances(hint)
    if origin is Literal:
        return _checked(lambda value: isinstance(value, str) and value in inner, str(hint))
    if origin in (Union, UnionType):
        return _optional([_reader(one) for one in inner if one is not NoneType], NoneType in inner)
    if origin is tuple and inner[-1:] == (...,):
        return _many(_reader(inner[0]))
    if hint is float:
        return _checked(lambda value: isinstance(value, (int, float)) and not isinstance(value, bool), "number")
    if hint in (str, int, bool):
        return _checked(lambda value: type(value) is hint, hint.__name__)
    raise TypeError(f"a field of type {hint} cannot be kept as a record")


def _checked(is_one: Callable[[Any], bool], name: str) -> Read:
    def read(value: Any) -> Any:
        if not is_one(value):
            raise DamagedError(f"a value is no {name}")
        return value

    return read


def _many(read: Read) -> Read:
    def read_all(value: Any) -> Any:
        if not isinstance(value, list):
            raise DamagedError("a value is no list")
        return tuple([read(one) for one in value])

    return read_all


def _optional(reads: list[Read], is_optional: bool) -> Read:
    if len(reads) != 1 or not is_optional:
        raise TypeError("a field of several types cannot be kept as a record")
    return lambda value: None if value is None else reads[0](value)


@cache
def _instances(kind: Any) -> Read:
    """Return what reads instances of a class."""
    hints = get_type_hints(kind)
    names = tuple(field.name for field in fields(kind))
    reads = {name: _reader(hints[name]) for name in names}
    needed = {field.name for field in fields(kind) if field.default is MISSING and field.default_factory is MISSING}

    def read(record: Any) -> Any:
        if kind in LISTED and isinstance(record, list) and len(record) <= len(names):
            record = dict(zip(names, record, strict=False))
        if not isinstance(record, dict) or not needed <= record.keys() <= reads.keys():
            raise DamagedError(f"a record is no {kind.__name__}")
        return kind(**{name: reads[name](value) for name, value in record.items()})

    return read
