"""Entries in the styles of Chicago that no other style shares.

In its lists only the first author is inverted: "Moe, Ann, Bert Low, and Carl van Roe. 2015. Salt." In its notes nobody
is, and the year stands with place and publisher: "Ann Moe and Bert Low, Salt (Oxford: Marsh, 2011), 7."
"""

from __future__ import annotations

from typing import NamedTuple

from factcheck.data import word_list
from factcheck.extraction.references.ids import CUT
from factcheck.extraction.references.names import Authors
from factcheck.extraction.references.text import DASH, UPPER, YEAR
from factcheck.extraction.references.words import is_acronym, is_organisation_word
from factcheck.model import Name
from factcheck.text.expressions import expression

_LIST_END = expression(rf"(?:\.|(?<=\.))(?= (?:{YEAR}[a-z]?\.|n\.d\.|[“\"]))")
_LONGEST_LIST = 3000
_SHORTEST_FAMILY = 2
_COMMA = expression(r", (?:and |& )?| (?:and|&) (?=[^\W\d_a-z])")
_JOINED = expression(r",? (?:and|&) |, et al\.?$")
_NAME_WORD = rf"[{UPPER}][\w’'‐‑–-]*\.?"
_GIVEN = expression(rf"{_NAME_WORD}(?: {_NAME_WORD}){{0,3}}$")
_SUFFIXES = frozenset(("Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"))
_NOTE = expression(
    rf"(?P<head>.{{3,400}}?),? \((?:(?P<place>[^():]{{2,60}}): )?(?P<publisher>[^()]{{2,120}}), (?P<year>{YEAR})\)"
    rf"(?:,? (?:chap\. |pp?\. )?(?P<pages>[\divxl]+(?:[{DASH}]+[\divxl]+)?)(?:, [{DASH}\d]+)*)?[ .,;{CUT}]*$"
)
_DATED = expression(rf"\b{YEAR}\b")
_QUOTED = expression(r"[“\"](?P<title>.+?)[,.]?[”\"][,.]?\s*(?:in (?P<container>[^,]+))?")
_BEHIND_TITLE = expression(r",? (?:\d+(?:st|nd|rd|th)|rev\.|revised) ed\.?.*$|, (?:ed|trans)s?\. .*$|, vol\. .*$")


class Note(NamedTuple):
    """What a note in the style of Chicago says of a book or a chapter."""

    names: tuple[Name, ...]
    organisation: str
    title: str
    container: str
    year: str
    pages: str


def read_list(text: str) -> Authors | None:
    """Return the authors at the head of an entry if several stand there and the first alone is inverted."""
    end = _LIST_END.search(text, 0, _LONGEST_LIST)
    head = text[: end.start()] if end else ""
    if not end or not _JOINED.search(head):
        return None
    family, _, rest = head.partition(", ")
    given, *others = [part for part in _COMMA.split(rest) if part not in _SUFFIXES]
    others = [other for other in others if other.rstrip(".") != "et al"]
    names = [_straight(other) for other in others]
    if not names or not _is_family(family) or not _GIVEN.match(given) or None in names:
        return None
    return Authors((Name(family, given), *(name for name in names if name)), end.end())


def read_note(text: str) -> Note | None:
    """Return the parts of a note on a book or a chapter, None for any other entry."""
    match = _NOTE.match(text)
    if match is None or _DATED.search(match["head"]):
        return None
    names, title = _named(match["head"])
    organisation = "" if all(names) else match["head"][: len(match["head"]) - len(title)].strip(" ,")
    if not title or (organisation and not any(map(_is_telling, organisation.split()))):
        return None
    quoted = _QUOTED.match(title)
    words = quoted["title"] if quoted else _BEHIND_TITLE.sub("", title)
    people = tuple(name for name in names if name) if not organisation else ()
    container = (quoted["container"] or "") if quoted else ""
    return Note(people, organisation, words.strip(" ,."), container.strip(), match["year"], match["pages"] or "")


def _named(head: str) -> tuple[list[Name | None], str]:
    """Return the names before a title, None for each that is no person's, and the title."""
    quote = min((at for at in (head.find("“"), head.find('"')) if at > 0), default=-1)
    parts = head[:quote].rstrip(" ,").split(", ") if quote > 0 else head.split(", ")
    last = next((at for at, part in enumerate(parts) if part.startswith(("and ", "& "))), 0)
    count = len(parts) if quote > 0 else last + 1
    written = ", ".join(parts[:count])
    names = [_straight(name) for name in _COMMA.split(written) if name.rstrip(".") != "et al"]
    return names, head[quote:] if quote > 0 else ", ".join(parts[count:])


def _straight(text: str) -> Name | None:
    """Return a name with the given name before the family name, and particles with the latter."""
    words = [word for word in text.removesuffix(" et al").split() if word not in _SUFFIXES]
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in _particles():
        start -= 1
    if start < 1 or not all(word[0].isupper() or word.lower() in _particles() for word in words):
        return None
    if any(map(_is_telling, words)) or len(words[-1]) < _SHORTEST_FAMILY:
        return None
    return Name(" ".join(words[start:]), " ".join(words[:start]))


def _is_telling(word: str) -> bool:
    """Tell whether a word is typical of an organisation's name."""
    return is_organisation_word(word) or is_acronym(word)


def _is_family(text: str) -> bool:
    words = text.split()
    named = all(word[0].isupper() or word.lower() in _particles() for word in words)
    return 1 <= len(words) <= 4 and named and not any(map(is_organisation_word, words))


def _particles() -> tuple[str, ...]:
    return word_list("particles/list")
