"""Organisations as authors: "World Health Organization (WHO), 2014", "the American Cancer Society (2020)"."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from factcheck.data import folder
from factcheck.extraction.lexicon import is_opener, lower
from factcheck.extraction.names import clean, fold
from factcheck.extraction.tokens import CAPITAL, ET_AL, INITIALS, NUMBER, Token

_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Organisation:
    """The organisation whose first token has the index `start`; the lexicon lists it if it is `known`."""

    name: str
    start: int
    known: bool


def read_organisation(text: str, tokens: Sequence[Token], end: int, *, bracketed: bool) -> Organisation | None:
    """Read the organisation whose name ends before token `end`; None where none stands there."""
    stop = _before_acronym(tokens, end)
    if stop > 0 and tokens[stop - 1].kind == ET_AL:
        stop -= 1
        stop = stop - 1 if stop > 0 and tokens[stop - 1].text == "," else stop
    start = _start(tokens, stop, bracketed=bracketed)
    if start == stop:
        return None
    name = clean(text[tokens[start].start : tokens[stop - 1].end])
    if not _is_organisation(tokens[start:stop], name):
        return None
    return Organisation(name, start, is_known(name))


def canonical(name: str) -> str:
    """Return the key of an organisation under any of its known names."""
    key = fold(name.removeprefix("The ").removeprefix("the "))
    return _aliases().get(key, key)


def is_known(name: str) -> bool:
    """Tell whether the lexicon lists the organisation under this name or acronym."""
    return fold(name) in _aliases()


def _is_organisation(tokens: Sequence[Token], name: str) -> bool:
    if is_known(name):
        return True
    words = [token.text for token in tokens if token.kind == CAPITAL]
    if len(words) == 1:
        return _is_acronym(words[0])
    return any(word.lower() in _keywords() for word in words) or all(_is_acronym(word) for word in words)


def _is_acronym(word: str) -> bool:
    capitals = sum(letter.isupper() for letter in word)
    return len(word) > 1 and capitals >= 2 and capitals * 2 >= len(word)


def _before_acronym(tokens: Sequence[Token], end: int) -> int:
    """Return where the name ends before its acronym in brackets: "World Health Organization (WHO)"."""
    if end > 3 and tokens[end - 1].text in ")]" and tokens[end - 3].text in "([":
        return end - 3
    return end


def _start(tokens: Sequence[Token], stop: int, *, bracketed: bool) -> int:
    """Return the index of the first word of the capitalised phrase that ends before `stop`."""
    if stop == 0 or tokens[stop - 1].kind not in (CAPITAL, INITIALS):
        return stop
    best = index = stop
    while index > 0 and stop - index < _LONGEST:
        token = tokens[index - 1]
        if token.kind in (CAPITAL, INITIALS):
            if _ends_name(token.text):
                break
            best = index - 1
        elif token.text == ",":
            if not _continues_over_comma(tokens, index, stop):
                break
        elif not (token.text in connectors() or (token.kind == NUMBER and bracketed)):
            break
        index -= 1
    return best


def _continues_over_comma(tokens: Sequence[Token], index: int, stop: int) -> bool:
    """Tell whether the name goes on to the left of the comma before `index`."""
    return tokens[index].text in ("and", "&") or _has_open_list(tokens, index, stop)


def _has_open_list(tokens: Sequence[Token], index: int, stop: int) -> bool:
    right = {token.text.lower() for token in tokens[index:stop] if token.kind == CAPITAL}
    return bool(right) and any(token.text == "," for token in tokens[index:stop]) and bool(right & _keywords())


@cache
def _aliases() -> dict[str, str]:
    path = folder("rules") / "lexicon" / "organisations.toml"
    table: dict[str, list[str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return {fold(alias): fold(name) for name, aliases in table.items() for alias in (name, *aliases)}


def connectors() -> frozenset[str]:
    """Return the small words inside the names of organisations."""
    return lower("organisation-connectors")


def _keywords() -> frozenset[str]:
    return lower("organisation-words")


def _ends_name(word: str) -> bool:
    return (
        is_opener(word) and word.lower() not in _keywords() and word.lower() not in lower("organisation-parts")
    )
