"""Words in the form in which claims are compared: lower case, one spelling, no ending, one synonym for all."""

from __future__ import annotations

from functools import cache

from factcheck.data import word_list
from factcheck.text.expressions import expression

WORD = expression(r"(?:(?:re|non|pre|post|sub|anti|ex)-)?[^\W\d_]\w*")

# Names that are function words in lower case.
_NAMES = frozenset({"US", "WHO"})


@cache
def form(word: str) -> str:
    """Return the word's form for comparison; an empty string for a function word, which "US" and "WHO" are not."""
    lower = word.lower()
    return "" if lower in _stop_words() and word not in _NAMES else _representative(lower)


@cache
def head_class(noun: str) -> str:
    """Return the class of a counted noun ("person" for "women"), or its own form where it has none."""
    normal = form(noun)
    return _classes().get(normal, normal)


@cache
def is_person(word: str) -> bool:
    """Tell whether a form names people that are counted."""
    return _classes().get(word) == "person"


@cache
def sides(word: str) -> tuple[tuple[int, int], ...]:
    """Return where a form stands among the contrasts, as (line, side): one line and two sides clash."""
    return _contrasts().get(word, ())


@cache
def event(word: str) -> str:
    """Return the event that a form tells of the people counted ("death" for "die"), empty if it tells none."""
    return _events().get(word, "")


@cache
def outcome(word: str) -> str:
    """Return what a form tells to have become of people ("illness" for "diagnose"), empty if it tells nothing."""
    return _outcomes().get(word, "")


def _representative(word: str) -> str:
    stem = _stem(word)
    return _synonyms().get(word) or _synonyms().get(stem, stem)


def _stem(word: str) -> str:
    """Return the word without its ending; light, as both sides of a comparison go through it."""
    for written, instead in _replacements("claim-spellings"):
        word = word.replace(written, instead)
    for ending, instead in _replacements("claim-endings"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not (ending == "s" and word[-2] in "us"):
            word = word[: len(word) - len(ending)] + instead
            break
    if len(word) > 3 and word[-1] == "e":
        word = word[:-1]
    return word[:-1] if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "sl" else word


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(word_list("function-words/claim-stop"))


@cache
def _synonyms() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in word_list("claim-synonyms"):
        first, *others = (word.strip() for word in line.split(","))
        for word in (first, *others):
            found[word] = found[_stem(word)] = first
    return found


@cache
def _classes() -> dict[str, str]:
    return _members("claim-heads")


def _members(name: str) -> dict[str, str]:
    """Return the group of each word of a list with lines "group: word word"."""
    found: dict[str, str] = {}
    for line in word_list(name):
        group, _, members = line.partition(":")
        found |= dict.fromkeys(map(_representative, members.split()), group)
    return found


@cache
def _events() -> dict[str, str]:
    return _members("claim-events")


@cache
def _outcomes() -> dict[str, str]:
    return _members("claim-outcomes")


@cache
def _contrasts() -> dict[str, tuple[tuple[int, int], ...]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for number, line in enumerate(word_list("claim-contrasts")):
        for side, words in enumerate(line.split("/")):
            for word in words.split():
                found.setdefault(_representative(word), []).append((number, side))
    return {word: tuple(places) for word, places in found.items()}


@cache
def _replacements(name: str) -> tuple[tuple[str, str], ...]:
    parts = (entry.partition(" ") for entry in word_list(name))
    return tuple((written, instead) for written, _, instead in parts)
