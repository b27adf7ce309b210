"""The one place where a reply becomes values of known types: whatever else a service sends is an unexpected answer.

A service is a stranger: its body may be anything, and so may be each value in it. A reader of a service takes its
fields through `Record`, which hands on text, numbers, truth values and further records, and raises `UnexpectedAnswer`
for all else. The client then calls the source unavailable, and nothing of the answer is used or kept.
"""

from __future__ import annotations

import json
import math
from typing import Any

from factcheck.text.expressions import expression
from factcheck.values import dataclass

MOST_VALUES = 1_000_000
"""Values in an answer, by its commas and brackets; 60 works of Crossref with all their references have a tenth."""

DEEPEST = 200
"""Lists and objects in each other; answers have a tenth."""

# Digits of the largest whole number that means anything; a conversion of more takes quadratic time.
_LONGEST_NUMBER = 30
LONGEST_TEXT = 4_000
"""Characters of a title, a name, a journal; the longest title that was recorded has a tenth."""

LONGEST_ABSTRACT = 200_000
"""Characters of an abstract, or of the names of all authors in one text."""

# What nobody deposits, though control characters of other kinds are: the end of a C string, and a terminal's escape.
_FOREIGN = expression("[\x00\x1b\ud800-\udfff]")
# What no text holds: halves of characters, control characters, and marks that turn the direction of writing.
_UNPRINTABLE = expression(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


class UnexpectedAnswer(Exception):
    """An answer is not what its service sends; the message names the field, for those who look into it."""


def parsed(body: bytes, most: int = MOST_VALUES) -> Any:
    """Return a body of at most so many values as JSON.

    Raises `UnexpectedAnswer` for one that is none, too deep, or not of this world.
    """
    if body.count(b",") + body.count(b"[") + body.count(b"{") > most:
        raise UnexpectedAnswer("more values than are read")
    try:
        value = json.loads(body, parse_int=_whole, parse_float=_finite, parse_constant=_finite)
    except (ValueError, RecursionError):
        raise UnexpectedAnswer("no JSON, or JSON that is too deep") from None
    if body.count(b"[") + body.count(b"{") > DEEPEST and _is_deep(value):
        raise UnexpectedAnswer("JSON that is too deep")
    return value


def _is_deep(value: Any) -> bool:
    """Tell whether values lie in more than `DEEPEST` others: from Python 3.13 on `json` reads tens of thousands."""
    level = [value]
    for _ in range(DEEPEST):
        inner = (each.values() if isinstance(each, dict) else each for each in level if isinstance(each, dict | list))
        level = [part for parts in inner for part in parts]
        if not level:
            return False
    return True


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


LEFT_OUT: tuple[Any, ...] = ()
"""For services that leave out what they have no value for: whatever is there holds something."""
BLANK: tuple[Any, ...] = ("", [], {})
"""For services that write something blank there."""
NULL: tuple[Any, ...] = (None, *BLANK)
"""For services that also write null there."""


@dataclass(frozen=True, slots=True)
class Record:
    """An object of an answer, whose fields are read by name and type.

    A field that is absent is empty, and so is one whose value is among `empty`: what the service writes where it has
    no value. From another service the same value is as unexpected as one of another type.
    """

    values: dict[str, Any]
    empty: tuple[Any, ...] = LEFT_OUT

    @classmethod
    def of(cls, value: Any, empty: tuple[Any, ...] = LEFT_OUT) -> Record:
        """Return the record that a value is."""
        if not isinstance(value, dict):
            raise UnexpectedAnswer("no object")
        return cls(value, empty)

    def __contains__(self, name: str) -> bool:
        """Tell whether a field holds anything."""
        return name in self.values and self.values[name] not in self.empty

    def filled(self, *names: str) -> Record:
        """Return the record itself; raises `UnexpectedAnswer` where one of these fields is there and blank."""
        if blank := [name for name in names if name in self.values and self.values[name] in BLANK]:
            raise UnexpectedAnswer(f"{blank[0]} is blank")
        return self

    def _given(self, name: str, *types: type) -> Any:
        """Return the value of a field, None where it is empty, which must be of one of these types."""
        if name not in self:
            return None
        value = self.values[name]
        if not isinstance(value, types) or (isinstance(value, bool) and bool not in types) or value in BLANK:
            raise UnexpectedAnswer(f"{name} is no {types[0].__name__}")
        return value

    def text(self, name: str, most: int = LONGEST_TEXT) -> str:
        """Return a text of at most so many characters, without blanks at its ends; empty where the field is."""
        return _bounded(self._given(name, str), most)

    def label(self, name: str) -> str:
        """Return a text or a whole number, as text: a year, a volume."""
        return _bounded(self._given(name, str, int))

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

    def items(self, name: str) -> list[Any]:
        """Return a list that is always there, and may be empty."""
        value = self.values.get(name)
        if not isinstance(value, list):
            raise UnexpectedAnswer(f"{name} is no list")
        return value

    def texts(self, name: str) -> list[str]:
        """Return a list of texts or whole numbers; empty where there is none."""
        values = self.items(name) if name in self else []
        if any(not isinstance(value, str | int) or isinstance(value, bool) for value in values):
            raise UnexpectedAnswer(f"{name} holds something that is no text")
        return [_bounded(value) for value in values]

    def record(self, name: str) -> Record:
        """Return an object, which is without fields where there is none."""
        return Record(self._given(name, dict) or {}, self.empty)

    def records(self, name: str) -> list[Record]:
        """Return a list of objects; empty where there is none."""
        return [Record.of(value, self.empty) for value in self._given(name, list) or []]

    def every(self, name: str) -> list[Record]:
        """Return the objects of a list that is always there, and may be empty."""
        return [Record.of(value, self.empty) for value in self.items(name)]


def _bounded(value: str | int | None, most: int = LONGEST_TEXT) -> str:
    text = "" if value is None else str(value)
    if len(text) > most or _FOREIGN.search(text):
        raise UnexpectedAnswer("a text that is none")
    return printable(text).strip()
