"""The title of a work and the container it stands in, read from what stands between authors and numbers."""

from __future__ import annotations

import re

from factcheck.extraction.references.containers import trim
from factcheck.extraction.references.text import EDITION, UPPER
from factcheck.extraction.references.title_segmentation import Candidate, best, candidates
from factcheck.extraction.references.words import Word, words_of
from factcheck.text.expressions import expression

_QUOTED = expression(
    r"[\"“„«]\s?(?P<double>.{3,400}?)\s?(?:(?<=[,.?!])[\"”»]|[\"”“»](?= ?[,.;()]| ?$| (?:in\b|[A-Z])))"
    r"|[‘'`](?P<single>.{3,400}?)(?:(?<=[,.?!])[’'´]|[’'´](?=[,.;)]|$))"
)
_AROUND = " .,;:\"“”„«»‘’'´`"
_BEHIND_TITLE = expression(
    rf"[ (\[]{EDITION}.*$|[.,] ?(?:[Tt]rans(?:lated\b|\.)|[Ee]dited\b|[Ee]ds?\.) (?:by )?[{UPPER}].*$"
)


def read_title(middle: str, place: str) -> tuple[str, str]:
    """Return title and container from what stands between authors and numbers, "" for either if absent.

    `place` says what the numbers tell: "both" (volume and pages), "volume", "pages", "year" or "nothing".
    """
    words = words_of(middle)
    if not words:
        return "", ""
    marks = quoted(middle)
    return finish(middle, words, best(candidates(words, place, marks)), marks)


def quoted(text: str) -> re.Match[str] | None:
    """Return the title in quotation marks at the start of the text."""
    return _QUOTED.match(text)


def finish(middle: str, words: list[Word], choice: Candidate, marks: re.Match[str] | None) -> tuple[str, str]:
    """Return title and container for one choice."""
    if marks:
        title, rest = marks["double"] or marks["single"], middle[marks.end() :]
    else:
        end = words[choice.place - 1].end if choice.place else 0
        title, rest = middle[:end], middle[end:]
    title = _BEHIND_TITLE.sub("", title)
    if title.count("(") > title.count(")"):
        title = title[: title.rindex("(")]
    return title.strip(_AROUND), trim(rest.strip(_AROUND)) if choice.kind == "container" else ""
