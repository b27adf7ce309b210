"""What several commands do with their options: find the settings, read a path, decide on colour."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.config import Config
    from factcheck.model import Article
    from factcheck.reading.patterns import Selection

STANDARD_INPUT = Path("-")


def located(path: str) -> Path | str:
    """Return a path that somebody gave as a path, or as it is where it is the address of a web page."""
    from factcheck.reading.files import is_page

    return path if is_page(path) else Path(path)


def config_of(path: Path | str, config_file: str | None, given: Mapping[str, Any] | None = None) -> Config:
    """Return the settings for one file: the named configuration file or the nearest, then what the call sets.

    Those of a web page are those of the current folder.
    """
    from factcheck import config
    from factcheck.config.layers import called

    place = path if isinstance(path, Path) else Path()
    nearest = Path(config_file) if config_file else config.find(place)
    return called(config.at(config.load(nearest), place), given or {})


def selection_by(config_file: str | None) -> Callable[[Path], Selection]:
    """Return a function that gives what the settings for a path include and exclude.

    A configuration file that is broken excludes nothing: it is said when a file is checked.
    """
    from factcheck.errors import ConfigError
    from factcheck.reading.patterns import Selection

    def selection(path: Path) -> Selection:
        try:
            config = config_of(path, config_file)
        except ConfigError:
            return Selection()
        return Selection(config.include, config.exclude, str(Path(config.file).parent))

    return selection


def read_path(path: Path | str, format: str | None, stdin_name: str, config: Config | None = None) -> Article:
    """Read a file, a web page, or standard input for `-` under the name to show for it.

    `config` says how a page may be fetched; without it the settings of the current folder do.
    """
    from factcheck.reading import format_of, read, read_bytes

    if isinstance(path, str):
        from factcheck.sources.articles import read_page  # late, since few calls need the network

        return read_page(path, format, config or config_of(path, None))
    if path != STANDARD_INPUT:
        return read(path, format)
    guessed = "markdown" if stdin_name == "-" else format_of(stdin_name)
    return read_bytes(sys.stdin.buffer.read(), format or guessed, stdin_name)


def color() -> bool | None:
    """Return False where the user wants no colour, else None: decide by where the output goes."""
    return False if os.environ.get("NO_COLOR") else None
