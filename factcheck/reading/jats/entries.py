"""An entry of a reference list: as it is written, or its fields with the marks that a reader of the page sees."""

from __future__ import annotations

from factcheck.data import word_table
from factcheck.reading.composing import Composer
from factcheck.reading.jats.tree import Element, Words, words

_KINDS = word_table("jats")
_SKIPPED = frozenset(_KINDS["skipped"])
_FIELDS = frozenset(_KINDS["fields"])
_BEFORE = {"volume": ";", "issue": "(", "fpage": ":", "elocation-id": ":", "lpage": "–"}
_MIXED = frozenset({"mixed-citation", "citation", "note"})


def write_entry(composer: Composer, citation: Element) -> None:
    """Write a citation: one that is mixed says its own commas, the fields of others get them."""
    if citation.name in _MIXED and any(isinstance(each, Words) and each.value.strip() for each in citation.inner):
        _as_written(composer, citation)
        return
    for each in citation:
        _field(composer, each)
    _end(composer, citation.start)


def _as_written(composer: Composer, element: Element) -> None:
    for each in element.inner:
        if isinstance(each, Words):
            _words(composer, each)
        elif each.name not in _SKIPPED:
            _as_written(composer, each)


def _words(composer: Composer, each: Words) -> None:
    if len(each.value) == each.end - each.start:
        composer.text(each.value, each.start)
    else:
        composer.put(each.value, each.start, each.end)


def _field(composer: Composer, element: Element) -> None:
    """Write a field after what parts it from the one before: "Salt. BMJ. 2019;364(2):101–109. doi:10.1/x"."""
    if element.name == "person-group":
        _names(composer, element)
    elif element.name == "name":
        _name(composer, element, first=not composer.words.draft.pieces)
    elif element.name in _FIELDS:
        if before := _BEFORE.get(element.name, ""):
            composer.put(before, element.start, element.start)
        else:
            _end(composer, element.start)
        kind = element.given.get("pub-id-type", "")
        if element.name == "pub-id" and kind in ("doi", "pmid"):
            composer.put("doi:" if kind == "doi" else "PMID: ", element.start, element.start)
        _as_written(composer, element)
        if element.name == "issue":
            composer.put(")", element.start, element.start)


def _end(composer: Composer, place: int) -> None:
    """End the part before, if there is one, with a full stop."""
    pieces = composer.words.draft.pieces
    if pieces and not pieces[-1][0].rstrip().endswith((".", "?", "!")):
        composer.put(".", place, place)
    composer.gap(place, place)


def _names(composer: Composer, group: Element) -> None:
    if group.given.get("person-group-type", "author") != "author":
        return
    first = True
    for each in group:
        if each.name in ("name", "string-name"):
            _name(composer, each, first=first)
        elif each.name in ("collab", "etal"):
            composer.put("" if first else ", ", each.start, each.start)
            composer.put("et al", each.start, each.start) if each.name == "etal" else _as_written(composer, each)
        else:
            continue
        first = False


def _name(composer: Composer, name: Element, *, first: bool) -> None:
    """Write a name as "Smith JA"."""
    composer.put("" if first else ", ", name.start, name.start)
    for each in name:
        if each.name == "surname":
            _as_written(composer, each)
        elif each.name == "given-names":
            composer.gap(each.start, each.start)
            given = [*words(each)]
            initials = "".join(part[0] for part in "".join(one.value for one in given).replace("-", " ").split())
            if initials:
                composer.put(initials, given[0].start, given[-1].end)
