"""What an assistant may hand in: a text, or a file below one of the folders that the user opened to it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from factcheck.errors import UsageError
from factcheck.model import Article
from factcheck.reading import format_of, read_bytes, read_text
from factcheck.reading.bibliography_discovery import bibliographies
from factcheck.reading.decoding import read_file

LONGEST = 6_000_000
"""Characters of a text that is handed in: as many as the desk takes."""


WRITTEN = ("markdown", "html", "text")
"""The formats of a text; those of files go by their endings."""


def handed_in(text: str, path: str, format: str, roots: Sequence[Path]) -> Article:
    """Return the article that a call is about, given as text in a format or as a path.

    Raises `UsageError` for both or neither, and for a file outside of the `roots`, wherever links lead;
    `ReadingError` for one that cannot be read.
    """
    if bool(text) == bool(path):
        raise UsageError("Give either the text of a draft or the path of a file.")
    if len(text) > LONGEST:
        raise UsageError(f"The text has more than {LONGEST:,} characters; give a part of it.")
    if format not in WRITTEN:
        raise UsageError(f"A text is written as one of {', '.join(WRITTEN)}.")
    if text:
        return read_text(text, format, "-")
    file = allowed(path, roots)
    return read_bytes(read_file(file), format_of(str(file)), str(file))


def confined(article: Article, roots: Sequence[Path], config_file: str) -> Article:
    """Return an article, without its place if it names a file outside of the roots: nothing beside it is read then."""
    named = bibliographies(article, (), config_file) if article.path != "-" else ()
    inside = all(any(_is_inside(Path(path), root) for root in roots) for path in named)
    return article if inside else replace(article, path="-")


def _is_inside(path: Path, root: Path) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def allowed(path: str, roots: Sequence[Path]) -> Path:
    """Return the file of a path, links followed; raises `UsageError` where it lies in none of the roots."""
    if not roots:
        raise UsageError("No folder is open to this server; give the text, or start it with --root FOLDER.")
    for root in roots if "\0" not in path else ():  # which no name holds
        if _is_inside(root / path, root):
            return Path(os.path.realpath(root / path))
    folders = ", ".join(map(str, roots))
    raise UsageError(f"This file lies in none of the folders that are open to this server: {folders}.")
