"""Journals, known by the lexicon or by a word of their title."""

from __future__ import annotations

from functools import cache

from factcheck.data import word_list
from factcheck.extraction.citations.names import fold


def is_journal(title: str) -> bool:
    """Tell whether the title is that of a known journal, or says that it is one."""
    key = fold(title.removeprefix("The ").removeprefix("the "))
    return key in _journals() or not _journal_words().isdisjoint(title.split())


@cache
def _journals() -> frozenset[str]:
    return frozenset(map(fold, word_list("journals")))


@cache
def _journal_words() -> frozenset[str]:
    return frozenset(word_list("journal-words"))
