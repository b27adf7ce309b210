"""Steps of laboratory and field work: "incubated for 72 h" and "incubated for 5 days" are two steps, or two tests.

Amounts, times, speeds and temperatures at which something was handled are set anew for each step. What was counted or
found is no setting, nor is what people take or are told to do.
"""

from __future__ import annotations

from functools import cache

from factcheck.comparison.frames import Frame
from factcheck.comparison.tokens import words
from factcheck.extraction.claims.words import form
from factcheck.text.expressions import expression

_WORD = expression(r"[^\W\d_]+")
_FOUND = frozenset({"count", "share", "date", "age", "rank", "points", "probability", "multiple", "times"})
"""Dimensions of what is found or counted; all others may be settings."""
_DONE = frozenset({"was", "were"})


def are_of_two_steps(one: Frame, words_of_one: str, two: Frame, words_of_two: str) -> bool:
    """Tell whether two numbers are settings, each of a sentence that tells how something was handled."""
    settings = all(frame.claim.quantity.measure.dimension not in _FOUND for frame in (one, two))
    return settings and _tells_of_handling(words_of_one) and _tells_of_handling(words_of_two)


def _tells_of_handling(sentence: str) -> bool:
    said = {found[0].lower() for found in _WORD.finditer(sentence)}
    return not _DONE.isdisjoint(said) and any(
        word in words("handled") or (word.endswith("ing") and form(word) in _handled()) for word in said
    )


@cache
def _handled() -> frozenset[str]:
    return frozenset(map(form, words("handled")))
