"""Numbers that announce how many things follow: in a title ("7 ways to sleep") or sentence ("three routes:")."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from factcheck.data import word_list
from factcheck.extraction.statements.passage import within
from factcheck.model import Article, Block, Quantity, Span
from factcheck.text.expressions import expression

_SELECTED = expression(
    r"\b(?:of the|of these|(?<!choice )(?<!list )(?<!set )(?<!total )of|first|last|next|other|another|any|least|most|or"
    r"|step|stage|phase|type|grade|every)\s$",
    re.I,
)
# A sentence that ends with a full stop announces the list below it in such words only, unless it stands alone.
_OPENING = expression(
    r"(?:here (?:are|is)|here['’]s|there are|these are|below are|the following|try these|follow these)\b", re.I
)
# "A dozen conditions, including:" counts more than it lists.
_PARTIAL = expression(
    r"\b(?:includ(?:ing|e|es)|such as|among (?:them|these|others)|for (?:example|instance)|e\.g\.|like)\s?:$", re.I
)
_LAST_SENTENCE = expression(r"[.!?]\s")
_MODIFIER = expression(r"\s?[-‐‑](?P<noun>[a-z]+)", re.I)
_BETWEEN, _AFTER = 3, 8
"""So many words may stand between the number and its noun, and behind the noun."""
_MOST_OF_ANY = 20
"""Up to so many things of any kind are announced by number; more are counted ("911 calls")."""
_MOST_LISTED = 200
"""More things than these no list below has: "Walking 10,000 Steps" is about steps."""
# "Two supplements along with the microdose:" may list three.
_ACCOMPANIED = expression(
    r"\b(?:along(?:side| with)|together with|in addition to|on top of|as well as|besides|apart from|plus)\b|\+", re.I
)
_NO_PLURAL = expression(r"(?:ss|us|is)$")
_RATE = expression(r"\b(?:per|times?|each|every)\b|\)", re.I)
# "When only 5 people change:" says on what condition the rest is so; behind a comma follows what is so.
_CONDITION = expression(
    r"(?:^|[.!?]\s)\W{0,4}(?:when(?:ever)?|if|while|once|after|because|since|until|unless|although)\b[^.!?,:;]{0,80}$",
    re.I,
)
_TITLE_WORDS = 14
_FEW = 12
_SHORT = 300
"""A paragraph of more characters, or with a higher number, says something of its own."""


def title_number(article: Article, span: Span, quantities: Sequence[Quantity]) -> Quantity | None:
    """Return the only number of a title, if it counts what may be listed below."""
    numbers = within(quantities, span)
    if len(numbers) != 1 or not is_count(article.text, span, numbers[0]):
        return None
    return numbers[0] if words_after_plural(article.text, numbers[0], span.end) in range(_TITLE_WORDS) else None


def lead_number(article: Article, block: Block, quantities: Sequence[Quantity]) -> Quantity | None:
    """Return the number of a block by which its last words count the items below with a noun of lists.

    That is the last number before a colon, the only one with such a noun in a sentence that stands alone, or that of
    a line without a full stop, which is a title.
    """
    words = article.words(block.span)
    if not words.endswith((":", ".")):
        return title_number(article, block.span, quantities) if len(words.split()) <= _TITLE_WORDS else None
    if _PARTIAL.search(words):
        return None
    if words.endswith(":"):
        number = within(quantities, block.span)[-1:]
        parted = bool(number) and _LAST_SENTENCE.search(article.text, number[0].span.end, block.span.end) is not None
        reach = _AFTER if parted else _TITLE_WORDS
        return _last_count(article.text, block.span, number, words_after_plural, reach)
    last = _last_sentence(words, block.span)
    if _OPENING.match(article.words(last)):
        return _last_count(article.text, last, within(quantities, last)[-1:], words_after_plural)
    alone = _last_count(article.text, last, within(quantities, last), words_after_noun)
    return alone if last == block.span else None


def announcing_number(article: Article, block: Block, quantities: Sequence[Quantity]) -> Quantity | None:
    """Return the only number of a short paragraph, if it counts what the blocks below may be."""
    numbers = within(quantities, block.span)
    if len(numbers) != 1 or (numbers[0].low or 0) > _FEW or len(block.span) > _SHORT:
        return None
    if not is_count(article.text, block.span, numbers[0]):
        return None
    return numbers[0] if words_after_plural(article.text, numbers[0], block.span.end) >= 0 else None


def is_count(text: str, span: Span, number: Quantity) -> bool:
    """Tell whether a number is a whole one of its own, in no condition, and selects nothing: "the first three"."""
    if number.comparator != "=" or number.step != 1 or (number.unit and not _MODIFIER.search(number.text)):
        return False
    if (number.low or 0) > _MOST_LISTED or _ACCOMPANIED.search(text, number.span.end, span.end):
        return False
    if _CONDITION.search(text[span.start : number.span.start]):
        return False
    before = max(span.start, number.span.start - 12)
    return not _SELECTED.search(text, before, number.span.start)


def words_after_noun(text: str, number: Quantity, end: int) -> int:
    """Return how many words before `end` follow the noun of lists that a number counts, -1 where it counts none."""
    compound = _MODIFIER.match(text, number.number.end, end)
    if compound:
        return len(text[compound.end() : end].split()) if compound["noun"].casefold() in _singular() else -1
    said = text[number.span.end : end].rstrip(":").casefold().split()
    if said[:1] == ["of"]:  # "three of the signs" picks some
        return -1
    if not _telling().isdisjoint(said):  # "research comparing the two approaches shows:" tells what follows
        return -1
    for place, word in enumerate(said[: _BETWEEN + 1]):
        if word.strip(".!?,;:()“”\"'’*_") in _plural():
            return len(said) - place - 1
        if not word.replace("-", "").isalpha():
            return -1
    return -1


def words_after_plural(text: str, number: Quantity, end: int) -> int:
    """Return how many words before `end` follow what a small number counts, a noun of lists or another plural.

    -1 where it counts none, and where what it counts is told for each of something else.
    """
    listed = words_after_noun(text, number, end)
    if listed >= 0 or _MODIFIER.match(text, number.number.end, end):
        return listed
    if not 1 < (number.low or 0) <= _MOST_OF_ANY or _RATE.search(text, number.span.end, end):
        return -1
    said = text[number.span.end : end].rstrip(":").casefold().split()
    if not _telling().isdisjoint(said):
        return -1
    for place, word in enumerate(said[: _BETWEEN + 1] if said[:1] != ["of"] else ()):
        bare = word.strip(".!?,;:()“”\"'’*_")
        if _is_plural(bare):
            return len(said) - place - 1 if bare == word or place + 1 == len(said) else -1
        if bare != word or not bare.replace("-", "").isalpha():
            return -1
    return -1


def _is_plural(word: str) -> bool:
    irregular = word in ("people", "women", "men", "children", "criteria")
    return irregular or (word.endswith("s") and len(word) > _BETWEEN and not _NO_PLURAL.search(word))


def _last_count(
    text: str,
    span: Span,
    numbers: Sequence[Quantity],
    words_after: Callable[[str, Quantity, int], int],
    reach: int = _AFTER,
) -> Quantity | None:
    """Return the one of the numbers that counts what may be listed, near its sentence's end, if there is only one."""
    counts = [
        number
        for number in numbers
        if is_count(text, span, number) and words_after(text, number, span.end) in range(reach + 1)
    ]
    return counts[0] if len(counts) == 1 else None


def _last_sentence(words: str, span: Span) -> Span:
    ends = [found.end() for found in _LAST_SENTENCE.finditer(words)]
    return Span(span.start + (ends[-1] if ends else 0), span.end)


@cache
def _telling() -> frozenset[str]:
    """Return verbs by which a source tells what it finds, without the participles: "three factors found in both:"."""
    past = ("ed", "found", "shown", "seen")
    return frozenset(verb for verb in word_list("finding-verbs") if verb.isalpha() and not verb.endswith(past))


@cache
def _singular() -> frozenset[str]:
    """Return the nouns of lists: "an 8-point check"."""
    return frozenset(word_list("list-nouns"))


@cache
def _plural() -> frozenset[str]:
    """Return the plurals of the nouns of lists."""
    return frozenset(_in_plural(noun) for noun in word_list("list-nouns"))


def _in_plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "ch", "x")) else f"{noun}s"
