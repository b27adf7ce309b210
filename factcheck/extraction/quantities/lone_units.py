"""Units alone, which are one of it: "for a week", "an hour and a half", "a month or more"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.quantities.numerals import Numeral
from factcheck.extraction.quantities.tries import alternation
from factcheck.extraction.quantities.words import last_word


def find_lone_units(text: str) -> Iterator[Numeral]:
    """Yield the article before each unit that states a quantity, as the number one, in order."""
    for match in _pattern().finditer(text):
        if match["adjective"] or match["follows"] or last_word(text, match.start()).lower() in _after():
            yield Numeral(match.start(), match.end("one"), 1.0, 1.0, "words")


@cache
def _after() -> frozenset[str]:
    return frozenset(word_table("numbers")["alone"]["after"])


@cache
def _pattern() -> re.Pattern[str]:
    table = word_table("numbers")["alone"]
    adjectives, units, before = (alternation(table[name]) for name in ("adjectives", "units", "before"))
    one = rf"(?P<one>\b[Aa]n?(?:\s(?P<adjective>{adjectives}))?)"
    return re.compile(rf"{one}(?=\s(?:{units})(?![\w-])(?P<follows>\s(?:{before})(?!\w))?)")
