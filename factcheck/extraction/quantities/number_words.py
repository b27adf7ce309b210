"""Number words: "twenty-five", "two and a half million", "three quarters", "tens of thousands", "twice"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from factcheck.data import word_table
from factcheck.text.cues import words_of
from factcheck.text.expressions import expression
from factcheck.text.trie import alternation

Form = Literal["words", "fraction", "magnitude", "multiple"]

# "one one one …" is no number: no phrase has more words than this.
_LONGEST = 14
# "seven-to-ten-day", "one-in-four"
_JOINED = ("-to-", "-or-", "-in-")
_NOT_AFTER = frozenset("-‐‑'’")


class Phrase(NamedTuple):
    """A number in words at [start, end); `step` is the worth of the last word, 0 for a fraction."""

    start: int
    end: int
    value: float
    step: float
    form: Form


class _Word(NamedTuple):
    text: str
    kind: str
    worth: float
    start: int
    end: int


class _Read(NamedTuple):
    """What a phrase beginning at some word says, and the number of the word after it."""

    after: int
    value: float
    step: float
    form: Form


@cache
def _kinds() -> dict[str, tuple[str, float]]:
    table = word_table("numbers")
    names = ("magnitudes", "multiples", "denominators", "scales", "tens", "teens", "ones")
    return {word: (name, worth) for name in names for word, worth in table[name].items()}


def denominator(word: str) -> float:
    """Return how many of a part make the whole: 2 for "half"."""
    return _kinds()[word][1]


def is_number_word(word: str) -> bool:
    """Tell whether a word is a number or part of one."""
    return word.lower() in _kinds()


@cache
def _pattern() -> re.Pattern[str]:
    cased = alternation([*_kinds(), *(word.capitalize() for word in _kinds())])
    letters = "".join({letter for word in _kinds() for letter in (word[0], word[0].upper())})
    joint = r"(?:[-‐‑]and[-‐‑]an?[-‐‑]|\s?[-‐‑]\s?|\s+(?:and\s+|&\s+|of\s+)?(?:an?\s+)?|,\s)"
    # The lookahead is there for speed: it turns most places down with one look at one letter.
    return re.compile(rf"(?<![A-Za-z])(?=[{letters}])(?:{cased})(?:{joint}(?:{cased})\b){{0,{_LONGEST}}}+(?!\w)")


_TOKEN = expression(r"[A-Za-z]+|&")


def find_number_words(text: str) -> Iterator[Phrase]:
    """Yield the numbers written in words, in order."""
    if words_of(text).isdisjoint(_kinds()):
        return
    for match in _pattern().finditer(text):
        start, end = match.span()
        hangs = text[start - 1 : start] in _NOT_AFTER and text[max(start - 2, 0) : start - 1].isalpha()
        if hangs and text[max(start - 4, 0) : start] not in _JOINED:
            continue
        yield from _phrases(text, start, end)


def _phrases(text: str, begin: int, end: int) -> Iterator[Phrase]:
    """Split a run of number words into the numbers it holds."""
    words = [_word(match) for match in _TOKEN.finditer(text, begin, end)]
    index = 0
    while index < len(words):
        article = _article(text, words, index)
        read = _read(words, index, article=article is not None)
        if read is None:
            index += 1
            continue
        start = words[index].start if article is None else article
        yield Phrase(start, words[read.after - 1].end, *read[1:])
        index = read.after


def _word(match: re.Match[str]) -> _Word:
    text = match.group().lower()
    kind, worth = _kinds().get(text, ("", 0.0))
    return _Word(text, kind, worth, *match.span())


_ARTICLE = expression(r"\b(?:[Aa]n?|(?:every|each|per)(?= (?:hundred|thousand|million))) $")


def _article(text: str, words: Sequence[_Word], index: int) -> int | None:
    """Return where the article of "a hundred", "a dozen", "a third", "half a …" starts, if there is one."""
    word = words[index]
    if word.kind not in ("scales", "denominators"):
        return None
    found = _ARTICLE.search(text, max(word.start - 6, 0), word.start)
    if found is None:
        return None
    return found.start() if found.group()[0] in "aA" else word.start


def _read(words: Sequence[_Word], index: int, *, article: bool) -> _Read | None:
    """Return the longest number that begins with word `index`."""
    first = words[index]
    if first.kind == "magnitudes":
        return _magnitude(words, index)
    if first.kind == "multiples":
        return _Read(index + 1, first.worth, 0.0, "multiple")
    if first.kind == "denominators":
        if first.text == "half" or (article and first.text[-1] != "s") or first.text == "quarter":
            return _fraction_of(words, _Read(index + 1, 1 / first.worth, 0.0, "fraction"))
        return None
    read = _cardinal(words, index, article=article)
    return read and _with_fraction(words, read)


def _magnitude(words: Sequence[_Word], index: int) -> _Read:
    after, worth = index + 1, words[index].worth
    while after + 1 < len(words) and words[after].text == "of" and words[after + 1].kind == "magnitudes":
        worth *= words[after + 1].worth
        after += 2
    return _Read(after, worth, worth, "magnitude")


def _cardinal(words: Sequence[_Word], index: int, *, article: bool) -> _Read | None:
    """Read "two hundred and five thousand and twelve" by the rules of English numerals."""
    total = current = 0.0
    step, before, after = 1.0, "start", index
    if words[index].kind == "scales":
        if not article:
            return None
        current, before = 1.0, "ones"
    position = index
    while position < len(words):
        word = words[position]
        if word.text in ("and", "&"):
            if before not in ("hundred", "scales") or position + 1 == len(words):
                break
            word = words[position + 1]
            if word.kind not in ("ones", "teens", "tens"):
                break
            position += 1
        if word.kind == "scales" and _scales(word, before, current):
            if word.worth <= 100:
                current, before = current * word.worth, "hundred"
                step = word.worth if word.worth == 100 else 1.0
            else:
                total, current, before, step = total + current * word.worth, 0.0, "scales", word.worth
        elif word.kind in ("ones", "teens", "tens") and _follows(word, before):
            current, before, step = current + word.worth, word.kind, 1.0
        else:
            break
        position += 1
        after = position
    return _Read(after, total + current, step, "words") if after > index else None


def _scales(word: _Word, before: str, current: float) -> bool:
    return before in ("ones", "teens", "tens", "hundred") and 0 < current < 1000 and word.worth != current


def _follows(word: _Word, before: str) -> bool:
    if word.kind == "ones":
        return before in ("start", "hundred", "scales") or (before == "tens" and word.worth > 0)
    return before in ("start", "hundred", "scales")


def _with_fraction(words: Sequence[_Word], read: _Read) -> _Read | None:
    """Add the fraction of "two thirds", "two and a half" and "two and a half million"."""
    rest = words[read.after : read.after + 3]
    texts = [word.text for word in rest]
    if rest and rest[0].kind == "denominators":
        if read.value > rest[0].worth and rest[0].text == "quarters":
            return read
        if rest[0].text[-1] != "s" and read.value != 1:
            return None if rest[0].text not in ("half", "quarter") else read
        return _fraction_of(words, _Read(read.after + 1, read.value / rest[0].worth, 0.0, "fraction"))
    if texts[:1] == ["and"] and texts[1:2] == ["three"] and texts[2:] in (["quarter"], ["quarters"]):
        return _fraction_of(words, _Read(read.after + 3, read.value + 0.75, 0.0, "fraction"))
    if texts[:1] == ["and"] and len(rest) == 3 and rest[2].kind == "denominators" and texts[1] in ("a", "one"):
        unit = read.step if read.step >= 1000 else 1.0
        value = read.value + unit / rest[2].worth
        return _fraction_of(words, _Read(read.after + 3, value, 0.0, "fraction"))
    return read


def _fraction_of(words: Sequence[_Word], read: _Read) -> _Read:
    """Multiply by the scale of "half a million" and "two thirds of a billion"."""
    position = read.after
    while position < len(words) and words[position].text in ("of", "a"):
        position += 1
    if position < len(words) and words[position].kind == "scales" and words[position].worth >= 12:
        return _Read(position + 1, read.value * words[position].worth, 0.0, "fraction")
    return read
