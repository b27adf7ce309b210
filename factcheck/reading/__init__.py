"""Reading: from a source file in any supported format to an Article with the exact way back."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from factcheck import plugins
from factcheck.data import word_table
from factcheck.errors import ReadingError, UsageError
from factcheck.model import Article
from factcheck.options import did_you_mean
from factcheck.reading.decoding import decode, read_file, refuse_large

FORMATS = {
    "text": ("plain", (".txt", ".text")),
    "markdown": ("markdown", (".md", ".markdown", ".mdown", ".mdx", ".qmd", ".rmd")),
    "html": ("html", (".html", ".htm", ".xhtml")),
    "word": ("word", (".docx", ".docm", ".dotx", ".dotm")),
    "odt": ("opendocument", (".odt", ".ott")),
    "rtf": ("rtf", (".rtf",)),
    "epub": ("epub", (".epub",)),
    "rst": ("rst", (".rst", ".rest")),
    "asciidoc": ("asciidoc", (".adoc", ".asciidoc")),
    "jats": ("jats", (".nxml", ".jats")),
    "notebook": ("notebook", (".ipynb",)),
    "latex": ("latex", (".tex", ".ltx", ".latex")),
    "pdf": ("pdf", (".pdf",)),
}
"""Format name: the module in this package that reads it, and its file endings.

Installed packages may add formats (entry points in the group `factcheck.formats`), in modules of the same form, which
name their own `ENDINGS` and, with `APART = True`, ask for a process of their own.
"""

NEEDS = {"rst": "docutils"}
"""Formats that an extra of the same name installs the parser of."""

WHEN_NAMED = {".xml": "jats"}
"""Endings that are read where a file is named, and passed over in folders, which hold many such files for machines."""

APART = ("word", "odt", "epub", "pdf", "rst")
"""Formats whose modules read bytes, with `read_bytes`, through libraries in C or of unknown patience."""

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
    if is_apart(format):
        from factcheck.reading.apart import read_apart

        refuse_large(data, path)
        return read_apart(_module(format).__name__, data, path)
    module = _module(format)
    if hasattr(module, "read_bytes"):
        article: Article = module.read_bytes(data, path)
        return article
    return read_text(decode(data, path), format, path)


def read_text(text: str, format: str, path: str) -> Article:
    """Read an article from decoded text; `path` is the name to show for it."""
    text, module = text.removeprefix("\ufeff"), _module(format)
    if is_apart(format):
        from factcheck.reading.apart import read_apart

        return read_apart(module.__name__, text, path)
    article: Article = module.read(text, path)
    return article


def is_apart(format: str) -> bool:
    """Tell whether files of a format are read in a process of their own."""
    return format in APART or (format not in FORMATS and bool(getattr(_module(format), "APART", False)))


def _module(format: str) -> ModuleType:
    """Return the module that reads a format; raises `UsageError` for an unknown format and for a broken module."""
    own = FORMATS.get(format)
    module = import_module(f"{__name__}.{own[0]}") if own else plugins.module("factcheck.formats", format)
    if module is None:
        names = (*FORMATS, *plugins.added("factcheck.formats"))
        ending = f".{format.casefold()}"
        meant = next((name for name, (_, endings) in FORMATS.items() if ending in endings), "")  # "docx" for "word"
        hint = f"; did you mean {meant!r}?" if meant else did_you_mean(format, names)
        raise UsageError(f"The format {format!r} is not supported{hint}")
    return module


def endings() -> tuple[str, ...]:
    """Return the endings of all files that are read, those of formats that installed packages add included.

    Those whose parser is not installed are left out, so that they do not stop the check of a folder.
    """
    missing = missing_parsers()
    return (*(ending for ending in ENDINGS if ending not in missing), *_added_endings())


@cache
def missing_parsers() -> Mapping[str, str]:
    """Return the endings of formats whose parsers are not installed, each with the format's name."""
    lacking = [name for name, parser in NEEDS.items() if find_spec(parser) is None]
    return {ending: name for name in lacking for ending in FORMATS[name][1]}


@cache
def _added_endings() -> Mapping[str, str]:
    """Return the formats that installed packages add, by their file endings."""
    return {
        ending: name
        for name in plugins.added("factcheck.formats")
        if name not in FORMATS
        for ending in _module(name).ENDINGS
    }


def format_of(path: str) -> str:
    """Return the format that a file's ending stands for; raises `ReadingError` for an ending nobody reads."""
    for name, (_, own) in FORMATS.items():
        if path.lower().endswith(own):
            return name
    for ending, name in _added_endings().items():
        if path.lower().endswith(ending):
            return name
    ending = Path(path).suffix.lower()
    if ending in WHEN_NAMED:
        return WHEN_NAMED[ending]
    known = word_table("formats")["unread"].get(ending)
    kind = f"in {known} ({ending})" if known else "of this kind"
    message = f"Files {kind} are not read; known endings are {', '.join(endings())} (or name the --format)."
    raise ReadingError(message, path=path)
