r"""TeX formulas in Markdown: `$\alpha_{1}$` is no prose, "$5 to $10" is."""

from __future__ import annotations

import re

from factcheck.reading.templates import BLANK
from factcheck.text.expressions import expression

_DISPLAY = r"\$\$(?:[^$\n]|\n(?![ \t\r]*\n))+\$\$"
_INLINE = r"(?<![\w$\\])\$(?![\s$])[^$\n]*(?<![\s\\])\$(?![\w$])"
_FORMULA = expression(f"{_DISPLAY}|{_INLINE}")
_COMMAND = expression(r"\\[a-zA-Z]|[_^]\{")
_RELATION = expression(r"[\\_^=]")


def without_formulas(text: str) -> str:
    r"""Return the text, as long as it was, with every formula in dollar signs blanked.

    An inline formula is one only if a TeX command or a group in braces shows it: `$p < 0.05$` reads as well as
    any prose does, and most dollar signs in an article are money.
    """
    return _FORMULA.sub(_blanked, text) if "$" in text else text


def _blanked(formula: re.Match[str]) -> str:
    words = formula[0]
    telling = _RELATION if words.startswith("$$") else _COMMAND
    return re.sub(r"[^\r\n]", BLANK, words) if telling.search(words) else words
