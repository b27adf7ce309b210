"""Raised and lowered characters, as plain text writes them: 10⁶, a mark after a word¹, CO2."""

from __future__ import annotations

import re

RAISED = str.maketrans("0123456789+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾")
LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_BRACKETED = re.compile(r"\s*\[[\d,;\s–-]+\]")


def raised(text: str) -> str:
    """Return raised text; "[1]" needs nothing to be read aright."""
    return text if _BRACKETED.match(text) else text.translate(RAISED)


def lowered(text: str, before: str) -> str:
    """Return lowered text that stands after `before`: an index only after a digit, so that CO2 stays as it is."""
    return text.translate(LOWERED) if before[-1:].isdigit() else text
