"""PDF: lines, columns and pages put together to what was written."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import ReadingError
from factcheck.model import Article
from factcheck.reading.pdf import read_bytes
from tests.reading.documents import assert_sound

WIDTH, HEIGHT = 595, 842


def of(*pages: Callable[[Any], None]) -> Article:
    """Return what is read of a PDF of these pages."""
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT))
    for paint in pages:
        canvas.setFont("Times-Roman", 10)
        paint(canvas)
        canvas.showPage()
    canvas.save()
    return read_bytes(out.getvalue(), "draft.pdf")


def lines(*texts: str, left: float = 72, top: float = 700, leading: float = 12) -> Callable[[Any], None]:
    """Return a page that draws lines below each other."""

    def paint(canvas: Any) -> None:
        for index, text in enumerate(texts):
            canvas.drawString(left, top - index * leading, text)

    return paint


def both(*paints: Callable[[Any], None]) -> Callable[[Any], None]:
    return lambda canvas: [paint(canvas) for paint in paints]


def texts(article: Article) -> list[str]:
    return [article.words(block.span) for block in article.blocks]


FULL = "This line of a paragraph is as long as the column is wide, and the text goes on"


def test_lines_are_joined() -> None:
    """Lines one below the other are one paragraph, up to one that ends before it is full."""
    longer = "Another paragraph begins here that is a little longer than the one before was,"
    article = of(lines(FULL, FULL, "to its end.", longer, "and ends."))
    assert texts(article) == [f"{FULL} {FULL} to its end.", f"{longer} and ends."]


def test_gaps_and_indents_part_paragraphs() -> None:
    """A wider gap begins a paragraph, as does an indented line that is not one of several."""

    def paint(canvas: Any) -> None:
        for left, top in ((72, 700), (72, 688), (72, 668), (72, 656), (90, 644), (72, 632)):
            canvas.drawString(left, top, FULL if left == 72 else FULL[:-4])

    assert texts(of(paint)) == [f"{FULL} {FULL}", f"{FULL} {FULL}", f"{FULL[:-4]} {FULL}"]


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (("About 5% of all circu-", "lating cells were seen in 10 of 12 patients."), "About 5% of all circulating"),
        (
            ("The well-known factors and effects of a well-", "known factor are told."),
            "of a well-known factor",
        ),
        (("A review by authors of the Anglo-", "American school."), "the Anglo-American school"),
        (("A range that was wider than 5-", "10 years at least."), "than 5-10 years"),
        (("The range was 5–", "10 years at the least."), "was 5–10 years"),
        (("A blood sample and a test, then a blood-", "test of each sample, a blood test at last."), "a blood-test of"),
        (("See https://example.org/a/", "b for all of them."), "https://example.org/a/b for"),
    ],
)
def test_words_cut_at_a_line_end_are_made_whole(rows: tuple[str, ...], text: str) -> None:
    """A hyphen at a line's end goes unless it is the word's own, as the document's other words tell."""
    assert text in of(lines(*rows)).text


def test_columns_are_read_one_after_the_other() -> None:
    """Two columns are read one by one, however they are drawn, and a paragraph goes on from one to the other."""
    left = [f"left line {number} is as long as any of its column" for number in range(8)]
    right = [f"right line {number} is as long as any of them" for number in range(8)]
    inside = [both(lines(text, top=700 - 12 * row), lines(other, left=320, top=700 - 12 * row))
              for row, (text, other) in enumerate(zip(left, right, strict=True))]  # fmt: skip
    for page in (both(lines(*left), lines(*right, left=320)), both(*inside)):
        assert of(page).text == " ".join(left + right)


