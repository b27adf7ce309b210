"""What kind of number a quantity is: a level, a change, a bound of an interval, a p-value, an effect."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from factcheck.data import word_table
from factcheck.text.trie import opening

_REACH = 36
_CHANGE_REACH = 60
# No word before such a number is longer.
_LONGEST = 20
_LINK = r"s?\)?(?: [A-Z]+\)?)?(?: of| was| is|:|,|=| =| from| -)?[\s(\[]*[-−–]?"


def statistic_of(text: str, start: int, end: int) -> str:
    """Return the kind of the number at [start, end) after `rules/lexicon/number-kinds.toml`, else "level"."""
    before, after = _patterns()
    if found := after.match(text, end, end + _REACH):
        return _name(found)
    last = text[max(0, start - _LONGEST) : start].rstrip(" ([-−–").rpartition(" ")[2]
    if _may_name(last) and (found := before.search(text, max(0, start - _REACH), start)):
        return _name(found)
    word = text[max(0, start - _LONGEST) : max(0, start - 1)].rpartition(" ")[2]
    if not _may_change(word.lower()):
        return "level"
    return "change" if _change().search(text, max(0, start - _CHANGE_REACH), start) else "level"


@lru_cache(4096)
def _may_name(last: str) -> bool:
    """Tell whether a word may end what names a statistic and its link: most numbers are turned down here."""
    if not last[-1:].isalnum() or last.isupper() or last in ("of", "was", "is", "from"):
        return True
    names = (name for words in word_table("number-kinds")["before"].values() for name in words)
    ends = tuple(name.split()[-1].lower() for name in names)
    return last.lower().endswith(ends) or last.lower().removesuffix("s").endswith(ends)


@lru_cache(4096)
def _may_change(word: str) -> bool:
    """Tell whether a word may stand between what changes and its number: most numbers are turned down here."""
    table = word_table("number-kinds")["changing"]
    ends = {phrase.split()[-1] for name in ("links", "hedges") for phrase in table[name]}
    return word in ends or word in ("up", "down") or bool(re.fullmatch("|".join(table["verbs"]), word))


def is_change(text: str, start: int, *, opened: str) -> bool:
    """Tell whether a range that begins at `start` with "from" runs from a value to another: "fell from 12 to 8"."""
    return opened == "from" and bool(_verb().search(text, max(0, start - _CHANGE_REACH), start))


@cache
def _change() -> re.Pattern[str]:
    """Words before a number that make it a difference: "BMI rose", "a change in BMI of", "the difference was"."""
    table = word_table("number-kinds")["changing"]
    verbs, nouns, links = ("|".join(table[name]) for name in ("verbs", "nouns", "links"))
    hedge = rf"(?:\s(?:{'|'.join(table['hedges'])}))?"
    phrase = r"(?:\s(?:in|of|from|to|the|its|their|mean|body|[A-Za-z]+)){0,5}?"
    return re.compile(rf"\b(?:(?:{verbs}){hedge}|(?:{nouns}){phrase}\s(?:{links}){hedge})\s[-−–]?$", re.IGNORECASE)


@cache
def _verb() -> re.Pattern[str]:
    verbs = "|".join(word_table("number-kinds")["changing"]["verbs"])
    return re.compile(rf"\b(?:{verbs})(?:\s\w+)?\s$", re.IGNORECASE)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = word_table("number-kinds")
    before = "|".join(f"(?P<{_group(kind)}>{opening(words)})" for kind, words in table["before"].items())
    after = "|".join(f"(?P<{_group(kind)}>{opening(words)})" for kind, words in table["after"].items())
    return (
        re.compile(rf"(?<![^\W\d_])(?:{before}){_LINK}$"),
        re.compile(rf"[-\s]{{0,2}}(?:{after})(?![^\W_])"),
    )


def _group(kind: str) -> str:
    return kind.replace("-", "_")


def _name(found: re.Match[str]) -> str:
    return (found.lastgroup or "level").replace("_", "-")
