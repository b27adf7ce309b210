"""BibTeX and BibLaTeX, read with bibtexparser; accents and commands of LaTeX decoded."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from factcheck.errors import ReadingError
from factcheck.extraction.references.bibtex_copies import copies_of
from factcheck.extraction.references.text import YEAR
from factcheck.model import Name, Reference
from factcheck.text.expressions import expression

if TYPE_CHECKING:
    from bibtexparser.library import Library

_YEAR = expression(YEAR)
_CONTAINERS = ("journal", "journaltitle", "booktitle", "maintitle")
_ORGANISATIONS = ("organization", "institution")


def read_bibtex(text: str) -> tuple[Reference, ...]:
    """Return the entries in order, the first of those that share a key.

    Raises `ReadingError` with the line of an entry that does not parse.
    """
    library = _parsed(text.replace("\r\n", "\n"))
    copies = copies_of(library.blocks, text)
    return tuple(
        replace(
            _reference(entry.key, {field.key.lower(): field.value for field in entry.fields}),
            copies=copies.get(entry.key, ()),
        )
        for entry in library.entries
    )


def _parsed(text: str) -> Library:
    from bibtexparser import middlewares
    from bibtexparser.entrypoint import parse_string
    from bibtexparser.model import DuplicateBlockKeyBlock

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    stack = (
        middlewares.SeparateCoAuthors(),
        middlewares.SplitNameParts(),
        middlewares.LatexDecodingMiddleware(keep_math_mode=False),
    )
    library = parse_string(text, append_middleware=stack)
    for block in library.failed_blocks:
        if not isinstance(block, DuplicateBlockKeyBlock):
            raise ReadingError("An entry of the bibliography does not parse.", line=(block.start_line or 0) + 1)
    return library


def _reference(key: str, fields: Mapping[str, Any]) -> Reference:
    authors, organisation = _names(fields.get("author", ()))
    editors, editing = _names(fields.get("editor", ()))
    date = str(fields.get("year") or fields.get("date") or "")
    year = _YEAR.search(date)
    return Reference(
        id=key,
        text=str(fields.get("title", key)),
        authors=authors,
        editors=() if authors or organisation else editors,
        organisation=organisation or editing or ("" if authors else _first(fields, _ORGANISATIONS)),
        year=year[0] if year else date.strip() or None,
        title=str(fields.get("title", "")),
        container=_first(fields, _CONTAINERS),
        volume=str(fields.get("volume", "")),
        issue=str(fields.get("number", "") or fields.get("issue", "")),
        pages=str(fields.get("pages", "")),
        doi=str(fields.get("doi", "")),
        pmid=str(fields.get("pmid", "")),
        url=str(fields.get("url", "")),
    )


def _first(fields: Mapping[str, Any], names: tuple[str, ...]) -> str:
    return next((str(fields[name]) for name in names if fields.get(name)), "")


def _names(people: Any) -> tuple[tuple[Name, ...], str]:
    """Return the persons and, where the first author is a name in braces, the organisation."""
    if not people or isinstance(people, str):
        return (), str(people or "")
    family = _decoded(people[0].last)
    if not people[0].first and people[0].last and people[0].last[0].startswith("{"):
        return (), family
    named = (Name(_decoded([*person.von, *person.last]), _decoded(person.first)) for person in people)
    return tuple(name for name in named if name.family != "others"), ""


def _decoded(parts: list[str]) -> str:
    from pylatexenc.latex2text import LatexNodes2Text

    return str(LatexNodes2Text().latex_to_text(" ".join(parts))).strip()
