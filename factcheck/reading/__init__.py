"""Reading: from a source file in any supported format to an Article with the exact way back."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from factcheck.errors import ReadingError, UsageError
from factcheck.model import Article
from factcheck.options import did_you_mean
from factcheck.reading.decoding import read_file

FORMATS = {
    "text": ("plain", (".txt", ".text")),
    "markdown": ("markdown", (".md", ".markdown", ".mdown")),
}
"""Format name: the module in this package that reads it, and its file endings."""

ENDINGS = tuple(ending for _, endings in FORMATS.values() for ending in endings)


def read(source: str | Path, format: str | None = None) -> Article:
    """Read an article from a path, or from the text itself given as `str` together with its format.

    Text without a format is read as plain text. Raises `ReadingError` where the file cannot be read as an article
    and `UsageError` for an unknown format.
    """
    if isinstance(source, Path):
        path = str(source)
        return read_text(read_file(source), format or format_of(path), path)
    return read_text(source, format or "text", "-")


def read_text(text: str, format: str, path: str) -> Article:
    """Read an article from decoded text; `path` is the name to show for it."""
    if format not in FORMATS:
        raise UsageError(f"The format {format!r} is not supported{did_you_mean(format, FORMATS)}")
    module = import_module(f"factcheck.reading.{FORMATS[format][0]}")
    article: Article = module.read(text.removeprefix("\ufeff"), path)
    return article


def format_of(path: str) -> str:
    """Return the format that a file's ending stands for; raises `ReadingError` for an ending nobody reads."""
    for name, (_, endings) in FORMATS.items():
        if path.lower().endswith(endings):
            return name
    message = f"Files of this kind are not read; known endings are {', '.join(ENDINGS)} (or name the --format)."
    raise ReadingError(message, path=path)
