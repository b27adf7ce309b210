"""What kind of number a quantity is: a level, a change, a bound of an interval, a p-value, an effect."""

from __future__ import annotations

import re
from functools import cache

from factcheck.data import word_table

_REACH = 36
_LINK = r"s?\)?(?: [A-Z]+\)?)?(?: of| was| is|:|,|=| =| from| -)?[\s(\[]*[-−–]?"


def statistic_of(text: str, start: int, end: int) -> str:
    """Return the kind of the number at [start, end) after `rules/lexicon/number-kinds.toml`, else "level"."""
    before, after = _patterns()
    if found := after.match(text, end, end + _REACH):
        return _name(found)
    if found := before.search(text, max(0, start - _REACH), start):
        return _name(found)
    return "level"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = word_table("number-kinds")
    before = "|".join(f"(?P<{_group(kind)}>{_words(words)})" for kind, words in table["before"].items())
    after = "|".join(f"(?P<{_group(kind)}>{_words(words)})" for kind, words in table["after"].items())
    return (
        re.compile(rf"(?<![^\W\d_])(?:{before}){_LINK}$"),
        re.compile(rf"[-\s]{{0,2}}(?:{after})(?![^\W_])"),
    )


def _words(words: list[str]) -> str:
    """Return an alternation, longest first; a lower-case word may also start a sentence."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(
        f"[{word[0].upper()}{word[0]}]{re.escape(word[1:])}" if word[0].islower() and len(word) > 1 else re.escape(word)
        for word in ordered
    )


def _group(kind: str) -> str:
    return kind.replace("-", "_")


def _name(found: re.Match[str]) -> str:
    return (found.lastgroup or "level").replace("_", "-")
