"""What holds of every article, whatever the source: found by hypothesis, not by example."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from factcheck.model import Span
from factcheck.reading import read
from tests.reading.documents import assert_sound, documents, line_ends, pages, sources

FORMATS = ("text", "markdown", "html")

words = st.text("abcdefgh", min_size=1, max_size=6)
marked_words = st.lists(st.tuples(words, st.sampled_from(["", "*", "**", "***"])), min_size=1, max_size=8)


@pytest.mark.parametrize("format", FORMATS)
@given(source=sources | pages)
@settings(max_examples=250, deadline=None)
def test_any_source_gives_a_sound_article(format: str, source: str) -> None:
    """Nothing raises, the map has no gaps and goes forward, characters are the source's, blocks are in order."""
    assert_sound(read(source, format))


@pytest.mark.parametrize("format", FORMATS)
@given(source=sources | pages)
@settings(max_examples=100, deadline=None)
def test_blocks_hold_all_words_and_no_margin(format: str, source: str) -> None:
    """A block neither starts nor ends with white space, and no word stands outside the blocks of a rendered page."""
    article = read(source, format)
    for block in article.blocks:
        assert article.words(block.span) == article.words(block.span).strip() != ""
    if format != "text":
        assert article.text == "\n\n".join(article.words(block.span) for block in article.blocks)


@pytest.mark.parametrize("format", FORMATS)
@given(document=documents, end=line_ends)
@settings(max_examples=100, deadline=None)
def test_line_ends_make_no_difference(format: str, document: str, end: str) -> None:
    """CRLF and lone CR give the text, blocks, links and marks that LF gives."""
    plain, other = read(document, format), read(document.replace("\n", end), format)
    assert (other.text, other.blocks, other.links, other.note_marks) == (
        plain.text, plain.blocks, plain.links, plain.note_marks,
    )  # fmt: skip


@pytest.mark.parametrize("format", FORMATS)
@given(document=documents, end=line_ends)
@settings(max_examples=100, deadline=None)
def test_positions_are_those_of_an_editor(format: str, document: str, end: str) -> None:
    """Line and column count from 1, at every kind of line end, and a byte-order mark is no character."""
    source = document.replace("\n", end)
    article = read("\ufeff" + source, format)
    assume(article.text)
    for block in article.blocks:
        offset = article.source_span(block.span).start
        before = article.source[:offset].replace("\r\n", "\n").replace("\r", "\n")
        position = article.position(block.span.start)
        assert position.line == before.count("\n") + 1
        assert position.column == len(before) - before.rfind("\n")


@given(marked=marked_words)
def test_emphasis_makes_no_difference(marked: list[tuple[str, str]]) -> None:
    """The text is the same with and without the marks of emphasis around its words."""
    with_marks = read(" ".join(mark + word + mark for word, mark in marked), "markdown")
    assert with_marks.text == " ".join(word for word, _ in marked)


@given(marked=marked_words)
def test_each_word_maps_to_itself(marked: list[tuple[str, str]]) -> None:
    """A word's span in the text leads to the same word in the source, inside its marks."""
    article = read(" ".join(mark + word + mark for word, mark in marked), "markdown")
    offset = 0
    for word, _ in marked:
        source = article.source_span(Span(offset, offset + len(word)))
        assert article.source[source.start : source.end] == word
        offset += len(word) + 1
