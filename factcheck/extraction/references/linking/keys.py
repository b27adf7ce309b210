"""What citations and entries are known by: first authors under every spelling, further authors, years."""

from __future__ import annotations

import re
from collections.abc import Mapping

from factcheck.extraction.citations.names import fold, fold_body
from factcheck.extraction.citations.organisation_registry import canonical
from factcheck.model import Citation, Name, Reference
from factcheck.text.expressions import expression
from factcheck.values import dataclass

_BRACKETED = expression(r"[(\[]([^()\[\]]{2,80})[)\]]")
_INITIALS = expression(r"\b([A-Z])[\w.’'-]*")
_CUT = expression(r", | & | and | – ")
_ET_AL = expression(r"\bet\.? al\b|…|\. \. \.", re.IGNORECASE)
_HEAD, _LONGEST = 60, 600
_MANY = 99
"""As many authors as an "et al." may stand for."""


@dataclass(frozen=True, slots=True)
class Cited:
    """What the text says of a source; `names` are the keys of its first author, the best first."""

    names: tuple[str, ...]
    others: tuple[str, ...]
    et_al: bool
    initials: str
    year: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Listed:
    """What an entry says.

    `fewest` and `most` bound the number of its authors, `years` holds one year or the ends of a range, `written`
    is the key of all that stands in the authors' place, `behind` that of all behind the title of a work that is no
    article of a journal.
    """

    names: tuple[str, ...]
    others: tuple[str, ...]
    fewest: int
    most: int
    initials: str
    years: tuple[str, ...]
    suffix: str
    written: str
    behind: str


def cited_as(citation: Citation, acronyms: Mapping[str, str]) -> Cited:
    """Return what a citation is known by; `acronyms` maps keys of acronyms to keys of names."""
    if citation.authors:
        first = citation.authors[0]
        names = _of_person(first)
    else:
        first = Name("")
        names = _of_organisation(citation.organisation)
    known = [acronyms[name] for name in names if name in acronyms]
    return Cited(
        _unique([*names, *known]),
        tuple(fold(name.family) for name in citation.authors[1:]),
        citation.et_al,
        _letters(first.initials),
        citation.year or "",
        citation.suffix,
    )


def listed_as(entry: Reference) -> Listed:
    """Return what an entry is known by; without an author, it is known by the first words of its title."""
    people = entry.authors or entry.editors
    if people:
        names = _of_person(people[0])
    elif entry.organisation:
        names = _of_organisation(entry.organisation)
    else:
        names = _of_title(entry.title or entry.text)
    more = bool(_ET_AL.search(_before_title(entry)))
    return Listed(
        names,
        tuple(fold(name.family) for name in people[1:]),
        len(people) + more,
        _MANY if more or not people else len(people),
        _letters(people[0].initials) if people else "",
        _years(entry),
        entry.suffix,
        fold(_before_year(entry)[:_LONGEST]),
        fold_body(_behind_title(entry)[:_LONGEST]),
    )


def _before_title(entry: Reference) -> str:
    end = entry.text.find(entry.title[:20] or entry.year or "\n")
    return entry.text[: end if end > 0 else 300]


def _behind_title(entry: Reference) -> str:
    """Return what stands behind the title of an entry that is no article of a journal."""
    article = (entry.volume or entry.pages) and not entry.container.startswith("Cochrane ")
    at = entry.text.find(entry.title) if entry.title and not article else -1
    return entry.text[at + len(entry.title) :] if at >= 0 else ""


def _before_year(entry: Reference) -> str:
    end = entry.text.find(entry.year) if entry.year else 0
    return entry.text[: end if end > 0 else 300]


def _years(entry: Reference) -> tuple[str, ...]:
    """Return the year of an entry, and the last one of a range: "2013–14"."""
    year = entry.year or ""
    span = re.search(rf"\b{year}[-–](\d{{2,4}})\b", _before_title(entry)) if year.isdigit() else None
    return (year, year[: -len(span[1])] + span[1]) if span else (year,)


def _of_person(name: Name) -> tuple[str, ...]:
    """Return the keys of a person: the family name, its last part, and all of it as an organisation."""
    family = fold(name.family)
    if " " not in name.family and not name.family.isupper():
        return (family,) if family else ()
    return _unique([family, *family.split()[-1:], *_of_organisation(name.family)])


def _of_organisation(name: str) -> tuple[str, ...]:
    """Return the keys of an organisation: its name, what stands in brackets, its first part, its initials."""
    outside = " ".join(_BRACKETED.sub(" ", name).split())
    inside = _BRACKETED.findall(name)
    head = _CUT.split(outside)[0]
    letters = "".join(_INITIALS.findall(outside))
    keys = [canonical(outside), *map(canonical, inside), canonical(head), fold(letters) if len(letters) > 1 else ""]
    return _unique(keys)


def _of_title(title: str) -> tuple[str, ...]:
    words = fold(title[:_HEAD]).split()
    return _unique([*(" ".join(words[:count]) for count in (1, 2, 3, 4, 5)), fold(title)])


def _letters(initials: str) -> str:
    return "".join(part[0] for part in re.findall(r"[^\W\d_]+", fold(initials))) if "." in initials else fold(initials)


def _unique(keys: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for key in keys if key))
