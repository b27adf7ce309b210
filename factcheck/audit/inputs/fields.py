"""Rows of a table as documents: which columns hold identifier and content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from factcheck.audit.model import Broken, Columns, Document
from factcheck.errors import FactcheckError
from factcheck.text.expressions import expression
from factcheck.values import dataclass

# Half a character, as "\ud83d" in JSON can be: no encoding writes it, so no table could hold it.
_HALF = expression("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The columns that are read: `id`, and those of content as (column, format), the first with words counts."""

    id: str
    contents: tuple[tuple[str, str], ...]


def chosen(names: Iterable[str], columns: Columns, *, every: bool = True) -> Chosen:
    """Return the columns to read of those there are; raises `FactcheckError` where one is missing.

    Without a word on it, content is taken from `text`, or where a row has none from `html`. `every` asks for all
    columns that the call names; a single row of JSON may do with one of them.
    """
    there = list(names)
    if columns.id not in there:
        raise _missing(columns.id, "--id-column", there)
    options = [(columns.text, "text", "--text-column"), (columns.html, "html", "--html-column")]
    named = [one for one in options if one[0]]
    wanted = named or [("text", "text", "--text-column or --html-column"), ("html", "html", "")]
    found = tuple((name, format) for name, format, _ in wanted if name in there)
    if not found or (named and every and len(found) < len(named)):
        raise next(_missing(name, option, there) for name, _, option in wanted if name not in there)
    return Chosen(columns.id, found)


def _missing(name: str, option: str, there: list[str]) -> FactcheckError:
    known = ", ".join(sorted(there)[:20]) or "none"
    return FactcheckError(f"There is no column {name!r} (there are: {known}); name one with {option}.")


def document(row: Mapping[str, Any], columns: Chosen) -> Document | Broken:
    """Return a row as a document, broken where its content is no text."""
    id = written(str(row[columns.id]))
    for name, format in columns.contents:
        content = row.get(name)
        if isinstance(content, bytes):
            return Document(id, content, format)
        if isinstance(content, str) and content.strip():
            return Document(id, written(content), format)
    names = " and ".join(repr(name) for name, _ in columns.contents)
    return Broken(id, f"There is no text in {names} here.")


def written(text: str) -> str:
    """Return a text that can be written down, as long as it was."""
    return _HALF.sub("\ufffd", text)
