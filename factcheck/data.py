"""Where the data folders `rules/` and `reports/` are: in the wheel, or beside the package in a checkout."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Literal


@cache
def folder(name: Literal["rules", "reports"]) -> Path:
    """Return the folder `name` as a path on disk."""
    package = Path(__file__).parent
    packed = package / "_data" / name
    return packed if packed.is_dir() else package.parent / name


@cache
def word_list(name: str) -> tuple[str, ...]:
    """Return the entries of `rules/lexicon/NAME.txt`: one a line, `#` starts a comment."""
    lines = (folder("rules") / "lexicon" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    entries = (line.split("#", 1)[0].strip() for line in lines)
    return tuple(entry for entry in entries if entry)


@cache
def word_table(name: str) -> dict[str, Any]:
    """Return the tables of `rules/lexicon/NAME.toml`."""
    return tomllib.loads((folder("rules") / "lexicon" / f"{name}.toml").read_text(encoding="utf-8"))
