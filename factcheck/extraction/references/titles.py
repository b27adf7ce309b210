"""The title of a work and the container it stands in, read from what stands between authors and numbers."""

from __future__ import annotations

import re

from factcheck.extraction.citations.journals import is_listed_journal
from factcheck.extraction.references.containers import trim
from factcheck.extraction.references.text import EDITION, UPPER, YEAR
from factcheck.extraction.references.title_segmentation import Candidate, best, candidates
from factcheck.extraction.references.words import Word, is_single_word_journal, words_of
from factcheck.text.expressions import expression

_QUOTED = expression(
    r"[\"“„«]\s?(?P<double>.{3,400}?)\s?(?:(?<=[,.?!])[\"”»]|[\"”“»](?= ?[,.;()]| ?$| (?:in\b|[A-Z])))"
    r"|[‘'`](?P<single>.{3,400}?)(?:(?<=[,.?!])[’'´]|[’'´](?=[,.;)]|$))"
)
_SHORTEST = 4
_AROUND = " .,;:\"“”„«»‘’'´`"
_DATED_BEHIND = expression(rf"[.,?!]\s?\({YEAR}[a-z]?(?:, [^()]{{1,30}})?\)\.?\s*$")
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
    if marks is None and (known := _before_listed_journal(words)):
        return finish(middle, words, known, None)
    return finish(middle, words, best(candidates(words, place, marks)), marks)


def _before_listed_journal(words: list[Word]) -> Candidate | None:
    """Return the end of a title of one word behind which nothing but the name of a listed journal stands."""
    rest = " ".join(word.text for word in words[1:]).strip(_AROUND)
    ended = words[0].kind.stop in (".", "?", "!") and len(words[0].text) > _SHORTEST
    dotted = any(word.kind.stop == "." for word in words[1:-1])
    if not ended or dotted or (words[0].kind.journal and not is_single_word_journal(words[0].text.strip(_AROUND))):
        return None
    known = is_listed_journal(rest) or is_single_word_journal(rest)
    return Candidate(1, "container", []) if known else None


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
    title = _DATED_BEHIND.sub("", _BEHIND_TITLE.sub("", title))
    if title.count("(") > title.count(")"):
        title = title[: title.rindex("(")]
    return title.strip(_AROUND), trim(rest.strip(_AROUND)) if choice.kind == "container" else ""
