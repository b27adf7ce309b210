"""Comparators: "less than", "at most", "about", "or more" and their signs, before and after a number.

Before a number they are read word by word, from the number to the left:

    bound      = [negation verb*] comparator [filler] ["the age of"]
    comparator = an entry of `rules/lexicon/comparators.toml` | comparative "than" | extreme noun* ("is" | "of" | ":")

so that "does not take longer than", "no deeper than" and "the maximum daily dose is" need no entry of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple, cast

from factcheck.data import word_list, word_table
from factcheck.model import Comparator
from factcheck.text.expressions import expression
from factcheck.text.trie import alternation

# The longest comparator with the words between it and its number.
_REACH = 64
_OPPOSITE: dict[Comparator, Comparator] = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}
_WORD = expression(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*\.?|[<>=]+|&[lg]t;|[^\w\s]|\d[\d.,]*")


class Bound(NamedTuple):
    """A comparator as written at [start, end); `approximate` for "at least about"."""

    start: int
    end: int
    comparator: Comparator
    approximate: bool = False


class _Words(NamedTuple):
    """The words before a number, in lower case, and where each starts."""

    words: Sequence[str]
    starts: Sequence[int]


class _Found(NamedTuple):
    """A comparator that takes the words from `first` to the number."""

    first: int
    comparator: Comparator


def bound_before(text: str, position: int, floor: int = 0) -> Bound | None:
    """Return the comparator between `floor` and the number that begins at `position`, if it has one."""
    if text[position - 1 : position] == "-":
        return _age_group(text, position, floor)
    if not _may_close(text, position, floor):
        return None
    before = _words(text, position, floor)
    found = _comparator(before.words, len(before.words)) or _age(before.words)
    if found is None or _is_sum(before.words, found.first):
        return None
    first, comparator, approximate = found.first, found.comparator, found.comparator == "~"
    if denied := _denied(before.words, found):
        first, comparator = denied.first, denied.comparator
    elif (outer := _comparator(before.words, first)) and not _is_sum(before.words, outer.first):
        first, approximate = outer.first, approximate or outer.comparator == "~"
        comparator = outer.comparator if comparator == "~" else comparator
    return Bound(before.starts[first], position, comparator, approximate)


_ADDING = frozenset({"add", "adds", "added", "adding"})


def _is_sum(words: Sequence[str], first: int) -> bool:
    """Tell whether the words from a place on are no bound but the rest of "adds up to"."""
    return first > 0 and words[first] == "up" and words[first - 1] in _ADDING


_GROUP = expression(r"\b(?:(?P<under>[Uu]nder)|[Oo]ver)-$")


def _age_group(text: str, position: int, floor: int) -> Bound | None:
    """Return the bound of "under-16s" and "over-65s"."""
    found = _GROUP.search(text, max(position - 6, floor), position)
    return Bound(found.start(), position, "<" if found["under"] else ">=") if found else None


_LAST = expression(r"(?<![^\W\d_])(?:(?P<other>[^\W\d_]++)[’'.]?[a-z]?[\s-])?(?P<last>[^\W\d_]++)\.?\s{1,2}$")
_EXTREME = expression(r"(?i:maxim|max\b|minim|min\b|limit|ceiling|\bcap\b)")


def _may_close(text: str, position: int, floor: int) -> bool:
    """Tell whether what stands before a number may end a comparator: most numbers are turned down here."""
    last = text[position - 1 : position]
    if not last.isspace():
        return last in _sign_ends()
    start = max(position - 26, floor)
    *_, other, word = ("", "", *text[start : position - 1].rsplit(" ", 2)[1:])
    if not (word.isalpha() and other.isalpha()):  # two plain words stand before most numbers
        found = _LAST.search(text, start, position)
        if found is None:
            mark = text[position - 2 : position - 1]
            return position > floor + 1 and (mark.isspace() or mark in _marks_before())
        other, word = found["other"] or "", found["last"]
    words = _closing_words().get(word.lower(), _NONE)
    if words is None or other.lower() in words:
        return True
    return word in ("is", "of") and bool(_EXTREME.search(text, max(position - _REACH, floor), position))


def _words(text: str, position: int, floor: int) -> _Words:
    found = list(_WORD.finditer(text, _start(text, position, floor), position))
    return _Words([_folded(word.group()) for word in found], [word.start() for word in found])


def _folded(word: str) -> str:
    """Return the word in lower case, unless it is a symbol: "larger than A 2", "CA 27"."""
    return word if len(word) < 3 and word.isupper() else word.lower().replace("’", "'")


def _start(text: str, position: int, floor: int) -> int:
    """Return where the words before a number may begin, not within a word."""
    start = max(position - _REACH, floor, 0)
    while start < position and start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start += 1
    return start


def _comparator(words: Sequence[str], end: int) -> _Found | None:
    """Return the comparator whose last word is the one before `end`, across a filler ("just", "only")."""
    if not end:
        return None
    found = _listed(words, end) or _comparative(words, end) or _extreme(words, end)
    if found is None and words[end - 1] in _table("between"):
        return _comparator(words, end - 1)
    return found


def _listed(words: Sequence[str], end: int) -> _Found | None:
    for entry, sign in _entries().get(words[end - 1], ()):
        first = end - len(entry)
        if first >= 0 and tuple(words[first:end]) == entry:
            sorted_ = entry == ("under",) and first and words[first - 1] in _table("sorted")
            return None if sorted_ else _Found(first, sign)
    return None


def _comparative(words: Sequence[str], end: int) -> _Found | None:
    """Read "deeper than", and "no deeper than"."""
    if end < 2 or words[end - 1] != "than" or not words[end - 2].endswith("er"):
        return None
    word = words[end - 2]
    if word in _table("not_comparative"):
        return None
    sign: Comparator = "<" if word in _table("smaller") else ">"
    if end > 2 and words[end - 3] in ("no", "not", "never"):
        return _Found(end - 3, _OPPOSITE[sign])
    return _Found(end - 2, sign)


def _extreme(words: Sequence[str], end: int) -> _Found | None:
    """Read "the maximum daily dose is", "a minimum wait of", "maximum:"."""
    if words[end - 1] not in ("is", "of", ":"):
        return None
    if words[end - 1] == "of" and not _table("of_what").intersection(words[max(end - 5, 0) : end - 1]):
        return None
    for first in range(end - 2, max(end - 7, -1), -1):
        word = words[first]
        if word in _table("maximum"):
            return _Found(first, "<=")
        if word in _table("minimum"):
            return _Found(first, ">=")
        if not word.isalpha() or word in _table("no_part"):
            return None
    return None


def _age(words: Sequence[str]) -> _Found | None:
    """Read "before the age of", "until age", and a comparator before them."""
    end = len(words)
    for phrase in (("the", "age", "of"), ("age", "of"), ("ages", "of"), ("age",), ("ages",), ("aged",)):
        if tuple(words[max(end - len(phrase), 0) : end]) == phrase:
            before = end - len(phrase)
            return _age_bound(words, before) if before else None
    return None


def _age_bound(words: Sequence[str], end: int) -> _Found | None:
    for entry, sign in _ages().get(words[end - 1], ()):
        if tuple(words[max(end - len(entry), 0) : end]) == entry:
            return _Found(end - len(entry), sign)
    return _listed(words, end) or _comparative(words, end)


def _denied(words: Sequence[str], found: _Found) -> _Found | None:
    """Return the opposite bound of "does not take longer than", "cannot exceed", "not to sit for more than".

    "Whether or not to take more than" denies nothing.
    """
    opposite = _OPPOSITE.get(found.comparator)
    if opposite is None or not _table("deniable").intersection(words[found.first : found.first + 3]):
        return None
    for first in range(found.first - 1, max(found.first - 6, -1), -1):
        word = words[first]
        if word in _table("negation") or word.endswith("n't"):
            return _Found(first, opposite) if words[first - 1 : first] != ["or"] else None
        if word == "to" and words[first - 1 : first] in (["not"], ["never"]):
            continue
        if not word.isalpha() or word in _table("no_verb") or word in _people():
            return None
    return None


@cache
def _people() -> frozenset[str]:
    """Return the people whom a bound may describe: "not for anyone under 16" denies no age."""
    return frozenset(word_list("people"))


@cache
def _table(name: str) -> frozenset[str]:
    return frozenset(word_table("comparators")[name]["words"])


@cache
def _entries() -> dict[str, list[tuple[tuple[str, ...], Comparator]]]:
    """Return the comparators before a number by their last word, the longest first."""
    return _by_last_word(word_table("comparators")["before"])


@cache
def _ages() -> dict[str, list[tuple[tuple[str, ...], Comparator]]]:
    return _by_last_word(word_table("comparators")["before_age"])


def _by_last_word(table: dict[str, list[str]]) -> dict[str, list[tuple[tuple[str, ...], Comparator]]]:
    found: dict[str, list[tuple[tuple[str, ...], Comparator]]] = {}
    for sign, phrases in table.items():
        for phrase in phrases:
            words = tuple(_WORD.findall(phrase.lower()))
            found.setdefault(words[-1], []).append((words, cast(Comparator, sign)))
    return {last: sorted(entries, key=lambda entry: -len(entry[0])) for last, entries in found.items()}


_NONE: frozenset[str] = frozenset()
_AGE = ("age", "ages", "aged")


@cache
def _closing_words() -> dict[str, frozenset[str] | None]:
    """Return the words that may end a comparator, each with those before it, None for any."""
    closing: dict[str, frozenset[str] | None] = dict.fromkeys((*_table("between"), *_AGE, "than"))
    closing["of"] = frozenset(_AGE)
    for entries in _entries().values():
        for words, _ in entries:
            last, others = words[-1].rstrip("."), {words[-2].rstrip(".")} if len(words) > 1 else None
            known = closing.get(last, _NONE)
            closing[last] = None if others is None or known is None else known | others
    return closing


@cache
def _sign_ends() -> frozenset[str]:
    return frozenset(last[-1] for last in _entries() if not last[-1].isalpha())


@cache
def _marks_before() -> frozenset[str]:
    """Return what may stand before the blank before a number that has a comparator, where no word does."""
    return _sign_ends() | frozenset(":_")


@cache
def _signs() -> dict[str, Comparator]:
    table = word_table("comparators")["after"]
    signs = {word: cast(Comparator, sign) for sign, words in table.items() for word in words}
    return signs | {word[0].upper() + word[1:]: sign for word, sign in signs.items()}


@cache
def _after() -> re.Pattern[str]:
    or_equal = alternation(word_table("comparators")["or_equal"]["words"])
    words = alternation(word for word in _signs() if word[0].islower())
    signs = alternation(word for word in _signs() if not word[0].isalpha())
    word = rf",?\s{{1,2}}(?:(?P<equal>{or_equal})|(?P<word>{words}))(?!\w|-| (?:than|\d))"
    return re.compile(rf"{word}|(?P<sign>{signs})(?!\w|\s?\d)")


def bound_after(text: str, position: int, before: Bound | None) -> Bound | None:
    """Return the comparator after the number or unit that ends at `position`, or the one before it widened."""
    match = _after().match(text, position)
    if match is None:
        return None
    if match["equal"]:
        wider: dict[str, Comparator] = {"<": "<=", ">": ">="}
        comparator = wider.get(before.comparator if before else "")
        return Bound(position, match.end(), comparator) if comparator else None
    comparator = _signs()[re.sub(r"\s+", " ", match["word"] or match["sign"])]
    return Bound(position, match.end(), comparator, comparator == "~")
