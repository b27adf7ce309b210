"""The one place where a reply becomes values of known types: whatever else a service sends is an unexpected answer.

A service is a stranger: its body may be anything, and so may be each value in it. A reader of a service takes its
fields through `Record`, which hands on text, numbers, truth values and further records, and raises `UnexpectedAnswer`
for all else. The client then calls the source unavailable, and nothing of the answer is used or kept.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from typing import Any

MOST_VALUES = 1_000_000
"""Values in an answer, by its commas and brackets; 60 works of Crossref with all their references have a tenth."""

# Digits of the largest whole number that means anything; a conversion of more takes quadratic time.
_LONGEST_NUMBER = 30
# What no text holds: halves of characters, control characters, and marks that turn the direction of writing.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


class UnexpectedAnswer(Exception):
    """An answer is not what its service sends; the message names the field, for those who look into it."""


def parsed(body: bytes) -> Any:
    """Return a body as JSON; raises `UnexpectedAnswer` for one that is none, too deep, or not of this world."""
    if body.count(b",") + body.count(b"[") + body.count(b"{") > MOST_VALUES:
        raise UnexpectedAnswer("more values than are read")
    try:
        return json.loads(body, parse_int=_whole, parse_float=_finite, parse_constant=_finite)
    except (ValueError, RecursionError):
        raise UnexpectedAnswer("no JSON, or JSON that is too deep") from None


def _whole(digits: str) -> int:
    if len(digits) > _LONGEST_NUMBER:
        raise ValueError("a number that is too long")
    return int(digits)


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError("no number")
    return number


def printable(text: str) -> str:
    """Return text without what a terminal or an encoder would stumble over, and without marks of direction."""
    return text if text.isascii() and text.isprintable() else _UNPRINTABLE.sub(" ", text)


@dataclass(frozen=True, slots=True)
class Record:
    """An object of an answer, whose fields are read by name and type.

    A field that is absent is empty. With `nulls`, for services that write null into fields they have no value for,
    so is null; with others null is as unexpected as a value of another type.
    """

    values: dict[str, Any]
    nulls: bool = False

    @classmethod
    def of(cls, value: Any, *, nulls: bool = False) -> Record:
        """Return the record that a value is."""
        if not isinstance(value, dict):
            raise UnexpectedAnswer("no object")
        return cls(value, nulls)

    def __contains__(self, name: str) -> bool:
        """Tell whether a field is there and not null."""
        return self.values.get(name) is not None

    def _given(self, name: str, *types: type) -> Any:
        """Return the value of a field, None where it is absent, which must be of one of these types."""
        value = self.values.get(name)
        if value is None and (self.nulls or name not in self.values):
            return None
        if not isinstance(value, types) or (isinstance(value, bool) and bool not in types):
            raise UnexpectedAnswer(f"{name} is no {types[0].__name__}")
        return value

    def text(self, name: str) -> str:
        """Return a text, or a whole number as one; empty where the field is."""
        return scalar(self._given(name, str, int))

    def whole(self, name: str) -> int | None:
        """Return a whole number, also one that is written as text; None where the field is empty."""
        value = self._given(name, int, str)
        if isinstance(value, str) and not (value.isascii() and value.isdigit() and len(value) <= _LONGEST_NUMBER):
            raise UnexpectedAnswer(f"{name} is no number")
        return None if value is None else int(value)

    def count(self, name: str) -> int:
        """Return how many there are of something, which must be said."""
        value = self.whole(name)
        if value is None or value < 0:
            raise UnexpectedAnswer(f"{name} is no count")
        return value

    def flag(self, name: str) -> bool:
        """Return a truth value, False where the field is empty."""
        return bool(self._given(name, bool))

    def items(self, name: str, *, required: bool = False) -> list[Any]:
        """Return a list, which is empty where the field is, if the field is not `required`."""
        value: list[Any] | None = self._given(name, list)
        if value is None and required:
            raise UnexpectedAnswer(f"{name} is missing")
        return value or []

    def texts(self, name: str) -> list[str]:
        """Return a list of texts or whole numbers."""
        values = self.items(name)
        if any(not isinstance(value, str | int) or isinstance(value, bool) for value in values):
            raise UnexpectedAnswer(f"{name} holds something that is no text")
        return [scalar(value) for value in values]

    def record(self, name: str) -> Record:
        """Return an object, which is without fields where the field is empty."""
        return Record(self._given(name, dict) or {}, self.nulls)

    def records(self, name: str, *, required: bool = False) -> list[Record]:
        """Return a list of objects."""
        return [Record.of(value, nulls=self.nulls) for value in self.items(name, required=required)]

    def strict(self) -> Record:
        """Return the same object with null forbidden in its fields."""
        return Record(self.values)


def scalar(value: str | int | None) -> str:
    """Return a JSON text or number as text."""
    return "" if value is None else printable(str(value)).strip()
