"""Line ends, and the length that a paragraph may have."""

from __future__ import annotations

import pytest

from factcheck.errors import ReadingError
from factcheck.model import Position, Span
from factcheck.reading import lines, read

FORMATS = ("text", "markdown")


@pytest.mark.parametrize("format", FORMATS)
def test_positions_at_every_kind_of_line_end(format: str) -> None:
    r"""Lines end at "\n", "\r\n" and "\r", and not at other characters that Unicode calls line breaks."""
    article = read("\ufeffa\u2028b\r\nc\x0bd\re\n\nf 𝛽 g", format)
    assert article.position(article.text.index("c")) == Position(2, 1)
    assert article.position(article.text.index("d")) == Position(2, 3)
    assert article.position(article.text.index("e")) == Position(3, 1)
    assert article.position(article.text.index("g")) == Position(5, 5)
    assert [article.source_line(line) for line in (1, 3, 5)] == ["a\u2028b", "e", "f 𝛽 g"]


@pytest.mark.parametrize("format", FORMATS)
def test_a_span_over_a_line_end_holds_all_of_it(format: str) -> None:
    r"""The space for a line end leads to both characters of "\r\n"."""
    article = read("ab\r\ncd", format)
    assert article.text == "ab cd"
    assert article.source_span(Span(2, 3)) == Span(2, 4)
    assert article.source_span(Span(1, 4)) == Span(1, 5)


@pytest.mark.parametrize("format", FORMATS)
def test_a_huge_line_is_one_error(format: str) -> None:
    """A line of 50 MB is refused before it is parsed, with its line and its length."""
    with pytest.raises(ReadingError) as caught:
        read("short\n" + "word " * 10_000_000, format)
    assert caught.value.line == 2
    assert caught.value.message.startswith("The paragraph has 50,000,000 characters, more than the 1,000,000")


@pytest.mark.parametrize("format", FORMATS)
def test_a_huge_paragraph_of_short_lines_is_one_error(format: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit holds for a paragraph as a whole and names the line that it starts on."""
    monkeypatch.setattr(lines, "MAX_PARAGRAPH", 1_000)
    with pytest.raises(ReadingError) as caught:
        read("short\n\n" + "word\n" * 300, format)
    assert caught.value.line == 3


def test_an_embedded_image_is_no_paragraph(monkeypatch: pytest.MonkeyPatch) -> None:
    """An image written into the Markdown may be longer than a paragraph."""
    monkeypatch.setattr(lines, "MAX_PARAGRAPH", 1_000)
    image = "data:image/png;base64," + "A" * 2_000
    assert read(f"Words. ![i]({image})\n\n[r]: <{image}>", "markdown").text == "Words."


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    "source", ["[" * 20_000, "{{" * 20_000, "*a _b" * 9_000, "> " * 5_000 + "a", "1) " * 3_000 + "a"]
)
def test_hostile_nesting_is_read(format: str, source: str) -> None:
    """Deep nesting and what is never closed neither overflows a stack nor fails."""
    assert read(source, format).text
