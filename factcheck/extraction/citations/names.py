"""Names as keys: spellings of one name meet under one key."""

from __future__ import annotations

from functools import cache, lru_cache

from factcheck.data import word_list
from factcheck.extraction.citations.lexicon import is_particle
from factcheck.extraction.citations.tokens import INVISIBLE
from factcheck.text.expressions import expression
from factcheck.text.folding import unaccented

_UNSEEN = expression(f"[{INVISIBLE}]")
_BROKEN = expression(r"-\n\s*(?=[a-z])")
_POSSESSIVE = expression(r"(?:['’‘ʼ`´]s?|['’‘ʼ`´])$")
_WORD = expression(r"[^\W_]+")
_APOSTROPHE = expression("['’]")


@lru_cache(maxsize=16_384)
def fold(name: str) -> str:
    """Return the key under which spellings of a family name meet: case, accents and particles do not count."""
    words = _WORD.findall(_APOSTROPHE.sub("", unaccented(clean(name))))
    return " ".join([word for word in words if not is_particle(word)] or words)


@lru_cache(maxsize=16_384)
def fold_body(name: str) -> str:
    """Return the key of the name of an organisation, under which British and American spellings meet as well."""
    key = fold(name)
    for british, american in _british():
        key = key.replace(british, american)
    return key


@cache
def _british() -> tuple[tuple[str, str], ...]:
    """Return British parts of words, each with the American one."""
    pairs = (line.split() for line in word_list("british-words"))
    return tuple((british, american) for british, american in pairs)


def clean(name: str) -> str:
    """Return a name without invisible characters, line breaks and a possessive ending."""
    return " ".join(_POSSESSIVE.sub("", _BROKEN.sub("", _UNSEEN.sub("", name)).replace("-\n", "-")).split())


def is_possessive(word: str) -> bool:
    """Tell whether a word ends in an apostrophe, with or without an "s"."""
    return _POSSESSIVE.search(word) is not None
