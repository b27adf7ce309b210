"""The marked source line, for prose with long lines, wide characters and characters that a terminal obeys."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from factcheck.model import Span
from factcheck.reading import read
from factcheck.rendering.excerpt import excerpt
from factcheck.text.printable import printable


def marked(text: str, words: str) -> tuple[str, str]:
    """Return the excerpt's line and mark for the first `words` in a plain text."""
    start = text.index(words)
    (_, line), (_, mark) = excerpt(read(text, "text"), Span(start, start + len(words)))
    return line, mark


def test_mark_stands_under_the_words() -> None:
    """The mark begins and ends with the words, also after wide characters and tabs."""
    for before in ("Only ", "細胞 ", "\tOnly "):
        line, mark = marked(f"{before}0.1% survive.", "0.1%")
        assert cell_len(line[: line.index("0.1%")]) == mark.index("^")
        assert mark.count("^") == 4


def test_long_lines_are_cut_at_words() -> None:
    """A paragraph on one line is shown around the words, with ellipses where it is cut."""
    line, mark = marked("word " * 100 + "0.1%" + " word" * 100, "0.1%")
    assert line.startswith("… word") and line.endswith("word …")
    assert len(line) < 120 and line.index("0.1%") == mark.index("^")


def test_words_over_several_lines() -> None:
    """Words that go on on the next line are marked to the end of the first."""
    line, mark = marked("A study\npublished in May found it.", "study\npublished")
    assert (line, mark) == ("A study", "  ^^^^^")


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1))
def test_nothing_a_terminal_obeys(words: str) -> None:
    """Whatever the words hold, they print on one line, without escape sequences or changes of direction."""
    shown = printable(words)
    assert not set(shown) & set("\n\r\x1b\x00\x07\x9b\u202e\u2066\u2028")
