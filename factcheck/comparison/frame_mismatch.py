"""Two sentences in one mould that speak of two things: "heart disease killed 695,000 people", "cancer killed 605,000".

Where half of the words of two sentences are the same in the same order, and one has a telling noun where the other has
another, the two are no restatement: whoever says the same again in other words changes verbs and common words, not what
it is about. What is denied in one and not in the other is told apart as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache

from factcheck.comparison.idf import RAREST, known
from factcheck.data import word_list
from factcheck.extraction.claims.words import form
from factcheck.extraction.quantities.number_words import is_number_word
from factcheck.text.expressions import expression

_TOKEN = expression(r"\d[\d.,]*|[^\W\d_]\w*(?:-\w+)*")
# What begins the token of a number, and of a function word.
_NUMBER, _FUNCTION = "#", "~"
# The share of the words of the longer sentence that must be the same.
_MOULD = 0.5
# How rare one of the words on either side must be, and how many words may stand in each other's place.
_TELLING, _MOST = 2.7, 3
_DENIALS = frozenset({"not", "no", "never", "without", "neither", "nor"})


def told_apart(one: str, two: str) -> bool:
    """Tell whether two sentences fill one mould with two things."""
    here, there = list(_tokens(one)), list(_tokens(two))
    longer = max(_content(here), _content(there), key=len)
    matcher = SequenceMatcher(None, here, there, autojunk=False)
    pieces = [(kind, here[a:b], there[c:d]) for kind, a, b, c, d in matcher.get_opcodes()]
    same = sum(len(_content(words)) for kind, words, _ in pieces if kind == "equal")
    if not longer or same < _MOULD * len(longer):
        return False
    if _denies(here) != _denies(there):
        return True
    before = _FUNCTION
    for kind, words, others in pieces:
        if kind == "replace" and _opens_a_noun(before) and _differ(words, others, here, there):
            return True
        before = words[-1] if kind == "equal" else ""
    return False


def _opens_a_noun(before: str) -> bool:
    """Tell whether nouns follow a token, as they do a preposition, an article, "took", or the start of a sentence."""
    word = before.removeprefix(_FUNCTION)
    small, before_verbs = word_list("function-words/small"), word_list("function-words/verb")
    return (word != before or word in small or word in _light_verbs()) and word not in before_verbs


def _denies(tokens: Sequence[str]) -> bool:
    """Tell whether a sentence denies something; "no more than" and "not longer than" are bounds."""
    words = [token.removeprefix(_FUNCTION) for token in tokens]
    return any(word in _DENIALS and not _compares(after) for word, after in zip(words, [*words[1:], ""], strict=True))


def _compares(word: str) -> bool:
    return word in ("more", "less") or word.endswith("er")


def _differ(words: Sequence[str], others: Sequence[str], here: Sequence[str], there: Sequence[str]) -> bool:
    own, their = (
        [word for word in _content(each) if word not in elsewhere and word not in _light_verbs()]
        for each, elsewhere in ((words, there), (others, here))
    )
    return all(0 < len(each) <= _MOST and max(map(weight, each)) >= _TELLING for each in (own, their))


@cache
def _light_verbs() -> frozenset[str]:
    return frozenset(map(form, word_list("function-words/light-verb")))


def weight(word: str) -> float:
    """Return how rare a word is where no other article is known."""
    return known().get(word, RAREST)


def _content(tokens: Sequence[str]) -> list[str]:
    """Return the words that are no number and no function word."""
    return [token for token in tokens if token[0] not in (_NUMBER, _FUNCTION)]


def _tokens(sentence: str) -> Iterator[str]:
    """Yield the words in their form for comparison, all numbers alike, but for those that are names: "type 2"."""
    label = ""
    for found in _TOKEN.finditer(sentence):
        word = found[0].lower()
        number = word[0].isdigit() or is_number_word(word)
        if label:
            yield f"{label} {word}" if number else form(label) or _FUNCTION + label
            label = ""
            if number:
                continue
        if number:
            yield _NUMBER
        elif word in _labels():
            label = word
        else:
            yield form(found[0]) or _FUNCTION + word
    if label:
        yield form(label)


@cache
def _labels() -> frozenset[str]:
    return frozenset(word_list("number-labels"))
