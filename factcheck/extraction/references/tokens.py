"""A reference entry as tokens: words, and the numbers, labels and points that may say where a work stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from factcheck.data import word_table
from factcheck.extraction.references.text import DASH, LETTER, LOWER, UPPER, YEAR
from factcheck.text.expressions import expression


class Token(NamedTuple):
    """A piece of an entry.

    `kind` is number, range, year, date (a year in brackets), bracket, point, word, other, or the kind of a
    label: volume, issue, pages, supplement, month.
    """

    kind: str
    text: str
    start: int
    end: int


LABELS = frozenset(("volume", "issue", "pages", "supplement", "month"))
BRACKETED_RANGE = expression(rf"\(\d{{1,4}} ?[{DASH}]{{1,2}} ?\d{{1,4}}\)$")

_IN_RUN = LABELS | {"number", "range", "year", "bracket", "date", "point"}
_PAGE = r"[A-Za-z]{0,4}\d{1,8}[A-Za-z]{0,2}"
_ROMAN = r"\b[IVXL]{2,8}\b"
_TOKEN = expression(
    rf"(?P<long>[{LETTER}][{LOWER}]{{4,}}[\w’'&]*\.?)"
    rf"|(?P<range>\b{_PAGE} ?(?:[{DASH}]{{1,3}}|\bto\b) ?{_PAGE}\b)"
    r"|(?P<decimal>\b\d{1,3}\.\d{1,3}(?:/\d{1,3})?(?= ?[(:]))|(?P<measure>\b\d+\.\d+)"
    rf"|(?P<year>\b{YEAR}(?=[a-z]?\b)[a-z]?)"
    rf"|(?P<number>\b[A-Za-z]{{0,3}}\d{{1,8}}[A-Za-z]{{0,2}}\b(?![-‐‑–][^\W\d])|{_ROMAN})"
    r"|(?P<bracket>[(\[](?! ?(?:pp?\b|pages?\b|[Vv]ol|S\.|[Ee]ds?\b))[^()\[\]]{1,40}[)\]])"
    rf"|(?P<word>[{LETTER}][\w’'&]*\.?[°º]?|[#№])"
    r"|(?P<point>[,;:./])|(?P<other>\S)"
)
_REFINED = frozenset(("long", "word", "bracket"))
_DATE = expression(
    rf"[(\[](?:[{LETTER}.]+[ /,–-]{{0,3}}){{0,3}}(?:\d{{1,2}}(?:[–-]\d{{1,2}})?,? |\d\d?[/.]\d\d?[/.])?"
    rf"(?:{YEAR}[;,] )?({YEAR})[a-z]?[.,]?[)\]]$"
    rf"|[(\[]{YEAR}, [{UPPER}][{LOWER}]{{2,8}}\.?(?: \d\d?)?[)\]]$"
)


@cache
def _labels() -> dict[str, str]:
    return {word: kind for kind, words in word_table("reference-labels").items() if kind != "behind" for word in words}


@cache
def _counters() -> tuple[tuple[re.Pattern[str], str], ...]:
    number = rf"(\d{{1,5}}(?:[{DASH}]\d{{1,5}})?)"
    return tuple(
        (re.compile(rf"[제第총總]{{0,3}}{number} ?(?:{'|'.join(counters)})"), rf" {kind} \1 ")
        for kind, counters in word_table("reference-labels")["behind"].items()
    )


def with_labels(text: str) -> str:
    """Return an entry in Chinese, Japanese or Korean with "第 3 卷" as "volume 3"."""
    for pattern, replacement in _counters():
        text = pattern.sub(replacement, text)
    return text


def tokens(text: str) -> list[Token]:
    """Return the tokens of an entry in order; "42.3" before a colon or a year is two, volume and issue."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind, words, start, end = match.lastgroup or "other", match[0], match.start(), match.end()
        if kind == "decimal":
            whole, _, part = words.partition(".")
            found += (Token("number", whole, start, end), Token("number", part, start, end))
        elif kind in _REFINED:
            found.append(Token(_refined(kind, words), words, start, end))
        else:
            found.append(Token(kind, words, start, end))
    return found


@lru_cache(maxsize=20_000)
def _refined(kind: str, words: str) -> str:
    if kind == "bracket":
        return "date" if _DATE.match(words) else kind
    if len(words) == 1 and words not in "p#":
        return "word"
    return _labels().get(words.rstrip(".").lower(), "word")


def runs(found: list[Token]) -> Iterator[list[Token]]:
    """Yield the stretches of numbers, labels and punctuation between words."""
    run: list[Token] = []
    for token in found:
        if token.kind in _IN_RUN and (token.kind != "bracket" or _may_hold_issue(run, token)):
            run.append(token)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _may_hold_issue(run: list[Token], token: Token) -> bool:
    """Tell whether brackets may hold an issue or pages: they stand behind a number, or hold a range."""
    if BRACKETED_RANGE.match(token.text):
        return True
    if not run:
        return False
    return run[-1].kind in ("number", "range", "year", "date") or (len(run) > 1 and run[-1].text in ".,:")