def test_a_paragraph_goes_on_over_pages() -> None:
    """A paragraph that no page end ends is one; headers, footers and page numbers do not stand in it."""

    def page(number: int, *rows: str) -> Callable[[Any], None]:
        head, foot = lines("Journal of things, volume 3", top=800), lines(f"Page {number} of 3", top=30, left=280)
        return both(head, lines(*rows), foot)

    article = of(page(1, FULL, FULL), page(2, "and on to the next page,", FULL.lower()), page(3, "its end."))
    assert article.text == f"{FULL} {FULL} and on to the next page, {FULL.lower()} its end."
    assert [article.place(article.text.index(word)) for word in ("This", "and on to", "its end")] == [
        "page 1", "page 2", "page 3",
    ]  # fmt: skip


def test_larger_and_bold_lines_are_headings() -> None:
    """Headings are known by their size, which gives their level, or by their weight."""

    def paint(canvas: Any) -> None:
        for font, size, top, text in (
            ("Times-Bold", 20, 780, "The title"), ("Times-Roman", 14, 740, "1. Results"),
            ("Times-Bold", 10, 715, "Age"), ("Times-Roman", 10, 700, FULL), ("Times-Roman", 10, 688, FULL),
        ):  # fmt: skip
            canvas.setFont(font, size)
            canvas.drawString(72, top, text)

    article = of(paint)
    assert [(block.kind, block.level) for block in article.blocks] == [
        ("heading", 1), ("heading", 2), ("heading", 3), ("paragraph", 0),
    ]  # fmt: skip
    assert texts(article)[:3] == ["The title", "1. Results", "Age"]


def test_raised_and_lowered_characters() -> None:
    """Small characters above or below a line are written as such; they neither end the line nor part its words."""

    def paint(canvas: Any) -> None:
        text = canvas.beginText(72, 700)
        text.setFont("Times-Roman", 10)
        for rise, size, words in (
            (0, 10, "About 10"), (4, 7, "6"), (0, 10, " cells"), (4, 7, "12"), (0, 10, " took CO"), (-2, 7, "2"),
            (0, 10, " up."),
        ):  # fmt: skip
            text.setFont("Times-Roman", size)
            text.setRise(rise)
            text.textOut(words)
        canvas.drawText(text)

    assert of(paint).text == "About 10⁶ cells took CO2 up."


def test_lists_lose_their_marks() -> None:
    """Items begin with a bullet, or with numbers that follow each other; a number alone is part of the text."""
    rows = ("• one item", "• another item", "1. first of them", "2. second of them")
    article = of(lines(*rows, "The sum, as all agree and as we have seen in all of them, was"), lines("12. And more."))
    assert [(block.kind, block.label) for block in article.blocks] == [
        ("list-item", ""), ("list-item", ""), ("list-item", "1"), ("list-item", "2"), ("paragraph", ""),
    ]  # fmt: skip
    assert texts(article)[0] == "one item" and texts(article)[-1].endswith("was 12. And more.")


def test_tables_name_their_cells() -> None:
    """Words that stand in rows and columns are the cells of a table, which may go on over a page."""

    def row(top: float, *cells: str) -> Callable[[Any], None]:
        return both(*(lines(cell, left=72 + 120 * index, top=top) for index, cell in enumerate(cells)))

    first = both(lines(FULL), row(600, "Group", "Patients", "Share"), row(585, "Treated", "", "5%"))
    article = of(first, row(700, "Placebo", "9", "6%"))
    assert [(block.label, article.words(block.span)) for block in article.blocks[1:]] == [
        ("1:1:1", "Group"), ("1:1:2", "Patients"), ("1:1:3", "Share"), ("1:2:1", "Treated"), ("1:2:3", "5%"),
        ("1:3:1", "Placebo"), ("1:3:2", "9"), ("1:3:3", "6%"),
    ]  # fmt: skip


def test_a_stretched_line_is_no_table() -> None:
    """A line whose words are set far apart to fill it is part of its paragraph."""

    def stretched(canvas: Any) -> None:
        left = 72.0
        for word in ("so", "it", "goes", "on", "here", "too"):
            canvas.drawString(left, 688, word)
            left += canvas.stringWidth(word) + 42

    article = of(both(lines(FULL), stretched, lines("and ends here.", top=676)))
    assert article.text == f"{FULL} so it goes on here too and ends here."


