"""Worked examples and sums, made up for the case: "For example, if you weigh 68 kg, you need 54 g"."""

from __future__ import annotations

import re

from factcheck.text.expressions import expression
from factcheck.text.passages import of_passage

_OPENS = expression(
    r"(?:(?:So|Thus|And),? )?(?:for (?:example|instance)|as an example|suppose|imagine|let['’]s say|say|e\.g\.)\b",
    re.IGNORECASE,
)
# What makes a case of it; "For example, 8 in 10 adults recover" is a fact.
_CASE = expression(
    r"\b(?:if|suppose|imagine|you|your|someone|somebody|person|patient who|woman who|man who)\b", re.IGNORECASE
)
_SUM = expression(r"\d\s*(?:[x×*÷/+–-]\s*\d[\d.,]*\s*)+=\s*\d|\d\s*=\s*\d")


@of_passage
def is_worked_example(sentence: str) -> bool:
    """Tell whether a sentence works out a case, or a sum."""
    if "=" in sentence and _SUM.search(sentence):
        return True
    return bool(_OPENS.match(sentence.lstrip("-•*( ")) and _CASE.search(sentence))
