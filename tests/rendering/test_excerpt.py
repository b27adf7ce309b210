"""The marked source line, for prose with long lines, wide characters and characters that a terminal obeys."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from factcheck.model import Span
from factcheck.reading import read
from factcheck.rendering.excerpt import excerpt, together
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


def test_an_excerpt_fits_the_terminal() -> None:
    """However wide the marked words are, the line and its mark stay within the columns given."""
    for words in ("0.1%", "0.1% of " * 20):
        article = read("word " * 30 + words + " word" * 30, "text")
        start = article.text.index(words.strip())
        for width in (40, 60, 80):
            (_, line), (_, mark) = excerpt(article, Span(start, start + len(words.strip())), width)
            assert len(line) <= width + 4
            assert line[mark.index("^") :].startswith("0.1%")


def test_two_places_of_a_line_are_marked_on_it() -> None:
    """Both are shown once, each with its own mark, whichever comes first."""
    article = read("Of the women 54% and of the men 56% took part.", "text")
    one, other = (Span(at, at + 3) for at in (article.text.index("54%"), article.text.index("56%")))
    for here, there, signs in ((one, other, "^~"), (other, one, "~^")):
        assert together(article, here, there)
        (_, line), (_, mark) = excerpt(article, here, 0, [there])
        assert line == article.text
        assert mark == " " * 13 + signs[0] * 3 + " " * 16 + signs[1] * 3
    assert not together(article, one, one)
