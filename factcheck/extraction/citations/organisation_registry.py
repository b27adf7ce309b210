"""The organisations of the lexicon under all their names and acronyms."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.citations.names import fold_body
from factcheck.extraction.citations.tokens import Token, tokenize


def canonical(name: str) -> str:
    """Return the key of an organisation under any of its known names."""
    key = fold_body(name.removeprefix("The ").removeprefix("the "))
    return _keys().get(key, key)


def is_known(name: str) -> bool:
    """Tell whether the lexicon lists the organisation under this name or acronym."""
    return fold_body(name) in _keys()


def known_start(tokens: Sequence[Token], stop: int) -> int:
    """Return where a listed name with commas begins that ends before `stop`, or `stop`.

    Only the list tells "National Academies of Sciences, Engineering, and Medicine" from a list of authors.
    """
    for words in _with_commas().get(tokens[stop - 1].text, ()) if stop else ():
        if [token.text for token in tokens[max(stop - len(words), 0) : stop]] == words:
            return stop - len(words)
    return stop


@cache
def _names() -> dict[str, str]:
    """Return every name and acronym with the name under which it is listed."""
    table: dict[str, list[str]] = word_table("organisations")
    return {alias: name for name, aliases in table.items() for alias in (name, *aliases)}


@cache
def _keys() -> dict[str, str]:
    return {fold_body(alias): fold_body(name) for alias, name in _names().items()}


@cache
def _with_commas() -> dict[str, list[list[str]]]:
    """Return the words and commas of each listed name with a comma, under its last word."""
    found: dict[str, list[list[str]]] = {}
    for alias in _names():
        if "," in alias:
            words = [token.text for token in tokenize(alias, 0, len(alias))]
            found.setdefault(words[-1], []).append(words)
    return found
