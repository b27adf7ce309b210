"""Reading: from a source file in any supported format to an Article with the exact way back."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from factcheck.data import word_table
from factcheck.errors import ReadingError, UsageError
from factcheck.model import Article
from factcheck.options import did_you_mean
from factcheck.reading.decoding import decode, read_file, refuse_large

FORMATS = {
    "text": ("plain", (".txt", ".text")),
    "markdown": ("markdown", (".md", ".markdown", ".mdown", ".mdx", ".qmd", ".rmd")),
    "html": ("html", (".html", ".htm", ".xhtml")),
    "word": ("word", (".docx",)),
    "pdf": ("pdf", (".pdf",)),
}
"""Format name: the module in this package that reads it, and its file endings."""

APART = ("word", "pdf")
"""Formats whose modules read bytes, with `read_bytes`, through libraries in C."""

ENDINGS = tuple(ending for _, endings in FORMATS.values() for ending in endings)


def read(source: str | Path, format: str | None = None) -> Article:
    """Read an article from a path, or from the text itself given as `str` together with its format.

    Text without a format is read as plain text. Raises `ReadingError` where the file cannot be read as an article
    and `UsageError` for an unknown format.
    """
    if isinstance(source, Path):
        path = str(source)
        return read_bytes(read_file(source), format or format_of(path), path)
    return read_text(source, format or "text", "-")


def read_bytes(data: bytes, format: str, path: str) -> Article:
    """Read an article from a file's content; `path` is the name to show for it.

    A format's module reads decoded text with `read`, or the bytes themselves with `read_bytes` where it has one: pages
    say what they are encoded in. Those of `APART` are read in a process of its own.
    """
    if format in APART:
        from factcheck.reading.apart import read_apart

        refuse_large(data, path)
        return read_apart(_name(format), data, path)
    module = import_module(_name(format))
    if hasattr(module, "read_bytes"):
        article: Article = module.read_bytes(data, path)
        return article
    return read_text(decode(data, path), format, path)


def read_text(text: str, format: str, path: str) -> Article:
    """Read an article from decoded text; `path` is the name to show for it."""
    article: Article = import_module(_name(format)).read(text.removeprefix("\ufeff"), path)
    return article


def _name(format: str) -> str:
    if format not in FORMATS:
        raise UsageError(f"The format {format!r} is not supported{did_you_mean(format, FORMATS)}")
    return f"factcheck.reading.{FORMATS[format][0]}"


def format_of(path: str) -> str:
    """Return the format that a file's ending stands for; raises `ReadingError` for an ending nobody reads."""
    for name, (_, endings) in FORMATS.items():
        if path.lower().endswith(endings):
            return name
    ending = Path(path).suffix.lower()
    name = word_table("formats")["unread"].get(ending)
    kind = f"in {name} ({ending})" if name else "of this kind"
    message = f"Files {kind} are not read; known endings are {', '.join(ENDINGS)} (or name the --format)."
    raise ReadingError(message, path=path)
