"""What several commands do with their options: find the settings, read a path, decide on colour."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.config import Config
    from factcheck.model import Article

STANDARD_INPUT = Path("-")


def config_of(path: Path, config_file: str | None, given: Mapping[str, Any] | None = None) -> Config:
    """Return the settings for one file: the named configuration file or the nearest, then what the call sets."""
    from factcheck import config

    nearest = Path(config_file) if config_file else config.find(path)
    changes = {key: value for key, value in (given or {}).items() if value}
    if index := changes.pop("index", ""):
        loaded = config.load(nearest)
        return replace(loaded, **changes, sources=replace(loaded.sources, index=index))
    return replace(config.load(nearest), **changes)


def read_path(path: Path, format: str | None, stdin_name: str) -> Article:
    """Read a file, or standard input for `-` under the name to show for it."""
    from factcheck.reading import format_of, read, read_bytes

    if path != STANDARD_INPUT:
        return read(path, format)
    guessed = "markdown" if stdin_name == "-" else format_of(stdin_name)
    return read_bytes(sys.stdin.buffer.read(), format or guessed, stdin_name)


def color() -> bool | None:
    """Return False where the user wants no colour, else None: decide by where the output goes."""
    return False if os.environ.get("NO_COLOR") else None
