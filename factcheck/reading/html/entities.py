"""Character references: what they stand for, and how much of what was written belongs to them."""

from __future__ import annotations

from functools import lru_cache
from html import unescape
from html.entities import html5

from factcheck.text.expressions import expression

_IN_ATTRIBUTE = expression(r"&(?:#[0-9]{1,10};?|#[xX][0-9a-fA-F]{1,8};?|[a-zA-Z][a-zA-Z0-9]*;)")
_LONGEST_BARE = max(len(name) for name in html5 if not name.endswith(";"))


@lru_cache(maxsize=1024)
def character(written: str) -> tuple[str, int]:
    """Return the characters that a reference stands for, and the length of the part that stands for them.

    "&notin;" is one reference, "&notit" is "&not" and letters after it, "&unknown;" is none: (written, its length).
    """
    if written[1:2] == "#":
        return unescape(written), len(written)
    name = written[1:]
    if name in html5:
        return html5[name], len(written)
    for length in range(min(len(name), _LONGEST_BARE), 1, -1):
        if name[:length] in html5:
            return html5[name[:length]], length + 1
    return written, len(written)


def attribute_value(written: str) -> str:
    """Return an attribute's value; a name without its semicolon is none there ("?a=1&copy=2")."""
    return _IN_ATTRIBUTE.sub(lambda match: unescape(match[0]), written) if "&" in written else written
