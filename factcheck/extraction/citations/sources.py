"""Sources read forwards after a word that announces one: "by the National Eye Institute", "in Nature"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.extraction.citations.journals import is_journal
from factcheck.extraction.citations.lexicon import is_no_author, is_particle
from factcheck.extraction.citations.names import clean
from factcheck.extraction.citations.organisations import connectors, read_organisation
from factcheck.extraction.citations.people import read_people
from factcheck.extraction.citations.tokens import CAPITAL, ET_AL, INITIALS, LOWER, Token, tokenize
from factcheck.model import Name
from factcheck.values import dataclass

_WINDOW = 160
_LONGEST_PARTICLE = 8


@dataclass(frozen=True, slots=True)
class Source:
    """Persons, an organisation or a journal, named in characters [start, end).

    `sure` says that the words can name nothing else; a lone capitalised word may be a place or a thing.
    """

    start: int
    end: int
    names: tuple[Name, ...] = ()
    et_al: bool = False
    organisation: str = ""
    journal: str = ""
    sure: bool = False


def read_source(text: str, start: int, end: int) -> Source | None:
    """Read the persons or the organisation whose name starts at `start` and ends before `end`."""
    if not _may_begin(text, start):
        return None
    tokens = tokenize(text, start, min(end, start + _WINDOW))
    for stop in _stops(tokens):
        organisation = read_organisation(text, tokens, stop, bracketed=False)
        if organisation is not None and organisation.start == 0:
            end_at, name, sure = tokens[stop - 1].end, organisation.name, organisation.sure
            return Source(start, end_at, organisation=name, sure=sure)
        people = read_people(tokens, stop, bracketed=False)
        if people is not None and people.start == 0:
            sure = people.et_al or bool(people.names[0].initials)
            return Source(start, tokens[stop - 1].end, people.names, people.et_al, sure=sure)
    return None


def read_journal(text: str, start: int, end: int, *, announced: bool) -> Source | None:
    """Read the journal whose title starts at `start`.

    `announced` says that the words before ("published in") promise one: then an unlisted title will do.
    """
    tokens = tokenize(text, start, min(end, start + _WINDOW))
    for stop in _stops(tokens):
        title = clean(text[start : tokens[stop - 1].end])
        if tokens[stop - 1].kind == CAPITAL and (is_journal(title) or (announced and _may_be_title(title))):
            return Source(start, tokens[stop - 1].end, journal=title)
    return None


def _may_begin(text: str, start: int) -> bool:
    """Tell whether a name may start here: with a capital or a particle."""
    word = text[start : start + _LONGEST_PARTICLE].split(" ", 1)[0]
    return word[:1].isupper() or is_particle(word)


def _may_be_title(title: str) -> bool:
    return not any(is_no_author(part) for part in re.split(r" in |, | and (?:the )?", title))


def _stops(tokens: Sequence[Token]) -> Iterator[int]:
    """Yield where the capitalised phrase at the first token may end, the farthest first."""
    stop = 0
    for token in tokens:
        inside = token.kind in (CAPITAL, INITIALS, ET_AL) or token.text in connectors() or token.text == ","
        if not (inside or (token.kind == LOWER and is_particle(token.text))):
            break
        stop += 1
        if token.kind == ET_AL:
            break
    if stop and stop + 2 < len(tokens) and tokens[stop].text == "(" and tokens[stop + 2].text == ")":
        yield stop + 3
    yield from (end for end in range(stop, 0, -1) if tokens[end - 1].kind in (CAPITAL, ET_AL))
