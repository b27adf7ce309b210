"""Letters without what spellings of one word differ in: accents and capitals."""

from __future__ import annotations

import unicodedata

_UNDECOMPOSED = str.maketrans({"ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
"""Letters that Unicode does not take apart, as libraries file them (ALA-LC)."""


def unaccented(text: str) -> str:
    """Return text in lower case, its letters without accents and ligatures taken apart: "Ångström" is "angstrom"."""
    if text.isascii():
        return text.lower()
    letters = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    return letters.casefold().translate(_UNDECOMPOSED)
