"""The clean view of a text: what readers of facts see, in which typing decides nothing.

Every white space is one plain space, whether a line break, no-break, thin or ideographic. Characters that nobody sees
are gone. Digits and letters of full width or in one square, and digits of other scripts, are plain ones. A raised
number that marks a note is kept beside the text, a formula stands without the dollar signs around it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.reading.scripts import note_marks
from factcheck.text.expressions import expression

_IGNORABLE = (0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, *range(0x200B, 0x2010))
INVISIBLE = "".join(map(chr, (*_IGNORABLE, *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF)))
"""Soft hyphens, zero-width characters, direction marks: Unicode's Default_Ignorable_Code_Point but for selectors."""

_SOFT_HYPHEN = "\u00ad"
_LINE_BREAKS = "\n\r\x0b\x0c\x85\u2028\u2029"
_WIDE = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_SQUARED = {code: unicodedata.normalize("NFKC", chr(code)) for code in (*range(0x3371, 0x33E0), *range(0xFB00, 0xFB05))}
_PLAIN = {
    **_WIDE,
    **_SQUARED,
    **{ord(hyphen): "-" for hyphen in "‐‑﹣"},
    **{ord(mark): plain for mark, plain in zip("٪٫٬﹪", "%.,%", strict=True)},
}
"""What is written in another shape: full width, squares such as ㎎, ligatures, hyphens, Arabic marks."""

_SHAPED = re.escape("".join(map(chr, _PLAIN)))
# Both begin with one set, by which a search skips nearly every character; what it is, is then looked at behind it.
_UNCLEAN = expression(
    rf"[^!-~](?:(?P<blanks>(?<= )[{INVISIBLE}\s]+|(?<=[^\S ]|[{INVISIBLE}])[{INVISIBLE}\s]*)"
    rf"|(?P<shaped>(?<=[^\D0-9]|[{_SHAPED}])))"
)
_ODD = expression(rf"[^ -~](?<=[^\S ]|[{INVISIBLE}]|[^\D0-9]|[{_SHAPED}]|[¹²³⁰⁴-⁹])")

_FORMULA = expression(r"(?<![\w$\\])(\$\$?)(?![\s$])([^$\r\n]{1,200}?)(?<![\s\\])\1(?![\w$])")
_IN_FORMULA = expression(r"[^\W\d_\\][^$]*[=<>≤≥≈]|\d[\d.,]*(?:\\?%)?$")
_LINE_IN_WORD = expression(r"[-‐/–]\n")
_SUSPENDED = expression(r"(?:and|or|to|und|oder|bis|et|ou|y|o|e)\b")


class Change(NamedTuple):
    """Characters [start, end) as `text`.

    `line_break` tells that they break a line and `text` is a space, `label` that they mark a note and `text` is empty.
    """

    start: int
    end: int
    text: str
    line_break: bool = False
    label: str = ""


def is_clean(text: str) -> bool:
    """Tell whether the text of a block is in the clean view, as nearly every one is."""
    if "  " in text or "$" in text:
        return False
    return text.isprintable() if text.isascii() else not _ODD.search(text)


def with_spaces(text: str) -> str | None:
    """Return a text whose line feeds alone keep it from being clean with spaces for them, None for any other."""
    spaced = text.replace("\n", " ")
    return spaced if is_clean(spaced) and not _LINE_IN_WORD.search(text) else None


def changes(text: str) -> list[Change]:
    """Return what makes the text of one block clean, in order; nothing for nearly every block."""
    if is_clean(text):
        return []
    found = [_change(text, match) for match in _UNCLEAN.finditer(text)]
    marks = (Change(mark.start, mark.end, "", label=mark.label) for mark in note_marks(text))
    return sorted((*found, *marks, *_formulas(text)))


def clean(text: str) -> str:
    """Return the clean view of the text of one block."""
    parts: list[str] = []
    end = 0
    for change in changes(text):
        parts += (text[end : change.start], change.text)
        end = change.end
    return "".join((*parts, text[end:]))


def _change(text: str, match: re.Match[str]) -> Change:
    start, end = match.span()
    if match.lastgroup == "shaped":
        return Change(start, end, _plain(match[0]))
    breaks = any(character in _LINE_BREAKS for character in match[0])
    if not match[0].strip(INVISIBLE) or match[0][0] == _SOFT_HYPHEN or (breaks and _goes_on(text, start, end)):
        return Change(start, end, "")
    return Change(start, end, " ", breaks)


def _plain(character: str) -> str:
    return _PLAIN.get(ord(character)) or str(unicodedata.digit(character))


def _goes_on(text: str, start: int, end: int) -> bool:
    """Tell whether a line ends in the middle of a word: "30-⏎day", "mg/⏎kg", but not "short-⏎and long-term"."""
    mark, before, after = text[start - 1 : start], text[start - 2 : start - 1], text[end : end + 1]
    if mark == "–":
        return before.isdigit() and after.isdigit()
    return mark in ("-", "‐", "/") and before.isalnum() and after.isalnum() and not _SUSPENDED.match(text, end)


def _formulas(text: str) -> Iterator[Change]:
    """Yield the dollar signs around a formula in words: `$p < 0.05$` is no money."""
    if "$" not in text:
        return
    for formula in _FORMULA.finditer(text):
        if _IN_FORMULA.match(formula[2]):
            yield Change(*formula.span(1), "")
            yield Change(formula.end(2), formula.end(), "")
