"""Edits: made where they belong, one after the other, overlapping ones later."""

from __future__ import annotations

from pathlib import Path

import factcheck
from factcheck.autofix import applied, changes
from factcheck.model import Article, Checked, Edit, Extraction, Finding, Span
from factcheck.running.work import Source


def finding(*edits: Edit) -> Finding:
    return Finding("rule", "FC999", "words", Span(0, 1), "info", "high", edits=edits)


def upper(source: Source) -> Checked:
    """Find every "a", and each "ab" as one that overlaps it."""
    article: Article = factcheck.read(source.data.decode(), "text")
    edits = [Edit(Span(i, i + 1), "A") for i, letter in enumerate(article.source) if letter == "a"]
    edits += [Edit(Span(i, i + 2), "AB") for i in range(len(article.source)) if article.source.startswith("ab", i)]
    edits += [Edit(Span(i, i + 1), "B") for i, letter in enumerate(article.source) if letter == "b"]
    return Checked(article, Extraction(), tuple(finding(edit) for edit in edits))


def test_applied() -> None:
    """Edits are made by their places in the text before any of them, insertions and removals included."""
    edits = [Edit(Span(5, 9), ""), Edit(Span(0, 1), "AA"), Edit(Span(3, 3), "-")]
    assert applied("a bc defgh", edits) == "AA b-c h"


def test_overlapping() -> None:
    """Of edits that overlap the first is made; the next round sees what is left."""
    source = Source(b"ab cab\n", "text", "draft.txt")
    (change,) = changes([(Path("draft.txt"), source, upper(source), upper)])
    assert change.after == b"AB cAB\n"


def test_text_that_is_not_the_file() -> None:
    """A file whose bytes are not the text of its article, as in Word, is not changed."""
    checked = upper(Source(b"ab\n", "text", "draft.txt"))
    for data in (b"PK\x03\x04\x00ab\n", b"other ab\n"):
        assert not list(changes([(Path("draft.docx"), Source(data, "docx", "draft.docx"), checked, upper)]))
