"""Numbers that say how far something is from something else: "1.5% above the goal", "2 °C below normal"."""

from __future__ import annotations

from factcheck.model import Quantity
from factcheck.text.expressions import expression

_FROM = expression(
    r"\s(?:above|below|(?:over|under)\s(?:an?|the|your|her|his|their|its|target|goal|normal|usual|baseline))\b"
)
"""A number with such words behind it is no level, but "120 over 80" is one."""


def is_away(text: str, quantity: Quantity) -> bool:
    """Tell whether a quantity is a distance from what is named right behind it."""
    return _FROM.match(text, quantity.span.end) is not None
