"""What is counted: the noun phrase after a bare number, with its head in the singular."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice

from factcheck.data import word_list, word_table
from factcheck.extraction.quantities.number_words import is_number_word
from factcheck.text.expressions import expression

# The head of "1,100 public housing properties" is the third word; few stand further away.
_REACH = 5
_WORD = expression(r"\s(?P<word>[A-Za-z][A-Za-z’'-]*)")
_HYPHENED = expression(r"-(?P<word>[a-z]{2,})(?![\w])")
_PARTITIVE = expression(r" of (?:the |these |those |its |my |our |their |his |her |all |your )?(?:most |more )?")


# "6,800 other residents", "two more massive objects".
_OTHER = expression(r"\s(?:other|more|such|further)(?=\s[a-z])")


def counted_noun(text: str, position: int, *, one: bool) -> str:
    """Return what is counted by the number that ends at `position`, "" if no noun can be told.

    `one` asks for a noun in the singular, as after "one" and "1".
    """
    if hyphened := _HYPHENED.match(text, position):
        return hyphened["word"] if is_content(hyphened["word"]) else ""
    if partitive := _PARTITIVE.match(text, position):
        return _plural_phrase(text, partitive.end() - 1)
    if one:
        return _singular_phrase(text, position)
    other = _OTHER.match(text, position)
    return _plural_phrase(text, other.end() if other else position)


def _plural_phrase(text: str, position: int) -> str:
    """Return the words up to the first plural; a participle tells what happened to them, not what they are."""
    modifiers: list[str] = []
    for word, end in _words(text, position):
        if is_plural(word):
            return " ".join([*modifiers, singular(word), *_complement(text, end)])
        if not word.endswith("ed"):
            modifiers.append(word)
    return ""


def _complement(text: str, position: int) -> Iterator[str]:
    """Yield the noun of "four kinds of skin lesions", which says what they are kinds of."""
    if not text.startswith(" of ", position):
        return
    for word, _ in islice(_words(text, position + 3), 3):
        if is_plural(word):
            yield singular(word)
            return
        yield word


def _singular_phrase(text: str, position: int) -> str:
    words: list[str] = []
    for word, _ in islice(_words(text, position), 3):
        if is_plural(word) or (words and word.endswith(("ed", "ing", "ly"))):
            break
        words.append(word)
    return " ".join(words)


def _words(text: str, position: int) -> Iterator[tuple[str, int]]:
    """Yield the words up to the first that ends a noun phrase, and where each ends."""
    found = 0
    while found < _REACH and (match := _WORD.match(text, position)):
        position = match.end()
        if found and match["word"] in ("and", "or"):
            continue
        if not is_content(match["word"]):
            return
        yield match["word"], position
        found += 1


@cache
def _function_words() -> frozenset[str]:
    return frozenset(word_list("function-words/phrase-end"))


def is_content(word: str) -> bool:
    """Tell whether a word may be part of a counted noun phrase: no function word and no number."""
    return word.lower() not in _function_words() and not is_number_word(word)


@cache
def _irregular() -> dict[str, str]:
    plurals: dict[str, str] = word_table("plurals")["irregular"]
    return plurals


@cache
def _singular_words() -> frozenset[str]:
    return frozenset(word_table("plurals")["singular"]["words"])


def is_plural(word: str) -> bool:
    """Tell whether a word looks like a plural noun."""
    word = word.lower()
    if word in _irregular():
        return True
    if len(word) < 4 or word in _singular_words():
        return False
    return word[-1] == "s" and word[-2] not in "s’'" and not word.endswith(("us", "is", "ous"))


def singular(noun: str) -> str:
    """Return the singular of a plural noun."""
    if known := _irregular().get(noun.lower()):
        return known
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") else noun
