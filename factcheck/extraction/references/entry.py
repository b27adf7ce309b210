"""One entry of a reference list read into fields."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from factcheck.extraction.citations.journals import is_listed_journal
from factcheck.extraction.references.chicago import Note, read_note
from factcheck.extraction.references.groups import read_group_behind
from factcheck.extraction.references.ids import CUT, Identifiers, take_identifiers
from factcheck.extraction.references.locators import Locator, find_locator
from factcheck.extraction.references.notices import without_notice
from factcheck.extraction.references.organisations import NOBODY, Author, read_author
from factcheck.extraction.references.text import DASH, LETTER, UPPER, YEAR, clean, has_case, mend
from factcheck.extraction.references.titles import read_title
from factcheck.extraction.references.tokens import Token, tokens, with_labels
from factcheck.model import Reference
from factcheck.text.expressions import expression

_LONGEST = 8000
_MOST_LABELS = 2
"""A number and a word: "3. Reference: Moe A. …"."""
_LABEL = expression(
    r"(?:\[[\w +-]{1,24}\]|\(\d{1,4}\)|\d{1,4}[.)]|\d{1,3}(?= [^\W\d_])|[•·▪*–-] )[.: ]*(?=\D)"
    r"|(?:Reference|Citation|Source|Study|Ref|Paper|Article)s?: "
)
_YEAR = (
    rf"(?:(?P<year>{YEAR})(?P<suffix>[a-z]| [a-h](?= [A-Z“\"]))?(?:(?![\w–-]*\d)|(?=[/{DASH}]\d{{2,4}}[.,)\]]))"
    r"|(?P<none>in press|n\. ?d\.|forthcoming|submitted))"
)
_UNDATED = expression(r"[(\[](?:n\. ?d\.|no date)[)\]]", re.IGNORECASE)
_YEAR_HERE = expression(
    rf"[ ,.;:]{{0,3}}(?P<opening>[(\[] ?)?{_YEAR}"
    rf"(?:[/{DASH}]\d{{2,4}}| ?\[{YEAR}\])?(?(opening)(?:[,;/ ][^()]{{2,30}})?[)\]])"
    r"[.,:;]{0,2}(?= |$|[\"“‘'«])"
)
_PUBLISHED = expression(
    rf"[.,;] ?{YEAR}[a-z]?(?: [{UPPER}][a-z]{{2,8}}\.?(?: \d{{1,2}})?)?; ?\d|\({YEAR}\)[:,;]"
    rf"|[^\W\d_]; ?{YEAR}\.?[ {CUT}]*$"
)
_YEARS = expression(rf"{YEAR}[{DASH}]{YEAR}$")
_MONTH = "Jan|Feb|Mar|Mär|Apr|Avr|May|Mai|Jun|Jul|Aug|Sep|Oct|Okt|Nov|Dec|Dez|Déc|Spring|Summer|Autumn|Fall|Winter"
_DATED = expression(
    rf"[ .,;:{CUT}]{{1,4}}[(\[]?(?:\d{{1,2}} )?(?:(?:{_MONTH})[{LETTER}]{{0,7}}\.?,? )?(?:\d{{1,2}},? )?"
    rf"{YEAR}[a-z]?[)\]]?[ .,;{CUT}]*$"
)
_JOURNAL = expression(rf"[.?!] (?P<journal>[{UPPER}][^.?!\x02]{{3,80}}?)[.,]? \(?{YEAR}\b")
_BEHALF = expression(
    rf"[ ,:;(]{{0,3}}(?:(?:for|on behalf of) )?(?:the )?(?:[{UPPER}][\w-]* ){{0,3}}(?:[{UPPER}]\w*)?"
    r"[Cc]ollab(?:orations?|\.)(?=[ ,.:;)])[)]?"
)


class Parts(NamedTuple):
    """An entry in pieces: who, when, and what is left to read in `middle`, up to the place in the container."""

    identifiers: Identifiers
    author: Author
    year: str
    suffix: str
    middle: str
    locator: Locator | None
    behind: list[Token]
    dated: bool
    body: str

    @property
    def place(self) -> str:
        """Tell what the locator says: nothing, volume, pages or both."""
        if self.locator is None:
            return "year" if self.dated else "nothing"
        if self.locator.volume or self.locator.issue:
            return "both" if self.locator.pages else "volume"
        return "pages"


def take_apart(text: str) -> Parts:
    """Return the pieces of an entry."""
    identifiers = take_identifiers(clean(text))
    body = _without_label(without_notice(mend(identifiers.rest)))
    author = read_author(body)
    body = body[author.authors.end :]
    body = body[_end(_BEHALF.match(body)) :]
    if author.authors.names and (group := read_group_behind(body)):
        author = author._replace(organisation=author.organisation or group.name)
        body = body[group.end :]
    here = _YEAR_HERE.match(body)
    here = None if here and _begins_title(here, body) else here
    year = suffix = ""
    if here:
        year, suffix = here["year"] or here["none"], (here["suffix"] or "").strip()
        body = body[here.end() :]
    body = body.strip(" .,;:" + CUT)
    body = body if has_case(body) else with_labels(body)
    found = tokens(body)
    locator = find_locator(found, year or None)
    middle = body[: locator.start] if locator else body
    dated = _DATED.search(middle) if locator is None else None
    middle = middle[: dated.start()] if dated else middle
    return Parts(identifiers, author, year, suffix, middle.strip(" .,;:(" + CUT), locator, found, bool(dated), body)


def _begins_title(here: re.Match[str], body: str) -> bool:
    """Tell whether a year is the first word of the title ("2017 ACC/AHA guideline"): another stands with the volume."""
    bare = not here["opening"] and here[0].rstrip()[-1:].isalnum()
    return bare and _PUBLISHED.search(body, here.end()) is not None


def _without_label(body: str) -> str:
    for _ in range(_MOST_LABELS):
        body = body[_end(_LABEL.match(body)) :]
    return body


def _end(match: re.Match[str] | None) -> int:
    return match.end() if match else 0


def parse_reference(text: str, id: str = "") -> Reference:
    """Read one entry, without its place in an article: APA, Vancouver, AMA, Harvard, Chicago, MLA and others.

    What is not in the entry stays empty. In a script without capitals only identifiers and numbers are read.
    """
    identifiers = take_identifiers(clean(text[:_LONGEST]))
    note = read_note(_without_label(identifiers.rest))
    if note:
        return _from_note(note, identifiers, Reference(id, text))
    parts = take_apart(text[:_LONGEST])
    cased = has_case(text)
    title, container = (_before_journal(parts) or read_title(parts.middle, parts.place)) if cased else ("", "")
    persons, organisation = parts.author if cased else NOBODY
    locator = parts.locator or Locator(0, 0)
    if locator.series and container:
        container = f"{container} {locator.series}"
    return Reference(
        id=id,
        text=text,
        authors=() if persons.editors else persons.names,
        editors=persons.names if persons.editors else (),
        organisation=organisation,
        year=parts.year or _no_date(text) or locator.year or _year_behind(parts) or None,
        suffix=parts.suffix,
        title=title,
        container=container,
        volume=locator.volume,
        issue=locator.issue,
        pages=locator.pages,
        doi=parts.identifiers.doi,
        pmid=parts.identifiers.pmid,
        url=parts.identifiers.url,
    )


def names_somebody(text: str) -> bool:
    """Tell whether the words of an entry say who wrote it: a paragraph that does not need not be read whole."""
    identifiers = take_identifiers(clean(text[:_LONGEST]))
    if read_note(_without_label(identifiers.rest)):
        return True
    author = read_author(_without_label(without_notice(mend(identifiers.rest))))
    return bool(author.authors.names or author.organisation)


def _before_journal(parts: Parts) -> tuple[str, str] | None:
    """Return title and journal where a known journal stands between a full stop and the year, without pages."""
    if parts.locator and (parts.locator.volume or parts.locator.pages):
        return None
    found = next((one for one in _JOURNAL.finditer(parts.body) if is_listed_journal(one["journal"])), None)
    return (parts.body[: found.start() + 1].strip(' .,"“”'), found["journal"]) if found and found.start() > 0 else None


def _from_note(note: Note, found: Identifiers, entry: Reference) -> Reference:
    return replace(
        entry,
        authors=note.names,
        organisation=note.organisation,
        year=note.year,
        title=note.title,
        container=note.container,
        pages=note.pages,
        doi=found.doi,
        pmid=found.pmid,
        url=found.url,
    )


def _no_date(text: str) -> str:
    """Return "n.d." where an entry says in brackets that it has no date: another year in it is that of a name."""
    return "n.d." if _UNDATED.search(text) else ""


def _year_behind(parts: Parts) -> str:
    """Return the last year named in the entry behind its authors."""
    years = [token.text for token in parts.behind if token.kind in ("year", "date")]
    if years:
        return str(re.findall(YEAR, years[-1])[-1])
    return next((token.text[:4] for token in parts.behind if token.kind == "range" and _YEARS.match(token.text)), "")
