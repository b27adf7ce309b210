"""Organisations as authors: "World Health Organization (WHO), 2014", "the American Cancer Society (2020)"."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extraction.citations.lexicon import is_date_word, is_no_author, is_opener, lower
from factcheck.extraction.citations.names import clean
from factcheck.extraction.citations.organisation_registry import is_known, known_start
from factcheck.extraction.citations.tokens import CAPITAL, ET_AL, INITIALS, NUMBER, Token
from factcheck.values import dataclass

_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Organisation:
    """The organisation whose first token has the index `start`.

    `sure` says that the lexicon lists it or that one of its words says what it is, "Institute" or "Ministry".
    """

    name: str
    start: int
    sure: bool


def read_organisation(
    text: str, tokens: Sequence[Token], end: int, *, bracketed: bool, assured: bool = False
) -> Organisation | None:
    """Read the organisation whose name ends before token `end`; None where none stands there.

    `bracketed` allows what only a delimiter can precede (commas, bracketed acronyms); `assured` takes a
    capitalised phrase for an organisation without a word that says so.
    """
    stop = _name_end(tokens, end)
    start = known_start(tokens, stop)
    if start == stop:
        start = _name_start(tokens, stop, bracketed=bracketed)
    if start == stop:
        return None
    if not any(token.kind == CAPITAL for token in tokens[start:stop]):
        return None
    name = clean(text[tokens[start].start : tokens[stop - 1].end])
    if is_no_author(name) or is_date_word(tokens[stop - 1].text):
        return None
    sure = is_known(name) or _has_keyword(tokens, start, stop, bracketed=bracketed)
    if not (sure or assured or _looks_like_one(tokens[start:stop])):
        return None
    return Organisation(name, start, sure)


def is_acronym(word: str) -> bool:
    """Tell whether at least half of a word's letters, and at least two, are capitals."""
    capitals = sum(letter.isupper() for letter in word)
    return capitals >= 2 and capitals * 2 >= len(word)


def connectors() -> frozenset[str]:
    """Return the small words inside the names of organisations."""
    return lower("function-words/in-organisation")


def _has_keyword(tokens: Sequence[Token], start: int, stop: int, *, bracketed: bool) -> bool:
    """Tell whether a word of the name says what it is, outside brackets one that can be its head."""
    if stop - start == 1 or len(tokens[stop - 1].text) == 1:
        return False
    if bracketed and is_no_author(tokens[stop - 1].text) and tokens[stop - 2].kind == CAPITAL:
        return True
    return any(
        _is_keyword(tokens[at]) and (bracketed or at == stop - 1 or _may_follow_head(tokens[at + 1]))
        for at in range(start, stop)
    )


def _may_follow_head(token: Token) -> bool:
    return token.text in connectors() or token.text == "," or is_no_author(token.text)


def _looks_like_one(tokens: Sequence[Token]) -> bool:
    """Tell whether the name is made of acronyms or is a site: "FAO", "USDA-NRCS", "Tropicos.org"."""
    words = [token.text for token in tokens if token.kind == CAPITAL]
    site = len(words) == 1 and words[0].endswith((".org", ".com", ".gov", ".net", ".edu", ".int"))
    return site or all(map(is_acronym, words))


def _is_keyword(token: Token) -> bool:
    return token.text.lower() in lower("organisation-words/prose")


def _name_end(tokens: Sequence[Token], end: int) -> int:
    """Return where the name ends before "et al." and its acronym in brackets."""
    stop = end
    if stop > 0 and tokens[stop - 1].kind == ET_AL:
        stop -= 1
        stop = stop - 1 if stop > 0 and tokens[stop - 1].text == "," else stop
    return stop - 3 if stop > 3 and _is_bracketed_word(tokens, stop) else stop


def _is_bracketed_word(tokens: Sequence[Token], end: int) -> bool:
    """Tell whether the tokens before `end` are a word in brackets: "(WHO)", "[UBOS]"."""
    return end > 2 and tokens[end - 1].text in ")]" and tokens[end - 3].text in "(["


def _name_start(tokens: Sequence[Token], stop: int, *, bracketed: bool) -> int:
    """Return the index of the first word of the capitalised phrase that ends before `stop`."""
    best = index = _last_capital(tokens, stop, bracketed=bracketed)
    if index == stop + 1:
        return stop
    while index > 0 and stop - index < _LONGEST:
        token = tokens[index - 1]
        if token.kind in (CAPITAL, INITIALS):
            if _ends_name(token.text):
                break
            best = index - 1
        elif token.kind == NUMBER and best == index and not _is_inside(tokens, index - 1):
            best = index - 1 if _may_precede_number(tokens, index - 1) else best
            break
        elif bracketed and _is_bracketed_word(tokens, index):
            index -= 2
        elif not _continues(tokens, index, stop, bracketed=bracketed):
            break
        index -= 1
    return best


def _last_capital(tokens: Sequence[Token], stop: int, *, bracketed: bool) -> int:
    """Return the end of the phrase without lower-case words like "investigators", or `stop` + 1."""
    if stop > 0 and tokens[stop - 1].kind in (CAPITAL, INITIALS):
        return stop
    last = stop - 1
    telling = lower("organisation-words/prose")
    if bracketed and last > 0 and tokens[last].text in telling and tokens[last - 1].kind == CAPITAL:
        return last
    return stop + 1


def _is_inside(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the number at `at` stands inside a name: "International HapMap 3 Consortium"."""
    return at > 0 and tokens[at - 1].kind == CAPITAL and not _ends_name(tokens[at - 1].text)


def _may_precede_number(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the number at `at` begins a name: "the 1000 Genomes Project"."""
    return at == 0 or tokens[at - 1].text in {"the", "The", ";", ","}


def _continues(tokens: Sequence[Token], index: int, stop: int, *, bracketed: bool) -> bool:
    """Tell whether the name goes on to the left of the small word or comma before `index`."""
    token = tokens[index - 1]
    if token.kind == NUMBER:
        return True
    if token.text == ",":
        return tokens[index].text in ("and", "&") or _is_in_list(tokens, index, stop, bracketed=bracketed)
    if token.text == "the":
        before = tokens[index - 2].text if index > 1 else ""
        return before in {"of", "for", "on", "in", "to"} or (bracketed and before == "and")
    return token.text in connectors()


def _is_in_list(tokens: Sequence[Token], index: int, stop: int, *, bracketed: bool) -> bool:
    """Tell whether the comma before `index` separates parts of one name: "Heart, Lung, and Blood Institute"."""
    right = tokens[index:stop]
    if any(token.text == "," for token in right) and any(map(_is_keyword, right)):
        return True
    return bracketed and _has_keyword_before(tokens, index - 1)


def _has_keyword_before(tokens: Sequence[Token], end: int) -> bool:
    """Tell whether the part of the phrase that ends before `end` names an organisation."""
    for token in reversed(tokens[max(end - _LONGEST, 0) : end]):
        if _is_keyword(token):
            return True
        if token.kind not in (CAPITAL, INITIALS) and token.text not in connectors():
            return False
    return False


def _ends_name(word: str) -> bool:
    in_names = lower("organisation-words/prose") | lower("function-words/opens-organisation")
    return is_opener(word) and word.lower() not in in_names
