"""The words of `rules/lexicon/numbers-needed.toml`."""

from __future__ import annotations

from functools import cache

from factcheck.data import word_table
from factcheck.extraction.statements.passage import Tokens


@cache
def needed_words(kind: str) -> frozenset[str]:
    """Return the words of a kind; "signs" are those of which a sentence with a number needed has one."""
    table = word_table("numbers-needed")
    if kind != "signs":
        return frozenset(table[kind])
    phrases = [phrase.split()[-1] for phrase in table["in_vain"]]
    return frozenset([*table["names"], *table["helping"], *phrases, "needed"])


def said_in(read: Tokens, kind: str) -> bool:
    """Tell whether a sentence holds a phrase of a kind."""
    words = f" {' '.join(token.word for token in read)} "
    return any(f" {phrase} " in words for phrase in word_table("numbers-needed")[kind])
