"""Reading: from a source file in any supported format to an Article with the exact way back."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from factcheck.errors import ReadingError, UsageError
from factcheck.model import Article

FORMATS = {
    "text": ("plain", (".txt", ".text")),
    "markdown": ("markdown", (".md", ".markdown", ".mdown")),
}
"""Format name: the module in this package that reads it, and its file endings."""


def read(source: str | Path, format: str | None = None) -> Article:
    """Read an article from a path, or from the text itself given as `str` together with its format.

    Raises `ReadingError` where the file cannot be read as an article and `UsageError` for an unknown format.
    """
    if isinstance(source, Path):
        return read_text(decode(source), format or format_of(source), str(source))
    return read_text(source, format or "text", "-")


def read_text(text: str, format: str, path: str) -> Article:
    """Read an article from decoded text; `path` is the name to show for it."""
    if format not in FORMATS:
        raise UsageError(f"The format {format!r} is not supported; choose one of {', '.join(FORMATS)}.")
    module = import_module(f"factcheck.reading.{FORMATS[format][0]}")
    article: Article = module.read(text.removeprefix("\ufeff"), path)
    return article


def format_of(path: Path) -> str:
    """Return the format that the file's ending stands for."""
    ending = path.suffix.lower()
    for name, (_, endings) in FORMATS.items():
        if ending in endings:
            return name
    known = ", ".join(known for _, endings in FORMATS.values() for known in endings)
    raise ReadingError(f"The ending {ending!r} is not one that can be read ({known}).", path=str(path))


def decode(path: Path) -> str:
    """Return the file's text; UTF-8 with or without a byte-order mark, or UTF-16 with one."""
    return path.read_bytes().decode("utf-8")
