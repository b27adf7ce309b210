"""Typed settings from TOML tables: unknown keys and wrong types are errors with file, line and a near miss."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from factcheck.errors import FactcheckError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class TomlSource:
    """A TOML text and where it stands: its file, and the line before its first (a fence inside a page)."""

    text: str
    path: str
    offset: int = 0
    error: type[FactcheckError] = FactcheckError

    def parse(self) -> dict[str, Any]:
        """Return the table; raises this source's error with the line where the syntax breaks."""
        try:
            return tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as problem:
            found = re.search(r"line (\d+)", str(problem))
            line = int(found.group(1)) if found else self.text.count("\n") + 1
            reason = re.sub(r" \(at .*\)$", "", str(problem))
            raise self.error(f"This is not valid TOML: {reason}.", path=self.path, line=self.offset + line) from None

    def problem(self, message: str, key: str = "") -> FactcheckError:
        """Return an error about `key`, placed on the line where the key is set or its table opens."""
        return self.error(message, path=self.path, line=self.offset + self._line_of(key) if key else None)

    def _line_of(self, key: str) -> int:
        name = re.escape(key)
        found = re.search(rf'^[ \t]*(?:\[+[^\]\n]*\b{name}"?\]|"?{name}"?[ \t]*[=.])', self.text, re.MULTILINE)
        return self.text.count("\n", 0, found.start()) + 1 if found else 1


def build(kind: type[T], table: Mapping[str, Any], source: TomlSource) -> T:
    """Return the dataclass `kind` filled from `table`, whose keys are its fields with `-` for `_`."""
    hints = get_type_hints(kind)
    known = {field.name.replace("_", "-"): field.name for field in fields(kind)}  # type: ignore[arg-type]
    values = {}
    for key, value in table.items():
        if key not in known:
            raise source.problem(f"Unknown setting {key!r}{did_you_mean(key, known)}", key)
        values[known[key]] = _typed(key, value, hints[known[key]], source)
    return kind(**values)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return the end of a sentence that offers the nearest known word, or all of them if none is near."""
    known = sorted(known)
    if near := get_close_matches(word, known, n=1):
        return f"; did you mean {near[0]!r}?"
    return f"; known are {', '.join(known)}." if known else "; there are none."


def _typed(key: str, value: Any, hint: Any, source: TomlSource) -> Any:
    if get_origin(hint) is Literal:
        if value in get_args(hint):
            return value
        choices = ", ".join(repr(choice) for choice in get_args(hint))
        raise source.problem(f"{key} is {value!r}, but it must be one of {choices}.", key)
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        if isinstance(value, list):
            return tuple(_typed(key, item, inner, source) for item in value)
        raise source.problem(f"{key} is {value!r}, but it must be a list.", key)
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if type(value) is not hint:
        names = {str: "a string", int: "a whole number", float: "a number", bool: "true or false"}
        raise source.problem(f"{key} is {value!r}, but it must be {names.get(hint, 'a table')}.", key)
    return value