def test_notes_at_the_foot_of_a_page() -> None:
    """Small lines with a mark at the end of a page are a footnote; the text goes on over them."""

    def note(canvas: Any) -> None:
        canvas.setFont("Times-Roman", 8)
        canvas.drawString(72, 60, "1 See the report of 2019.")

    article = of(both(lines(FULL, FULL), note), lines("and on to its end."))
    assert article.text == f"{FULL} {FULL} and on to its end.\n\nSee the report of 2019."
    assert (article.blocks[1].kind, article.blocks[1].label) == ("footnote", "1")


def test_links_keep_their_targets() -> None:
    """Words under a link lead where it does."""

    def paint(canvas: Any) -> None:
        canvas.drawString(72, 700, "See the WHO report.")
        start = 72 + canvas.stringWidth("See the ")
        canvas.linkURL("https://who.int/x", (start, 697, start + canvas.stringWidth("WHO report"), 709))

    article = of(paint)
    assert [(article.words(link.span), link.target) for link in article.links] == [("WHO report", "https://who.int/x")]


def test_turned_pages_and_stamps() -> None:
    """A page whose text runs upwards is read as any; a stamp along the margin of an upright one is not."""

    def upwards(canvas: Any) -> None:
        canvas.rotate(90)
        lines(FULL, "and its end.", top=-100)(canvas)

    def stamp(canvas: Any) -> None:
        canvas.rotate(90)
        canvas.drawString(200, -30, "preprint of 3 May")

    assert of(upwards).text == f"{FULL} and its end."
    assert of(both(lines(FULL, "and its end."), stamp)).text == f"{FULL} and its end."


def test_ligatures_are_letters() -> None:
    """A ligature is read as the letters it joins."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    try:
        pdfmetrics.registerFont(TTFont("Ligatures", "DejaVuSerif.ttf"))
    except TTFError:
        pytest.skip("the font DejaVu Serif is not installed")

    def paint(canvas: Any) -> None:
        canvas.setFont("Ligatures", 10)
        canvas.drawString(72, 700, "An eﬃcient ﬁgure of ﬂuid.")

    assert of(paint).text == "An efficient figure of fluid."


WORDS = ("word", "Résumé", "0.1%", "5–10", "circu-", "•", "1.", "[2]", "a", "End.", "(Smith, 2010)", "o", "1")
written = st.tuples(
    st.integers(0, WIDTH), st.integers(0, HEIGHT), st.sampled_from((7, 8, 10, 10, 10, 14)), st.sampled_from((0, 0, 90)),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join),
)  # fmt: skip


@given(st.lists(st.lists(written, max_size=12), min_size=1, max_size=3))
@settings(max_examples=60, deadline=None)
def test_any_page_gives_a_sound_article(pages: list[list[tuple[int, int, int, int, str]]]) -> None:
    """Words of any size anywhere on a page make an article whose blocks, links and places are in order."""

    def paint(rows: list[tuple[int, int, int, int, str]]) -> Callable[[Any], None]:
        def draw(canvas: Any) -> None:
            for left, top, size, turn, text in rows:
                canvas.saveState()
                canvas.setFont("Times-Bold" if size > 10 else "Times-Roman", size)
                canvas.translate(left, top)
                canvas.rotate(turn)
                canvas.drawString(0, 0, text)
                canvas.linkURL("https://example.org", (0, 0, 60, 12), relative=1)
                canvas.restoreState()

        return draw

    try:
        article = of(*(paint(rows) for rows in pages))
    except ReadingError:
        return
    assert_sound(article)
    assert article.text == "\n\n".join(texts(article))
    assert all(name.startswith("page ") for _, name in article.places)
    assert [offset for offset, _ in article.places] == sorted(offset for offset, _ in article.places)
