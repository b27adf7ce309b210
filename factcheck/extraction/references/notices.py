"""What an entry of a reference list says itself about a retraction of its work: "RETRACTED: ...", "[Retracted]"."""

from __future__ import annotations

from factcheck.text.expressions import expression
from factcheck.text.passages import of_passage

_NOTICE = expression(
    r"[(\[]\s?(?:RETRACTED|[Rr]etracted)(?: ARTICLE| [Aa]rticle| [Pp]aper)?\s?[)\]][.:]?\s?"
    r"|\b(?:RETRACTED|Retracted)(?: ARTICLE| [Aa]rticle| [Pp]aper)?\s?:\s?"
)
_POINTER = expression(r"\b[Rr]etract(?:ion|ed) in:?\s")


@of_passage
def says_retracted(text: str) -> bool:
    """Tell whether an entry marks its work as retracted; the notice of a retraction is no retracted work."""
    return bool(_NOTICE.search(text) or _POINTER.search(text))


def without_notice(text: str) -> str:
    """Return an entry without the mark, which is no part of the title."""
    return _NOTICE.sub("", text)
