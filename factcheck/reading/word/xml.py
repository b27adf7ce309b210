"""XML of an Office document: parsed without entities, its names in the prefixes that the standard uses.

Documents come in two dialects, transitional and strict, whose elements differ in namespace alone; `name` and
`attribute` know both.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from lxml import etree

from factcheck.errors import ReadingError

Element = Any
"""An lxml element; lxml comes without types."""

NAMESPACES = {
    "w:": (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    ),
    "m:": (
        "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "http://purl.oclc.org/ooxml/officeDocument/math",
    ),
    "r:": (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    ),
    "mc:": ("http://schemas.openxmlformats.org/markup-compatibility/2006",),
}
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
MAX_TAGS = 2_000_000
"""The most tags a part may hold, counted before a tree is built of them."""

_PREFIXES = {space: prefix for prefix, spaces in NAMESPACES.items() for space in spaces}
_DOCTYPE = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))
_LONGEST_NUMBER = 6
_OFF = frozenset({"0", "false", "off", "none"})


def parse(data: bytes, part: str, path: str) -> Element:
    """Return the root element of a part; raises `ReadingError` for XML that is unsound, or holds a DTD or entities."""
    if any(mark in data for mark in _DOCTYPE):
        raise ReadingError(f"Its part {part} declares entities, which no document does.", path=path)
    if data.count(b"<") > MAX_TAGS:
        raise ReadingError(f"Its part {part} has more than {MAX_TAGS:,} tags; split the document.", path=path)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise ReadingError(f"The file is damaged: its part {part} is no sound XML.", path=path) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise ReadingError(f"Its part {part} declares entities, which no document does.", path=path)
    return root


def name(element: Element) -> str:
    """Return an element's name with the usual prefix, such as "w:p"; "" for one of another vocabulary or a comment."""
    return _prefixed(element.tag) if isinstance(element.tag, str) else ""


@lru_cache(maxsize=4096)
def _prefixed(tag: str) -> str:
    space, _, local = tag.removeprefix("{").rpartition("}")
    return _PREFIXES[space] + local if space in _PREFIXES else ""


def attribute(element: Element, called: str) -> str:
    """Return the attribute of that prefixed name, "" where it is missing."""
    prefix, _, local = called.partition(":")
    for space in NAMESPACES[f"{prefix}:"]:
        value: str | None = element.get(f"{{{space}}}{local}")
        if value is not None:
            return value
    return ""


def child(element: Element | None, *names: str) -> Element | None:
    """Return the element found by going down through first children of these names, if there is one."""
    for called in names:
        if element is None:
            return None
        element = next(children(element, called), None)
    return element


def children(element: Element, called: str) -> Iterator[Element]:
    """Yield the children of that name."""
    return (inner for inner in element if name(inner) == called)


def value(element: Element | None, *names: str) -> str:
    """Return `w:val` of the element found as `child` does, "" where there is none."""
    found = child(element, *names)
    return "" if found is None else attribute(found, "w:val")


def switched(element: Element | None, called: str) -> bool | None:
    """Return whether a property such as `w:b` is on or off in its container, None where it is not said."""
    found = child(element, called)
    return None if found is None else attribute(found, "w:val") not in _OFF


def own_name(root: Element, called: str) -> str:
    """Return a `w:` name in the dialect of a document, as lxml wants it."""
    space = root.tag.removeprefix("{").partition("}")[0]
    return f"{{{space if space in NAMESPACES['w:'] else NAMESPACES['w:'][0]}}}{called}"


def whole(digits: str, otherwise: int) -> int:
    """Return a number as an attribute holds it, `otherwise` for anything that is no small one."""
    return int(digits) if digits.isdecimal() and len(digits) <= _LONGEST_NUMBER else otherwise
