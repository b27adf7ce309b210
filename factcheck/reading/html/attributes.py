"""The attributes of a tag: those few that say whether its content is prose, and what part of the article."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from factcheck.data import word_table
from factcheck.reading.html.entities import attribute_value
from factcheck.text.expressions import expression

_ATTRIBUTE = expression(r"([^\s=>/\"']+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>]++)))?+")
_INVISIBLE = expression(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)
_WORD = expression(r"[^\s_]+")
_MOST_PLACES = 1_000
_TELLING = ("class", "style", "hidden", "CLASS", "STYLE", "HIDDEN")


def attributes(written: str) -> dict[str, str]:
    """Return the attributes of a start tag by their names in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(written):
        found.setdefault(name.lower(), attribute_value(double or single or bare))
    return found


@cache
def _hidden_classes() -> frozenset[str]:
    return frozenset(word_table("html")["names"]["hidden"])


@cache
def _boilerplate() -> frozenset[str]:
    return frozenset(word_table("html")["names"]["boilerplate"])


@cache
def _reference_lists() -> frozenset[str]:
    return frozenset(word_table("html")["names"]["references"])


def is_hidden(written: str) -> bool:
    """Tell whether the attributes take an element out of sight; `aria-hidden` is not asked for, see `is_unspoken`."""
    return any(map(written.__contains__, _TELLING)) and _is_hidden(written)


def is_unspoken(written: str) -> bool:
    """Tell whether an element is hidden from screen readers: decoration, or a page behind an open dialog."""
    return "aria-hidden" in written and attributes(written).get("aria-hidden", "").lower() == "true"


@lru_cache(maxsize=4096)
def _is_hidden(written: str) -> bool:
    given = attributes(written)
    if "hidden" in given and given["hidden"].lower() != "until-found":
        return True
    classes = given.get("class", "").lower().split()
    return bool(_INVISIBLE.search(given.get("style", ""))) or not _hidden_classes().isdisjoint(classes)


def is_boilerplate(given: dict[str, str]) -> bool:
    """Tell whether class or id name what surrounds an article: "site-footer", "comments", "cookie_banner"."""
    names = f"{given.get('class', '')} {given.get('id', '')}".lower()
    known = _boilerplate()
    return any(name in known or not known.isdisjoint(name.split("-")) for name in _WORD.findall(names))


def lists_references(given: dict[str, str]) -> bool:
    """Tell whether class, id, role or label name a reference list: "ref-list", "doc-bibliography", "References"."""
    names = " ".join(given.get(name, "") for name in ("class", "id", "role", "aria-label")).lower()
    return not _reference_lists().isdisjoint(names.split())


def count(given: dict[str, str], name: str, default: int) -> int:
    """Return the whole number that an attribute starts with, at most `_MOST_PLACES`."""
    number = re.match(r"\s*\+?(\d{1,9})", given.get(name, ""))
    return min(int(number[1]), _MOST_PLACES) if number else default
