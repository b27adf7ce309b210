"""The work on one file: read it and check it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.config import Config
    from factcheck.model import Checked

STANDARD_INPUT = Path("-")


@dataclass(frozen=True, slots=True)
class Call:
    """What one call sets for every file: settings that replace those of its configuration, and how it is read."""

    given: Mapping[str, Any]
    config_file: str | None = None
    format: str | None = None
    stdin_name: str = "-"
    keep: bool = True

    def config(self, path: Path) -> Config:
        """Return the settings for one file; raises `ConfigError` where its configuration is broken."""
        from factcheck.cli.options import config_of

        return config_of(path, self.config_file, self.given)

    def source(self, path: Path) -> Source:
        """Return the content of one file; raises `ReadingError` where it cannot be read."""
        return read_source(path, self.format, self.stdin_name)


@dataclass(frozen=True, slots=True)
class Source:
    """The content of a file, its format, and the name to show for it."""

    data: bytes
    format: str
    name: str


def read_source(path: Path, format: str | None, stdin_name: str) -> Source:
    """Return the content of a file, or of standard input for `-` under the name to show for it."""
    from factcheck.reading import format_of
    from factcheck.reading.decoding import read_file

    if path != STANDARD_INPUT:
        return Source(read_file(path), format or format_of(str(path)), str(path))
    guessed = "markdown" if stdin_name == "-" else format_of(stdin_name)
    return Source(_standard_input(), format or guessed, stdin_name)


@cache
def _standard_input() -> bytes:
    return sys.stdin.buffer.read()


def check(source: Source, config: Config) -> Checked:
    """Return everything found in one file; raises `FactcheckError` where that is impossible."""
    from factcheck.pipeline import verify
    from factcheck.reading import read_bytes

    return verify(read_bytes(source.data, source.format, source.name), config)
