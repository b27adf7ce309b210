"""What looks like an author-year citation and is none: species, films, storms, catalogue numbers."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extraction.citations.lexicon import is_no_author, is_opener, is_thing, lower
from factcheck.extraction.citations.organisations import Organisation
from factcheck.extraction.citations.people import People
from factcheck.extraction.citations.tokens import CAPITAL, LOWER, MARK, Token
from factcheck.model import CitationForm
from factcheck.text.expressions import expression

_LAST_AUTHORITY = "1950"
_LATIN_ENDING = r"(?:us|um|a|e|i|is|es|os|er|or|ns)"
_SPECIES = expression(rf"(?:\b[A-Z](?:\.|[a-z]+)\s+[a-z-]{{2,25}}|\b[A-Z][a-z]{{9,30}}){_LATIN_ENDING}\s*$")
_VERSUS = frozenset({"v", "v.", "vs", "vs.", "versus"})


def is_authority(text: str, opener: int, start: int, end: int, year: str) -> bool:
    """Tell whether the author in [start, end), alone in the bracket at `opener`, named the species before it.

    "Armadillidium vulgare (Latreille, 1804)" cites nobody. From 1950 on the benefit of the doubt goes to a
    citation: there papers are many and authorities are few.
    """
    if opener < 0 or year >= _LAST_AUTHORITY or text[opener + 1 : start].strip() or text[end : end + 1] != ")":
        return False
    return _SPECIES.search(text, max(opener - 60, 0), opener) is not None


def are_authors(people: People, tokens: Sequence[Token], form: CitationForm) -> bool:
    """Tell whether the names before a year are those of authors."""
    doubtful = [name for name in people.names if is_no_author(name.family) or is_thing(name.family)]
    if people.et_al and len(people.names) == 1:
        return True
    if len(doubtful) == len(people.names):
        return False
    if len(people.names) > 1:
        return True
    if form == "parenthetical":
        family = people.names[0].family
        return not is_opener(family) or family.lower() in lower("common-surnames")
    return form == "narrative" and not _is_titled(tokens, people.start)


def is_cited(organisation: Organisation, tokens: Sequence[Token], end: int, form: CitationForm) -> bool:
    """Tell whether an organisation is cited: an acronym before a number may be a catalogue's ("PTCC 1609")."""
    if form == "bare":
        return organisation.sure and end < len(tokens) and _begins(tokens, organisation.start)
    if organisation.sure or end - organisation.start > 1:
        return True
    acronym = tokens[organisation.start].text
    if form == "narrative":
        return not acronym.endswith("s")
    return end < len(tokens) or _begins(tokens, organisation.start)


def _begins(tokens: Sequence[Token], start: int) -> bool:
    """Tell whether nothing or a mark stands before the token at `start`."""
    return start == 0 or tokens[start - 1].kind == MARK


def _is_titled(tokens: Sequence[Token], start: int) -> bool:
    """Tell whether the words at `start` are a title or a case: "the film Lotus", "Storm Ada", "Ray v Cole"."""
    at = start - 1 if start > 1 and tokens[start - 1].text == "," else start
    if at == 0:
        return False
    before = tokens[at - 1]
    if before.kind == CAPITAL:
        return is_no_author(before.text)
    return before.text in _VERSUS or (before.kind == LOWER and before.text in lower("titled-things"))
