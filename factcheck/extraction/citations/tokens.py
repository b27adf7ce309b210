"""Tokens of author strings: words, initials, "et al.", numbers and marks."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from factcheck.data import word_list

CAPITAL, LOWER, INITIALS, ET_AL, NUMBER, MARK = "capital", "lower", "initials", "et-al", "number", "mark"

INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
"""Soft hyphens, zero-width characters and direction marks: part of a word, unseen by its reader."""

_LETTERS = rf"[\w\u0300-\u036f{INVISIBLE}]"
_HYPHENS = "‐‑–-"
_SITE = r"(?:\.(?:org|com|net|gov|edu|int)\b)?"
_SHORT = r"['’‘][tsn]\b|(?:St|Ste|Jr|Sr)\.(?=[\s,])"
_WORD = rf"{_SHORT}|[^\W\d_]{_LETTERS}*(?:['’‘ʼ`´{_HYPHENS}]+(?:\n[ ]*)?{_LETTERS}+)*{_SITE}"
_INITIALS = rf"(?<!\w)[^\W\d_]\.(?:[{_HYPHENS}]?\s?[^\W\d_]\.)*"


class Token(NamedTuple):
    """A token and where it stands; `kind` is one of this module's constants."""

    kind: str
    text: str
    start: int
    end: int


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """Return the tokens of `text[start:end]`, with offsets into `text`."""
    return [_token(match) for match in _pattern().finditer(text, start, end)]


def _token(match: re.Match[str]) -> Token:
    kind, text = match.lastgroup or MARK, match.group()
    if kind == "word":
        kind = CAPITAL if _looks_capital(text) else LOWER
    elif kind == "initials":
        kind = INITIALS if text[0].isupper() else LOWER
    elif kind == "et_al":
        kind = ET_AL
    return Token(kind, text, match.start(), match.end())


def _looks_capital(word: str) -> bool:
    """A name may start in lower case if it goes on with a capital: "vonHoldt", "eMonocot"."""
    return word[0].isupper() or (not word.islower() and any(letter.isupper() for letter in word))


@cache
def et_al() -> str:
    """Return the pattern of what stands for an author's companions: "et al.", "and colleagues"."""
    companions = "|".join(map(re.escape, word_list("companions")))
    return rf"(?:\bet|&|\band|\bET)\.?\s+(?:al|coll|AL)\b\.?|(?:\band|&)\s+(?:(?:his|her|their)\s+)?(?:{companions})\b"


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<et_al>{et_al()})|(?P<initials>{_INITIALS})|(?P<word>{_WORD})|(?P<number>\d[\d.,]*)|(?P<mark>[^\w\s{INVISIBLE}])"
    )
