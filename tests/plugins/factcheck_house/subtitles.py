"""Subtitles (SubRip, `.srt`): each cue is a paragraph, without its number and its times."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from factcheck.model import Article
from factcheck.reading.assembly import Draft, assemble
from factcheck.reading.lines import verbatim, written_article

ENDINGS = (".srt",)
_CUE = re.compile(r"\d+\n\d\d:\d\d:\d\d,\d{3} --> .*\n(?P<words>(?:.+\n?)+)")


def read(source: str, path: str) -> Article:
    """Read the cues, each character of them with its place in the file."""
    written = assemble(_cues(source), partial(verbatim, source))
    return written_article(written, path, "subtitles", source)


def _cues(source: str) -> Iterator[Draft]:
    for cue in _CUE.finditer(source):
        start, end = cue.span("words")
        draft = Draft("paragraph", 0, "")
        draft.add(source[start:end].rstrip("\n"), start, end)
        yield draft
