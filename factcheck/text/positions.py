"""Places as other programs count them: in UTF-8 bytes or UTF-16 units, where Python counts characters."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable


def utf8_length(text: str) -> int:
    """Return the length in UTF-8 bytes."""
    return len(text.encode("utf-8", "surrogatepass"))


def utf16_length(text: str) -> int:
    """Return the length in UTF-16 units, of which a character beyond the first plane takes two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf16_offsets(text: str) -> Callable[[int], int]:
    """Return a function from an offset in `text` to the number of UTF-16 units before it, for many offsets."""
    if not text or max(text) <= "\uffff":
        return lambda offset: offset
    beyond = [place for place, character in enumerate(text) if character > "\uffff"]
    return lambda offset: offset + bisect_left(beyond, offset)
