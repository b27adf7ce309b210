"""Which codec a label on the web means."""

from __future__ import annotations

import codecs

from factcheck.text.expressions import expression

_TEXT = expression(r"utf-(?:8|16)|iso8859|cp|koi8|gb|big5|euc|shift|mac|latin|ascii|tis|hz|iso2022")


def codec(label: str) -> str:
    """Return the name of the text codec behind a label, empty for a label that means none.

    Latin-1 and ASCII on the web mean Windows-1252 (https://encoding.spec.whatwg.org).
    """
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return ""
    if name in ("iso8859-1", "ascii"):
        return "cp1252"
    return name if _TEXT.match(name) else ""
