"""Units alone, which are one of it ("for a week", "a month or more"), and "every other day", "once a year"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.quantities.numerals import Numeral
from factcheck.extraction.quantities.words import last_word
from factcheck.text.cues import cues, words_of
from factcheck.text.trie import alternation


def find_lone_units(text: str) -> Iterator[Numeral]:
    """Yield the article before each unit that states a quantity, as the number one, and "other" as two, in order."""
    if words_of(text).isdisjoint(_units()):
        return
    for match in _pattern().finditer(text):
        if match["other"]:
            yield Numeral(*match.span("other"), 2.0, 1.0, "words")
        elif match["couple"]:
            yield Numeral(*match.span(), 2.0, 1.0, "words")
        elif match["once"]:
            yield Numeral(*match.span(), 1.0, 0.0, "multiple")
        elif any(match[name] for name in ("adjective", "of", "follows")) or _opens(text, match.start()):
            yield Numeral(match.start(), match.end("one"), 1.0, 1.0, "words")


def _opens(text: str, start: int) -> bool:
    return last_word(text, start).lower() in _after()


@cache
def _after() -> frozenset[str]:
    return frozenset(word_table("numbers")["alone"]["after"])


@cache
def _units() -> frozenset[str]:
    """Return what every text that matches the pattern holds one of."""
    table = word_table("numbers")["alone"]
    words = cues((*table["units"], *table["of"], "daily", "weekly", "monthly", "yearly"))
    return words | {f"{word}s" for word in words}


@cache
def _pattern() -> re.Pattern[str]:
    table = word_table("numbers")["alone"]
    adjectives, units = (alternation(table[name]) for name in ("adjectives", "units"))
    before = alternation(way for words in table["before"] for way in (words, words.replace(" ", "-")))
    parts = alternation(table["of"])
    one = rf"(?P<one>\b[Aa]n?(?:\s(?P<adjective>{adjectives}))?)"
    follows = rf"\s(?:{units})(?![\w]|-(?!and-a))(?P<follows>[\s-](?:{before})(?!\w))?"
    rhythm = rf"\b(?:[Ee]very|[Ee]ach)\s(?P<other>other|second)(?=\s(?:{units})(?!\w))"
    couple = rf"\b[Aa]\s(?P<couple>couple\sof)(?=\s(?:{units})s\b)"
    often = rf",?\s(?:an?|every|per|each)\s(?:\w+\s)?(?:{units})s?(?!\w)|\s(?:daily|weekly|monthly|yearly)"
    once = rf"\b(?P<once>[Oo]nce)(?={often})"
    # The lookahead is there for speed: it turns most places down with one look at one letter.
    return re.compile(
        rf"(?<!\w)(?=[AaEeOo])(?:{one}(?=\s(?P<of>(?:{parts})\sof\b|fortnight\b)|{follows})|{rhythm}|{couple}|{once})"
    )
