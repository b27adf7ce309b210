"""Taxonomic authorities, who named a species and are not cited: "Armadillidium vulgare (Latreille, 1804)"."""

from __future__ import annotations

import re

_LATEST = "1950"
_ENDING = r"(?:us|um|a|e|i|is|es|os|er|or|ns)"
_SPECIES = re.compile(rf"(?:\b[A-Z](?:\.|[a-z]+)\s+[a-z-]{{2,25}}|\b[A-Z][a-z]{{9,30}}){_ENDING}\s*$")


def is_authority(text: str, opener: int, start: int, end: int, year: str) -> bool:
    """Tell whether the author in [start, end), alone in the bracket at `opener`, named the species before it.

    From 1950 on the benefit of the doubt goes to a citation: there papers are many and authorities are few.
    """
    if opener < 0 or year >= _LATEST or text[opener + 1 : start].strip() or text[end : end + 1] != ")":
        return False
    return _SPECIES.search(text, max(opener - 60, 0), opener) is not None
