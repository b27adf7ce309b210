"""Raised, lowered and symbol-font characters, as plain text writes them: 10⁶, a mark after a word¹, CO2, ≥."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.data import word_table
from factcheck.reading.templates import BLANK
from factcheck.text.expressions import expression

RAISED = str.maketrans("0123456789+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾")
LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_PRIVATE, _PRIVATE_END, _ASCII_END = 0xF000, 0xF0FF, 0x7F
_SYMBOLS = expression("[\uf000-\uf0ff]")
_BRACKETED = expression(r"\s*\[[\d,;\s–-]+\]")

_MARK = r"(?P<{}>⁽?[⁰¹²³⁴-⁹]{{1,3}}(?:(?:[,;–⁻-] ?| )[⁰¹²³⁴-⁹]{{1,3}})*⁾?)(?![\w⁺⁻⁼⁽⁾/])"
_NOTED = expression(
    rf"(?<![\w⁰¹²³⁴-⁹])(?P<word>[^\W\d_⁰¹²³⁴-⁹]+)(?P<gap> ?){_MARK.format('number')}"
    rf"|(?<=[.,;:!?\]”’\"%]){_MARK.format('after')}"
)
_ANY_RAISED = expression("[⁰¹²³⁴-⁹]")
_MEASURED = expression(r"(?:\d|[%°])[\s-]?$|[^\W_]/$|\bper\s$")
_PER = expression(r"/$|\bper\s$")
_POWERS = ("²", "³")
_LONGEST_SYMBOL = 3
"""A word in capitals of so many letters may be a formula that was set wrongly: "CO²", "FEV¹"."""


_TYPED = expression(
    r"(?<=[\w)\]%.,;:^])\^([\w+−–,-]{1,8}|[(\d][\d, –-]{1,20}[\d)])\^|(?<=[A-Za-z)\]])~([\w+−–-]{1,8})~(?!~)"
    r"|(?<=[\w)\]%.,;:^])\$\^\{(\d[\d, –-]{0,20})\}\$"
)


def with_typed_scripts(text: str) -> str:
    """Return Markdown, as long as it was, with the marks of `10^6^` and `CO~2~` blanked and raised digits raised."""
    return _TYPED.sub(_typed, text) if "^" in text or "~" in text else text


def _typed(match: re.Match[str]) -> str:
    words = next(filter(None, match.groups()))
    shown = words if match[2] else words.translate(RAISED)
    return f"{BLANK}{shown}{BLANK}" if match[3] is None else f"{BLANK * 3}{shown}{BLANK * 2}"


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


class RaisedNumber(NamedTuple):
    """The mark of a note at [start, end), with the blank before it; `label` is its number or numbers."""

    start: int
    end: int
    label: str


def note_marks(text: str) -> Iterator[RaisedNumber]:
    """Yield raised numbers that mark notes: "milligrams³" and "20 mg²", "dies.⁴", but not "kg/m²", "R²" or "10⁶".

    A raised 2 or 3 is a power after a unit of length, a time that divides, and a letter that stands for a value.
    """
    for match in _NOTED.finditer(text) if _ANY_RAISED.search(text) else ():
        number = match["number"]
        if number is None:
            yield RaisedNumber(*match.span(), _level(match["after"]))
        elif _is_noted(match["word"] + match["gap"], number, text[max(match.start() - 5, 0) : match.start()]):
            yield RaisedNumber(match.start("gap"), match.end(), _level(number))


def _level(number: str) -> str:
    return unicodedata.normalize("NFKC", number.replace("⁻", "-")).strip("()")


def _is_noted(word: str, number: str, before: str) -> bool:
    measured = bool(_MEASURED.search(before))
    if number in _POWERS:
        powers = word_table("powers")
        if word in powers["lengths"]:
            return word in powers["words"] and not measured
        if (word in powers["times"] and _PER.search(before)) or word.lower() in powers["functions"]:
            return False
    return measured or len(word) > _LONGEST_SYMBOL or (len(word) > 1 and word.islower())
