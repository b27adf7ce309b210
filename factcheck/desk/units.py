"""Places as a browser counts them: in UTF-16 units, where Python counts characters."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable


def in_units(text: str) -> Callable[[int], int]:
    """Return a function from an offset in `text` to the number of UTF-16 units before it."""
    if not text or max(text) <= "\uffff":
        return lambda offset: offset
    beyond = [place for place, character in enumerate(text) if character > "\uffff"]
    return lambda offset: offset + bisect_left(beyond, offset)
