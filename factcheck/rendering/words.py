"""Words of an article made safe and short enough to show."""

from __future__ import annotations

import re

_CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]")
_NO_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """Return `text` on one line, with nothing a terminal would obey: no control character, no change of direction."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text.replace("\t", " ").replace("\n", " ").replace("\r", ""))


def writable(text: str) -> str:
    """Return `text` as `printable` does, without what XML cannot hold."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", printable(text))


def plural(count: int, singular: str, many: str = "") -> str:
    """Return "1 article" or "3 articles"."""
    return f"{count:,} {singular if count == 1 else many or singular + 's'}"
