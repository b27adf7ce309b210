"""The journal, book or proceedings behind a title, freed of editors, editions, places and publishers."""

from __future__ import annotations

from factcheck.extraction.references.names import read_authors
from factcheck.extraction.references.text import EDITION, LETTER, LOWER, UPPER, YEAR
from factcheck.extraction.references.words import is_publisher_word
from factcheck.text.expressions import expression

_WORD = rf"[{UPPER}][{LOWER}'’-]{{2,20}}"
_PLACE = rf"{_WORD}(?: {_WORD}){{0,2}}(?:, (?:{_WORD}|[A-Z.]{{2,5}})){{0,2}}(?: \([^)]{{2,20}}\))?: "
_IN = expression(r"\W{0,3}(?:[Ii]n|[Ee]n|[Dd]ans)\b ?:? ?(?=\S)")
_EDITORS = expression(r".{3,160}?[(\[ ,](?:[Ee]ds?|[Ee]ditors?|Hrsg|Hg|dir)\b\.?[)\]]?[.,:]{0,2} ?(?=\S)")
_EDITED_BY = expression(rf"(?:[Ee]dited|[Ee]ds?\.) by .{{3,100}}?[,.:] ?(?=[{UPPER}])")
_END = expression(
    "|".join(
        (
            r"[ (\[](?:[Ee]ds?\b|[Ee]dited by\b|[Tt]rans(?:lated|\.)|[Hh]rsg\b|[Ee]ditors?\b)",
            r"[,.;] (?:[Vv]ol(?:ume|s)?|no|nos|Nr)\b\.? ?\d",
            rf"[,.;] \(?{EDITION}",
            rf" \((?!\w{{1,8}}\))[^()]*(?:: |, {YEAR})",
            rf"[.;] {_PLACE}",
            rf"[,.;] \(?(?:\d{{1,2}} )?(?:[{UPPER}][{LETTER}]{{2,8}}\.? )?(?:\d{{1,2}},? )?{YEAR}[a-z]?\)?\W*$",
        )
    )
)
_SEGMENT = expression(r"[.,;] (?=([^.,;]{1,60}))")


def trim(text: str) -> str:
    """Return the name of the container at the head of the text."""
    opening = _IN.match(text)
    text = _after_editors(text[opening.end() :] if opening else text)
    end = _END.search(text)
    return _without_publisher(text[: end.start()] if end else text).strip(" .,;:(")


def _without_publisher(text: str) -> str:
    """Return the text before the first part that holds a publisher's word."""
    for segment in _SEGMENT.finditer(text):
        if any(is_publisher_word(word.strip("()")) for word in segment[1].split()):
            return text[: segment.start()]
    return text


def _after_editors(text: str) -> str:
    first = _EDITED_BY.match(text) or _EDITORS.match(text)
    return text[first.end() :] if first and read_authors(text) else text
