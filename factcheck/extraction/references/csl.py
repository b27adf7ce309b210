"""CSL-JSON: https://docs.citationstyles.org/en/stable/specification.html, schema csl-data.json."""

from __future__ import annotations

from collections.abc import Mapping
from json import JSONDecodeError
from typing import Any

from factcheck.errors import ReadingError
from factcheck.extraction.references.text import YEAR
from factcheck.model import Name, Reference
from factcheck.outside_json import load
from factcheck.text.expressions import expression

_YEAR = expression(YEAR)


def read_csl(text: str) -> tuple[Reference, ...]:
    """Return the items in order; raises `ReadingError` for what is not a list of items."""
    try:
        items = load(text)
    except JSONDecodeError as error:
        raise ReadingError(f"The bibliography is no JSON: {error.msg}.", line=error.lineno) from error
    except ValueError as error:
        raise ReadingError(f"The bibliography is no JSON that can be read: {error}.") from error
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise ReadingError("The bibliography is no CSL-JSON: a list of items is expected.")
    return tuple(_reference(item) for item in items)


def _reference(item: Mapping[str, Any]) -> Reference:
    authors, organisation = _names(item.get("author"))
    editors, editing = _names(item.get("editor"))
    return Reference(
        id=str(item.get("id") or item.get("citation-key") or ""),
        text=_text(item.get("title")),
        authors=authors,
        editors=() if authors or organisation else editors,
        organisation=organisation or ("" if authors else editing),
        year=_year(item.get("issued")),
        title=_text(item.get("title")),
        container=_text(item.get("container-title")),
        volume=_text(item.get("volume")),
        issue=_text(item.get("issue")),
        pages=_text(item.get("page")),
        doi=_text(item.get("DOI")),
        pmid=_text(item.get("PMID")),
        url=_text(item.get("URL")),
    )


def _text(value: Any) -> str:
    """Return a field as text; some producers wrap titles in lists."""
    if isinstance(value, list):
        return _text(value[0]) if value else ""
    return "" if value is None else str(value)


def _names(people: Any) -> tuple[tuple[Name, ...], str]:
    """Return the persons, and the organisation where the first author is one."""
    listed = [person for person in people if isinstance(person, dict)] if isinstance(people, list) else []
    persons = tuple(_name(person) for person in listed if person.get("family"))
    return persons, "" if persons or not listed else _text(listed[0].get("literal") or listed[0].get("name"))


def _name(person: Mapping[str, Any]) -> Name:
    particles = (_text(person.get(key)) for key in ("dropping-particle", "non-dropping-particle"))
    return Name(" ".join(filter(None, (*particles, _text(person["family"])))), _text(person.get("given")))


def _year(issued: Any) -> str | None:
    """Return the year of a date given in parts or as text, or what stands for it ("in press")."""
    if not isinstance(issued, dict):
        return None
    parts = issued.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0]:
        return _text(parts[0][0]) or None
    written = _text(issued.get("raw") or issued.get("literal"))
    year = _YEAR.search(written)
    return year[0] if year else written or None
