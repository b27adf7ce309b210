"""Where the data folders `rules/` and `reports/` are: in the wheel, or beside the package in a checkout."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Literal

KEPT, DERIVED = "lexicon", "derived"
"""The folders of `rules/` with lists and tables that people keep, and with those that scripts make (`provenance`)."""


@cache
def folder(name: Literal["rules", "reports"]) -> Path:
    """Return the folder `name` as a path on disk."""
    package = Path(__file__).parent
    packed = package / "_data" / name
    return packed if packed.is_dir() else package.parent / name


def data_lines(name: str) -> list[str]:
    """Return the lines of a list or table, such as "months.txt", that people keep or a script has made."""
    return _words(name).splitlines()


@cache
def word_list(name: str) -> tuple[str, ...]:
    """Return the entries of `NAME.txt`: one a line, `#` starts a comment.

    Of a table with columns, whose lines are "entry: column column", `name` is "NAME/COLUMN".
    """
    table, _, column = name.partition("/")
    lines = (line.split("#", 1)[0].strip() for line in data_lines(f"{table}.txt"))
    entries = (line.partition(":") if column else (line, "", "") for line in lines if line)
    return tuple(entry for entry, _, columns in entries if column in ("", *columns.split()))


@cache
def word_table(name: str) -> dict[str, Any]:
    """Return the tables of `NAME.toml`."""
    return tomllib.loads(_words(f"{name}.toml"))


def _words(name: str) -> str:
    try:
        return (folder("rules") / KEPT / name).read_text(encoding="utf-8")
    except FileNotFoundError:
        return (folder("rules") / DERIVED / name).read_text(encoding="utf-8")
