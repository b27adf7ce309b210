"""Where a cited work appeared, named between its authors and the year: "(Lee et al., European Heart Journal, 2017)"."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extraction.citations.journals import is_journal, is_journal_of_one_word, is_listed_journal
from factcheck.extraction.citations.lexicon import is_date_word, is_opener
from factcheck.extraction.citations.names import clean
from factcheck.extraction.citations.organisations import connectors
from factcheck.extraction.citations.tokens import CAPITAL, ET_AL, INITIALS, MARK, Token
from factcheck.values import dataclass

_INSIDE = frozenset({"&", ".", ":", ",", "and", "in", "on", "the"})
_BETWEEN = frozenset({",", ";", "in", "the"})
_LONGEST = 16
_BEFORE = (CAPITAL, INITIALS, ET_AL)
_PAIR = 3


@dataclass(frozen=True, slots=True)
class Place:
    """The title of a journal from the token `start` on, and where what stands before it ends."""

    title: str
    start: int
    before: int


def read_place(text: str, tokens: Sequence[Token], end: int) -> Place | None:
    """Read the journal whose title ends before the token `end` and has authors before it, None where none stands there.

    After "et al." any capitalised phrase is one; after a name and a comma only a journal that is known, since a
    further author may stand there.
    """
    for start in _starts(tokens, end):
        before = start
        while before > 0 and tokens[before - 1].text in _BETWEEN:
            before -= 1
        if before == 0 or tokens[before - 1].kind not in _BEFORE or _is_sentence(tokens[:start], before):
            continue
        title = clean(text[tokens[start].start : tokens[end - 1].end])
        if tokens[before - 1].kind == ET_AL:
            journal = is_journal(title) or not _may_be_authors(tokens[start:end])
            return Place(title, start, before) if journal else None
        if before < start and (is_journal(title) or (end - start == 1 and is_journal_of_one_word(title))):
            return Place(title, start, before)
    return None


def read_lone_place(text: str, tokens: Sequence[Token], end: int) -> Place | None:
    """Read the journal in the place of authors: one known by a title of several words, or all that stands there."""
    for start in _starts(tokens, end, first=0):
        title = clean(text[tokens[start].start : tokens[end - 1].end])
        if (_opens(tokens[start]) or ":" in title) and not is_listed_journal(title):
            continue
        alone = start == 0 and end == 1 and is_journal_of_one_word(title)
        known = is_journal(title) and (" " in title or title.isupper())
        if alone or (known and not _may_go_on(tokens, start)):
            return Place(title, start, start)
    return None


def _is_sentence(tokens: Sequence[Token], before: int) -> bool:
    """Tell whether a sentence leads to the title, and no author: "As the BMJ", but "So, BMJ"."""
    return _opens(tokens[before - 1]) and all(token.text != "," for token in tokens[before:])


def _may_go_on(tokens: Sequence[Token], start: int) -> bool:
    """Tell whether a title may be the end of a longer name: "the American Society of Clinical Oncology"."""
    at = start - 1
    if at > 0 and tokens[at].text in connectors() and tokens[at].text not in _BETWEEN:
        at -= 1
    return at >= 0 and tokens[at].kind == CAPITAL and not _opens(tokens[at])


def _opens(word: Token) -> bool:
    """Tell whether a capitalised word begins a sentence and no name: "According to", "A", "Source:"."""
    return word.text in ("A", "An") or is_opener(word.text)


def _starts(tokens: Sequence[Token], end: int, first: int = 1) -> Sequence[int]:
    """Return the capitalised words, from the left, at which a phrase may begin that goes on to `end`."""
    at = end
    while at > max(end - _LONGEST, first) and _is_inside(tokens[at - 1]):
        at -= 1
    return [start for start in range(at, end) if tokens[start].kind in (CAPITAL, INITIALS)]


def _is_inside(token: Token) -> bool:
    return token.kind in (CAPITAL, INITIALS) or token.text in _INSIDE or token.text in connectors()


def _may_be_authors(phrase: Sequence[Token]) -> bool:
    """Tell whether a phrase after "et al." may name further authors ("Ray & Low"), or only a month."""
    words = [token.text for token in phrase if token.kind != MARK]
    if "," in (token.text for token in phrase) or all(is_date_word(word) or is_opener(word) for word in words):
        return True
    return phrase[0].kind == INITIALS or (len(phrase) == _PAIR and phrase[1].text in ("&", "and"))
