"""Typed settings from TOML tables: unknown keys and wrong values are errors with file, line and a near miss."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields, replace
from difflib import get_close_matches
from functools import cache
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from factcheck.errors import FactcheckError
from factcheck.toml_lines import line_of
from factcheck.values import dataclass

T = TypeVar("T")

_SHOWN = 12
_LONGEST = 120
_DEEPEST = 16
"""Tables in tables; settings have four."""
_LARGEST = 2**53
"""The largest number that a float holds exactly, as some of the settings are."""
_ADDRESS = re.compile(r"https?://[^\s/?#]+\S*")


Grant = Literal["set", "nothing", "empty", "lower", "raise", "inside"]
"""What a repository's file may do with a setting that its user owns: set it as it likes, not touch it, empty it, lower
or raise it (`true` is above `false`), or name places inside of the repository."""


def about(
    text: str,
    *,
    minimum: float = 0,
    maximum: float = math.inf,
    address: bool = False,
    repository: Grant = "set",
) -> dict[str, Any]:
    """Return the metadata of a dataclass field that a TOML table may set.

    `text` says in a phrase what it does, for the schema and the starter file. Numbers are held to `minimum` and
    `maximum`; an `address` is a URL or empty. `repository` says what the file of a checked repository may do with it.
    """
    return {"about": text, "minimum": minimum, "maximum": maximum, "address": address, "repository": repository}


@dataclass(frozen=True, slots=True)
class TomlSource:
    """A TOML text and where it stands: its file, and the line before its first (a fence inside a page).

    `table` names the table whose keys are spoken of.
    """

    text: str
    path: str
    offset: int = 0
    error: type[FactcheckError] = FactcheckError
    table: tuple[str | int, ...] = ()

    def parse(self) -> dict[str, Any]:
        """Return the table; raises this source's error with the line where the syntax breaks."""
        try:
            table = tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as problem:
            found = re.search(r"line (\d+)", str(problem))
            line = int(found.group(1)) if found else self.text.count("\n") + 1
            reason = re.sub(r" \(at .*\)$", "", str(problem))
            raise self.error(f"This is not valid TOML: {reason}.", path=self.path, line=self.offset + line) from None
        except RecursionError:
            raise self.error("This TOML is nested too deeply.", path=self.path) from None
        except ValueError:  # more digits than Python turns into a number
            raise self.error("This TOML holds a number that is too large.", path=self.path) from None
        for key, value in table.items():
            if flaw := _flaw(value):
                raise self.problem(f"{key} holds {flaw}.", key)
        return table

    def within(self, *names: str | int) -> TomlSource:
        """Return the source with an inner table spoken of."""
        return replace(self, table=(*self.table, *names))

    def line(self, key: str = "", word: str = "") -> int:
        """Return the line of the file that sets `key`, or that holds `word` in the list it is set to."""
        return self.offset + line_of(self.text, (*self.table, key) if key else self.table, word)

    def problem(self, message: str, key: str = "", word: str = "") -> FactcheckError:
        """Return an error about `key`, placed on the line where the key is set or its table opens."""
        placed = bool(self.text and (key or self.table))
        return self.error(message, path=self.path, line=self.line(key, word) if placed else None)


def build(kind: type[T], table: Mapping[str, Any], source: TomlSource) -> T:
    """Return the dataclass `kind` filled from `table`, whose keys are its fields with `-` for `_`."""
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]
    return kind(**values(kind, table, source, names))


def values(
    kind: type[Any], table: Mapping[str, Any], source: TomlSource, names: Collection[str], others: Collection[str] = ()
) -> dict[str, Any]:
    """Return what `table` sets of the fields `names` of a dataclass, by field name.

    `others` are keys that a near miss may have meant though they are no such fields. Raises the error of `source`, with
    the place, for an unknown key and for a value of another type or out of range.
    """
    hints = _hints(kind)  # type: ignore[arg-type]
    known = {name.replace("_", "-"): name for name in names}
    metadata = {field.name: field.metadata for field in fields(kind)}
    found = {}
    for key, value in table.items():
        if key not in known:
            raise source.problem(f"Unknown setting {brief(key)}{did_you_mean(key, (*known, *others))}", key)
        name = known[key]
        typed = _typed(key, value, hints[name], source)
        _check(key, typed, metadata[name], source)
        found[name] = typed
    return found


@cache
def _hints(kind: type[Any]) -> Mapping[str, Any]:
    """Return the types of a dataclass's fields; forty rule pages fill the same one."""
    return get_type_hints(kind)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return the end of a sentence that offers the nearest known word, or those there are if none is near."""
    known = sorted(known)
    if near := get_close_matches(word, known, n=1):
        return f"; did you mean {near[0]!r}?"
    if not known:
        return "; there are none."
    if len(known) <= _SHOWN + 1:  # "and 1 more" takes the room of the one
        return f"; known are {', '.join(known)}."
    shown = ", ".join(known[:_SHOWN])
    return f"; known are {shown} and {len(known) - _SHOWN} more."


def brief(value: Any) -> str:
    """Return a value as Python writes it, as much of it as a sentence can take."""
    written = repr(value)
    return written if len(written) <= _LONGEST else f"{written[: _LONGEST - 1]}…"


def _flaw(value: Any, depth: int = 0) -> str:
    """Return what of a value no setting may hold, "" where it is sound."""
    if depth > _DEEPEST:
        return "tables that are nested too deeply"
    if isinstance(value, str) and "\0" in value:
        return "a null character, which stands in no name or word"
    if isinstance(value, int) and abs(value) > _LARGEST:
        return "a number that is too large"
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return next(filter(None, (_flaw(one, depth + 1) for one in (*inner, *(value if inner else ())))), "")


def _typed(key: str, value: Any, hint: Any, source: TomlSource) -> Any:
    if get_origin(hint) is Literal:
        if value in get_args(hint):
            return value
        choices = ", ".join(repr(choice) for choice in get_args(hint))
        raise source.problem(f"{key} is {brief(value)}, but it must be one of {choices}.", key)
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        if isinstance(value, list):
            return tuple(_typed(key, item, inner, source) for item in value)
        raise source.problem(f"{key} is {brief(value)}, but it must be a list.", key)
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if type(value) is not hint:
        names = {str: "a string", int: "a whole number", float: "a number", bool: "true or false"}
        raise source.problem(f"{key} is {brief(value)}, but it must be {names.get(hint, 'a table')}.", key)
    if hint is str and "\0" in value:
        raise source.problem(f"{key} holds a null character; leave it out.", key)
    return value


def _check(key: str, value: Any, metadata: Mapping[str, Any], source: TomlSource) -> None:
    """Raise the error of a number out of its bounds, or of an address that is none."""
    if isinstance(value, float | int) and not isinstance(value, bool):
        low, high = metadata.get("minimum", 0), metadata.get("maximum", math.inf)
        if not math.isfinite(value) or not low <= value <= high:
            bounds = f"at least {low:g}" if high == math.inf else f"from {low:g} to {high:g}"
            raise source.problem(f"{key} is {value}, but it must be a number {bounds}.", key)
    if metadata.get("address") and value and not _ADDRESS.fullmatch(value):
        raise source.problem(
            f"{key} is {brief(value)}, but it must be an address such as https://example.org, or ''.", key
        )
