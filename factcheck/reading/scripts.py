"""Raised, lowered and symbol-font characters, as plain text writes them: 10⁶, a mark after a word¹, CO2, ≥."""

from __future__ import annotations

import re

from factcheck.data import word_table

RAISED = str.maketrans("0123456789+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾")
LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_PRIVATE, _PRIVATE_END, _ASCII_END = 0xF000, 0xF0FF, 0x7F
_SYMBOLS = re.compile("[\uf000-\uf0ff]")
_BRACKETED = re.compile(r"\s*\[[\d,;\s–-]+\]")


def raised(text: str) -> str:
    """Return raised text; "[1]" needs nothing to be read aright."""
    return text if _BRACKETED.match(text) else text.translate(RAISED)


def lowered(text: str, before: str) -> str:
    """Return lowered text that stands after `before`: an index only after a digit, so that CO2 stays as it is."""
    return text.translate(LOWERED) if before[-1:].isdigit() else text


def symbol(character: str) -> str:
    """Return what a character of the font Symbol shows, a space where it is not known; text keeps what is no symbol.

    Word writes these characters in the private area of Unicode, or as the letters in whose place they stand.
    """
    code = ord(character)
    place = code - _PRIVATE if _PRIVATE <= code <= _PRIVATE_END else code
    known: str = word_table("symbol-font")["symbols"].get(f"{place:02X}", "")
    return known or (character if code < _ASCII_END else " ")


def without_private(text: str) -> str:
    """Return a text with the private characters of symbol fonts as what they show."""
    return _SYMBOLS.sub(lambda found: symbol(found[0]), text)
