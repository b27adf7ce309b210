"""Lines that fit a terminal, broken between words; an address is never broken."""

from __future__ import annotations

import textwrap


def wrapped(text: str, width: int, indent: int) -> list[str]:
    """Return the lines of a text, `width` columns each, all but the first set in by `indent`; one for a width of 0."""
    if not width or len(text) <= width:
        return [text]
    return textwrap.wrap(
        text,
        max(width, 2 * indent),
        subsequent_indent=" " * indent,
        drop_whitespace=True,
        break_long_words=False,
        break_on_hyphens=False,
    )
