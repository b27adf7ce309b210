"""Readers of lines: what they find in a text they find in its lines, and in those that changed alone."""

from __future__ import annotations

import re

from factcheck.text.cues import words_of
from factcheck.text.passages import Memory, by_lines, of_passage, remembering

TEXT = "\n\nOne of two. Two!\n\n\nthree and Two’s cue-words\nÜber twelve\n"


def test_places_are_those_of_the_text() -> None:
    """A match is told with where its line starts, so that both give its place in the whole text, blank lines or not."""

    def found(line: str) -> tuple[tuple[int, str], ...]:
        return tuple((one.start(), one[0]) for one in re.finditer(r"\w+", line))

    places = [(start + at, word) for start, (at, word) in by_lines(found, TEXT)]
    assert places == [(one.start(), one[0]) for one in re.finditer(r"\w+", TEXT)]


def test_only_lines_that_changed_are_read() -> None:
    """While a text is edited, lines that stay are read once."""
    read: list[str] = []

    @of_passage
    def words(line: str) -> tuple[str, ...]:
        read.append(line)
        return tuple(line.split())

    with remembering(Memory()):
        list(by_lines(words, TEXT))
        read.clear()
        assert [word for _, word in by_lines(words, TEXT.replace("twelve", "ten"))][-2:] == ["Über", "ten"]
    assert read == ["Über ten"]


def test_the_words_of_an_edited_text_are_those_of_a_fresh_one() -> None:
    """With and without a memory a text has the same words, letters beyond ASCII and marks between them included."""
    fresh = words_of(TEXT)
    words_of.cache_clear()
    with remembering(Memory()):
        assert words_of(TEXT) == fresh >= {"three", "two", "s", "cue", "words", "über"}
    words_of.cache_clear()
