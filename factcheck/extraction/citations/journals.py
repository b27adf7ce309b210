"""Journals, known by their titles and abbreviations or by a word of their title."""

from __future__ import annotations

from functools import cache, lru_cache

from factcheck.data import word_list
from factcheck.extraction.citations.names import clean, fold
from factcheck.text.expressions import expression
from factcheck.text.folding import unaccented

_WORD = expression(r"[^\W_]+")
_APOSTROPHE = expression("['’]")


@lru_cache(maxsize=4096)
def is_journal(title: str) -> bool:
    """Tell whether the title is that of a known journal, or says that it is one."""
    key = journal_key(title)
    return key in _titles() or key in _journals() or not _journal_words().isdisjoint(title.split())


def is_listed_journal(title: str) -> bool:
    """Tell whether a title of several words, or its abbreviation, is in the catalogue."""
    return journal_key(title) in _titles()


def journal_key(title: str) -> str:
    """Return the key under which spellings of a journal's title meet: without "The", case, accents, marks and "&"."""
    words = _WORD.findall(_APOSTROPHE.sub("", unaccented(clean(title)).lower()).replace("&", " and "))
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def is_journal_of_one_word(word: str) -> bool:
    """Tell whether a word is the title of a journal, though it may mean something else as well: "Stroke"."""
    return word.lower() in _one_word()


def is_no_surname(word: str) -> bool:
    """Tell whether a word is the title of a journal that nobody is called: "Circulation"."""
    return fold(word) in word_list("one-word-journals/no-surname")


@cache
def _one_word() -> frozenset[str]:
    return frozenset((*word_list("journals-of-one-word"), *word_list("one-word-journals/list")))


@cache
def _journals() -> frozenset[str]:
    return frozenset(map(journal_key, word_list("journals")))


@cache
def _titles() -> frozenset[str]:
    return frozenset(word_list("journal-titles"))


@cache
def _journal_words() -> frozenset[str]:
    return frozenset(word_list("journal-words"))
