"""Names as keys: spellings of one name meet under one key."""

from __future__ import annotations

from functools import lru_cache

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


def clean(name: str) -> str:
    """Return a name without invisible characters, line breaks and a possessive ending."""
    return " ".join(_POSSESSIVE.sub("", _BROKEN.sub("", _UNSEEN.sub("", name)).replace("-\n", "-")).split())


def is_possessive(word: str) -> bool:
    """Tell whether a word ends in an apostrophe, with or without an "s"."""
    return _POSSESSIVE.search(word) is not None
