"""Author-year citations: "(Li et al., 2019)", "Quail and Joyce (2013)", "Smith et al., 2014b".

Every one of them ends in a year, so the years are found first and the author string is read backwards from
each: a year without one is a date.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.extraction.authorities import is_authority
from factcheck.extraction.lexicon import is_no_author, is_opener, lower
from factcheck.extraction.names import read_people
from factcheck.extraction.organisations import Organisation, read_organisation
from factcheck.extraction.tokens import CAPITAL, LOWER, MARK, Token, tokenize
from factcheck.extraction.years import YearGroup, find_year_groups
from factcheck.model import Citation, CitationForm, Name, Span

_WINDOW = 250
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_AFTER_AUTHORS = _POSSESSIVES | {",", ".", "ed", "eds", "Ed", "Eds"}
_OF = frozenset({"of", "for", "the", "/", "de", "del", "des", "di", "du"})
_LONGEST_MALFORMED = 3


@dataclass(frozen=True, slots=True)
class _Authors:
    """The author string that starts at the character `start` with token `index`."""

    start: int
    index: int
    names: tuple[Name, ...] = ()
    et_al: bool = False
    organisation: str = ""
    malformed: str = ""


def find_dated(text: str) -> Iterator[Citation]:
    """Yield the author-year citations of one block of text in order; each is its own `sentence` as yet."""
    cited_in = -1
    for group in find_year_groups(text):
        form, stop = _form(text, group)
        floor = max(group.floor, stop - _WINDOW, group.opener + 1 if form == "parenthetical" else 0)
        authors = _authors(text, tokenize(text, floor, stop), form, listed=0 <= group.opener == cited_in)
        if authors is not None and not _is_authority(text, group, authors):
            cited_in = group.opener
            yield from _citations(text, group, form, authors)


def _form(text: str, group: YearGroup) -> tuple[CitationForm, int]:
    """Return the citation's form, and where the author string ends at the latest."""
    if group.opener < 0:
        return "bare", group.start
    if not text[group.opener + 1 : group.start].strip():
        return "narrative", group.opener
    return "parenthetical", group.start


def _authors(text: str, tokens: Sequence[Token], form: CitationForm, *, listed: bool) -> _Authors | None:
    """Return the author string at the end of the tokens; `listed` if citations precede it in its bracket."""
    end = _author_end(tokens)
    bracketed = form == "parenthetical"
    organisation = read_organisation(text, tokens, end, bracketed=bracketed)
    if organisation is None:
        people = _people(text, tokens, end, form, listed=listed)
        if people is None or not bracketed or _is_whole(tokens, people.index, end):
            return people
        organisation = read_organisation(text, tokens, end, bracketed=True, assured=True)
        if organisation is None:
            return people
    elif not _stands_alone(tokens, organisation, end, form):
        return None
    start = tokens[organisation.start].start
    return _Authors(start, organisation.start, organisation=organisation.name)


def _people(
    text: str, tokens: Sequence[Token], end: int, form: CitationForm, *, listed: bool
) -> _Authors | None:
    malformed_at = _malformed_start(tokens, end)
    people = read_people(tokens, malformed_at, bracketed=form == "parenthetical")
    if people is None or not (listed or _plausible(people.names, people.et_al, form)):
        return None
    malformed = text[tokens[malformed_at + 1].start : tokens[end - 1].end] if malformed_at < end else ""
    return _Authors(tokens[people.start].start, people.start, people.names, people.et_al, malformed=malformed)


def _is_whole(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether the author string begins at `start`, and not with a capitalised word further left."""
    at = start - 1
    if at > 0 and tokens[at].text in _OF and end - start == 1:
        at -= 1
    return at < 0 or tokens[at].kind != CAPITAL or is_opener(tokens[at].text)


def _stands_alone(tokens: Sequence[Token], organisation: Organisation, end: int, form: CitationForm) -> bool:
    """Tell whether an organisation is cited here: an acronym before a number may be a catalogue's."""
    if form == "bare":
        return False
    if organisation.sure or end - organisation.start > 1 or form == "narrative":
        return True
    return organisation.start == 0 or end < len(tokens) or tokens[organisation.start - 1].kind == MARK


def _author_end(tokens: Sequence[Token]) -> int:
    """Return where the author string ends: before its comma, its possessive and the noun that goes with it."""
    end = len(tokens)
    while end > 0 and (tokens[end - 1].text in _AFTER_AUTHORS):
        end -= 1
    if (
        end > 1
        and tokens[end - 1].kind == LOWER
        and tokens[end - 1].text in lower("study-nouns") | lower("scholarly-nouns")
    ):
        return _owner_end(tokens, end)
    return end


def _owner_end(tokens: Sequence[Token], end: int) -> int:
    """Return where the owner of the noun before `end` ends ("Eysenck’s early theory"), `end` if it has none."""
    at = end - 1
    while at > max(end - 4, 1) and tokens[at - 1].kind == LOWER and tokens[at - 1].text not in _POSSESSIVES:
        at -= 1
    if tokens[at - 1].text in _POSSESSIVES:
        return at - 1
    owned = tokens[at - 1].kind == CAPITAL and tokens[at - 1].text.endswith(("'s", "’s"))
    return at if owned else end


def _malformed_start(tokens: Sequence[Token], end: int) -> int:
    """Return where an author string ends whose second author is no name: "Sleeman & organized metastasis"."""
    at = end
    while at > 0 and end - at < _LONGEST_MALFORMED and tokens[at - 1].kind == LOWER:
        at -= 1
    return at - 1 if at < end and at > 1 and tokens[at - 1].text == "&" else end


def _plausible(names: Sequence[Name], et_al: bool, form: CitationForm) -> bool:
    doubtful = [name for name in names if is_no_author(name.family)]
    if len(doubtful) == len(names) and not (et_al and len(names) == 1):
        return False
    return form != "bare" or et_al or len(names) > 1


def _is_authority(text: str, group: YearGroup, authors: _Authors) -> bool:
    alone = len(authors.names) == 1 and not authors.et_al and len(group.years) == 1
    return alone and is_authority(text, group.opener, authors.start, group.end, group.years[0].year)


def _citations(text: str, group: YearGroup, form: CitationForm, authors: _Authors) -> Iterator[Citation]:
    """Yield one citation for each year of the group."""
    for year in group.years:
        end = year.end
        if form == "narrative" and text[end : end + 1] in (")", "]"):
            end += 1
        span = Span(authors.start, end)
        yield Citation(
            span,
            text[span.start : span.end],
            "authors" if authors.names else "organisation",
            form,
            span,
            authors=authors.names,
            et_al=authors.et_al,
            organisation=authors.organisation,
            year=year.year,
            suffix=year.suffix,
            malformed=authors.malformed,
        )
