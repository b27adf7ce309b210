"""Marks in a text, whichever way they overlap, and articles laid out in bands."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.model import Block, Span
from factcheck.reading import read
from factcheck.rendering.layout import bands
from factcheck.rendering.marking import Mark, by_block, segments
from factcheck.rendering.passages import around
from tests.rendering.fixture import finding

TEXT = "0123456789abcdefghij"
SPANS = st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda ends: Span(min(ends), max(ends)))


def mark(span: Span, number: int) -> Mark:
    return Mark(span, f"m{number}", f"f{number}", "error", number % 3, "", number)


@settings(max_examples=200)
@given(st.lists(SPANS, max_size=8))
def test_segments_hold_text_and_marks(spans: list[Span]) -> None:
    """The stretches make up the text; each mark covers its own words, and begins and ends once."""
    marks = [mark(span, number) for number, span in enumerate(spans)]
    cut = list(segments(TEXT, Span(0, len(TEXT)), marks))
    assert "".join(segment.text for segment in cut) == TEXT
    for one in marks:
        words = "".join(segment.text for segment in cut if one in segment.marks)
        assert words == TEXT[one.span.start : one.span.end] or (len(one.span) == 0 and len(words) == 1)
        assert sum(one in segment.starts for segment in cut) == sum(one in segment.ends for segment in cut) == 1


def test_marks_over_blocks() -> None:
    """A mark over two blocks is in both, one in the gap between them in none."""
    blocks = [Block("paragraph", Span(0, 5)), Block("paragraph", Span(7, 12))]
    both, none = mark(Span(3, 9), 1), mark(Span(5, 7), 2)
    assert by_block(blocks, [both, none]) == [[both], [both]]


def test_bands() -> None:
    """A band starts with what has findings, after its heading; tables and lists stay whole, an item apart."""
    text = "# A\n\nOne.\n\n## B\n\nTwo.\n\n- three\n- four\n- five\n\n| x | y |\n|---|---|\n| 6 | 7 |\n"
    article = read(text, "markdown")
    words = enumerate(("Two", "four", "7"), start=1)
    found = [(number, finding("vague-source", article, word, "m")) for number, word in words]
    made = bands(article, [], found)
    shape = [[[group.kind for group in part] for part in (band.leading, band.trailing)] for band in made]
    assert shape == [
        [[], ["heading", "paragraph"]],
        [["heading", "paragraph"], ["list-item"]],
        [["list-item"], ["list-item"]],
        [["table"], []],
    ]
    assert [band.findings for band in made] == [(), (1,), (2,), (3,)]
    assert [len(list(group.rows)) for group in made[3].leading] == [2]


def test_finding_on_a_comment() -> None:
    """A comment is no part of the text; what is found in it is shown at its place, in its own words."""
    article = read("One.\n\n<!-- factcheck: ignore[vague-source] -->\n\nTwo.\n\nThree.\n", "markdown")
    comment = finding("vague-source", article, "One", "m", span=article.comments[0].span)
    made = bands(article, [], [(1, comment)])
    assert [(band.findings, len(band.leading), len(band.trailing)) for band in made] == [((1,), 1, 2)]
    assert around(article, comment.span).words == "<!-- factcheck: ignore[vague-source] -->"


def test_finding_outside_every_block() -> None:
    """A finding in front of the first block, or between two, is shown with the nearest before it."""
    article = read("One.\n\nTwo.\n", "text")
    between = finding("vague-source", article, "One", "m", span=Span(5, 6))
    assert [band.findings for band in bands(article, [], [(1, between)])] == [(1,)]
