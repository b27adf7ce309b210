"""The work on one file: read it and check it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.values import dataclass

if TYPE_CHECKING:
    from factcheck.config import Config
    from factcheck.model import Checked

STANDARD_INPUT = Path("-")


@dataclass(frozen=True, slots=True)
class Source:
    """The content of a file, its format, and the name to show for it."""

    data: bytes
    format: str
    name: str


@dataclass(frozen=True, slots=True)
class Call:
    """What one call sets for every file: settings that replace those of its configuration, and how it is read.

    `stdin` is what was read from standard input, for the path `-`; `keep` tells to use the cache of runs.
    """

    given: Mapping[str, Any]
    config_file: str | None = None
    format: str | None = None
    stdin_name: str = "-"
    stdin: bytes = b""
    keep: bool = True

    def config(self, path: Path | str) -> Config:
        """Return the settings for one file or web page; raises `ConfigError` where its configuration is broken."""
        from factcheck.config import for_call

        if isinstance(path, str):
            path = Path()  # the settings of a web page are those of the current folder
        return for_call(Path(self.stdin_name) if path == STANDARD_INPUT else path, self.config_file, self.given)

    def source(self, path: Path) -> Source:
        """Return the content of one file; raises `ReadingError` where it cannot be read."""
        from factcheck.reading import format_of
        from factcheck.reading.decoding import read_file

        if path != STANDARD_INPUT:
            return Source(read_file(path), self.format or format_of(str(path)), str(path))
        guessed = "markdown" if self.stdin_name == "-" else format_of(self.stdin_name)
        return Source(self.stdin, self.format or guessed, self.stdin_name)


def check(source: Source, config: Config) -> Checked:
    """Return everything found in one file; raises `FactcheckError` where that is impossible."""
    from factcheck.pipeline import verify
    from factcheck.reading import read_bytes

    return verify(read_bytes(source.data, source.format, source.name), config)


def check_page(address: str, format: str | None, config: Config) -> Checked:
    """Return everything found in a web page; raises `FactcheckError` where that is impossible."""
    from factcheck.pipeline import verify
    from factcheck.running.pages import read_page

    return verify(read_page(address, format, config), config)
