"""Rows of a table as documents: which columns hold identifier and content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from factcheck.audit.model import Broken, Columns, Document
from factcheck.errors import FactcheckError


@dataclass(frozen=True, slots=True)
class Chosen:
    """The columns that are read: `id`, and `content` of the given format."""

    id: str
    content: str
    format: str


def chosen(names: Iterable[str], columns: Columns) -> Chosen:
    """Return the columns to read of those there are; raises `FactcheckError` where one is missing.

    Without a word on it, content is taken from `text`, or else from `html`.
    """
    there = list(names)
    if columns.id not in there:
        raise _missing(columns.id, "--id-column", there)
    wanted = [(columns.text, "text", "--text-column"), (columns.html, "html", "--html-column")]
    named = [one for one in wanted if one[0]]
    for name, format, option in named or [("text", "text", ""), ("html", "html", "")]:
        if name in there:
            return Chosen(columns.id, name, format)
        if option:
            raise _missing(name, option, there)
    raise _missing("text", "--text-column or --html-column", there)


def _missing(name: str, option: str, there: list[str]) -> FactcheckError:
    known = ", ".join(sorted(there)[:20]) or "none"
    return FactcheckError(f"There is no column {name!r} (there are: {known}); name one with {option}.")


def document(row: Mapping[str, Any], columns: Chosen) -> Document | Broken:
    """Return a row as a document, broken where its content is no text."""
    id, content = str(row[columns.id]), row.get(columns.content)
    if isinstance(content, bytes) or (isinstance(content, str) and content.strip()):
        return Document(id, content, columns.format)
    return Broken(id, f"The column {columns.content!r} holds no text here.")
