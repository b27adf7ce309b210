"""Headings of reference lists: "References", "9.2 Selected sources", "Bibliography and further reading"."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from factcheck.data import word_list
from factcheck.text.expressions import expression


class Announcement(NamedTuple):
    """What a heading says of the list below it.

    `sure` tells that it can announce nothing else, `recommended` that the works are for further reading, `sourced`
    that it speaks of sources, of which each may be a mere link.
    """

    sure: bool
    recommended: bool
    sourced: bool = False


_LONGEST = 80
_SOURCES = frozenset({"source", "sources", "citation", "citations"})
_HEADING = expression(r"[\W\d]{0,12}([^\W\d_](?:[^\n]{0,70}[^\W_])?)[\W_]{0,12}$")
_ASIDE = expression(r"\s*[(\[][^()\[\]]*(?:[)\]]|$)")
_NUMERAL = expression(r"[IVXL]+[.)]\s+")
_WORD = expression(r"[^\W_]+(?:[’'-][^\W_]+)*")
_FIRST = expression(r"[^\W\d_][^\W_]*(?:[’'-][^\W_]+)*")
_ROMAN = frozenset("IVXL")


def may_announce(text: str, start: int, end: int) -> bool:
    """Tell by its first word whether a stretch of text may be a heading that `announcement` knows: most are none."""
    first = _FIRST.search(text, start, min(start + _LONGEST, end))
    return first is not None and (first[0].lower() in _first_words() or _ROMAN.issuperset(first[0]))


def announcement(text: str) -> Announcement | None:
    """Return what the first line of a text announces as the heading of a list, None if it is no such heading.

    The heading is a name of such lists ("references"), alone or among words that only tell which ("selected", "for
    this article"); what stands in brackets does not count.
    """
    first = _HEADING.match(text[:_LONGEST].lstrip().split("\n", 1)[0])
    if first is None:
        return None
    words = tuple(_WORD.findall(_ASIDE.sub(" ", _NUMERAL.sub("", first[1], count=1)).lower()))
    found = [_names()[name] for name in _names_in(words)]
    if not found:
        return None
    sure, recommended = any(one.sure for one in found), any(one.recommended for one in found)
    return Announcement(sure, recommended, sure or not _SOURCES.isdisjoint(words))


def _names_in(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return the names of lists in a heading, none if another word stands in it that does not only tell which."""
    found: list[tuple[str, ...]] = []
    at = 0
    while at < len(words):
        name = next((words[at:end] for end in range(len(words), at, -1) if words[at:end] in _names()), None)
        if name:
            found.append(name)
            at += len(name)
        elif words[at] in _modifiers():
            at += 1
        else:
            return []
    return found


@cache
def _names() -> dict[tuple[str, ...], Announcement]:
    """Return the words of each name of a list with what it announces."""
    kinds = {
        "reference-headings": Announcement(sure=True, recommended=False),
        "source-headings": Announcement(sure=False, recommended=False),
        "reading-headings": Announcement(sure=False, recommended=True),
    }
    return {tuple(_WORD.findall(name)): kind for listed, kind in kinds.items() for name in word_list(listed)}


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name[0] for name in _names()) | _modifiers()


@cache
def _modifiers() -> frozenset[str]:
    return frozenset(word_list("heading-modifiers"))
