"""What of a Markdown source is text, and in what blocks."""

from __future__ import annotations

import pytest

from factcheck.model import Article, Block, Span
from factcheck.reading import read


def article(source: str) -> Article:
    return read(source, "markdown")


def blocks(source: str) -> list[tuple[str, int, str, str]]:
    read_article = article(source)
    return [(block.kind, block.level, block.label, read_article.words(block.span)) for block in read_article.blocks]


def source_of(read_article: Article, words: str) -> str:
    start = read_article.text.index(words)
    span = read_article.source_span(Span(start, start + len(words)))
    return read_article.source[span.start : span.end]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Un*believ*able and **bold** and ***both***.", "Unbelievable and bold and both."),
        ("5 &lt; 7 &amp; 3&nbsp;mg", "5 < 7 & 3 mg"),
        (r"2 \* 3 \[sic\]", "2 * 3 [sic]"),
        ("Take `aspirin` or `` a`b ``.", "Take aspirin or a`b."),
        ("Before ![a *chart*](chart.png) after", "Before after"),
        ("A <b>bold</b> word<!-- no --> here", "A bold word here"),
        ("One<br>two<BR/>\nthree", "One two three"),
        ("Soft\nhard  \nharder\\\nend", "Soft hard harder end"),
        ("- [x] Done\n- [ ] Open", "Done\n\nOpen"),
        ("H<sub>2</sub>O and CO<sub>2</sub>", "H2O and CO2"),
        ("About ~5 of ~6", "About ~5 of ~6"),
        ("𝛽 at ~5 mg~ or *~6~*", "𝛽 at ~5 mg~ or ~6~"),
        ("Costs $5 to $6", "Costs $5 to $6"),
        ("a\tb 𝛽-blocker *é* end", "a b 𝛽-blocker é end"),
        ("> a `code\n> span` b", "a code span b"),
    ],
)
def test_inline_markup_leaves_the_words(source: str, text: str) -> None:
    """The text holds what a reader of the page sees, and no markup."""
    assert article(source).text == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("10<sup>6</sup> cells", "10⁶ cells"),
        ("10<SUP>-6</SUP> mol", "10⁻⁶ mol"),
        ("10<sup>&minus;6</sup> mol", "10⁻⁶ mol"),
        ("shown before<sup>1,2</sup>", "shown before"),
        ("the 18<sup>th</sup> day", "the 18th day"),
        ("10^6^ or 10^-6^ cells, χ^2^(2)", "10⁶ or 10⁻⁶ cells, χ²(2)"),
        ("as shown^1,2^ and dies.^3^ CO~2~, H~2~O, SpO~2~", "as shown and dies. CO2, H2O, SpO2"),
        ("2^nd^ or [^x] and 5^ to ~6", "2nd or [^x] and 5^ to ~6"),
        ("open<sup>1\n\n2 mg", "open\n\n2 mg"),
    ],
)
def test_raised_digits_never_join_a_number(source: str, text: str) -> None:
    """`<sup>` gives superscript characters where Unicode has them, until the block ends at the latest."""
    assert article(source).text == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("shown<sup>[1]</sup>, <sup>[2, 3]</sup> and <sup>\\[4\\]</sup>", "shown[1], [2, 3] and [4]"),
        ("shown.<sup>[1](#one)</sup>", "shown."),
        ("PM<sub>2.5</sub>", "PM2.5"),
        ("log 10<sub>2</sub> and IL-1<sub>-3</sub>", "log 10₂ and IL-1₋₃"),
    ],
)
def test_marks_in_brackets_and_lowered_digits(source: str, text: str) -> None:
    """A mark in brackets needs no raised digits; a lowered digit is lowered only where it would join a number."""
    assert article(source).text == text


@pytest.mark.parametrize(
    "struck",
    [
        "~~**50%** of~~",
        "~~a ~b~ c~~",
        "<del>50% of</del>",
        "<S>50%[^a]</S>",
        "<del>a <s>b</del>",
        "<style>p {}</style>",
        "~~a <del>b~~",
    ],
)
def test_what_is_struck_out_is_no_text(struck: str) -> None:
    """Words that the author has withdrawn are out of the text, with their footnote marks; the rest stays."""
    read_article = article(f"One {struck} 60% of 𝛽.\n\nTwo.\n\n[^a]: Note.")
    assert read_article.text.split("\n\n")[:2] == ["One 60% of 𝛽.", "Two."]
    assert read_article.note_marks == ()


def test_what_is_never_closed_ends_with_its_block() -> None:
    """An opening tag alone hides no more than the rest of its paragraph."""
    assert article("One <del>two\n\nThree").text == "One\n\nThree"


def test_each_raised_digit_maps_to_its_own() -> None:
    """A superscript character leads back to the digit that it was made of."""
    assert source_of(article("10<sup>16</sup> cells"), "⁶") == "6"


@pytest.mark.parametrize(
    ("source", "words", "origin"),
    [
        ("a &lt; b", "<", "&lt;"),
        ("a &lt; b", "a < b", "a &lt; b"),
        ("Un*believ*able", "able", "able"),
        ("Un*believ*able", "believable", "believ*able"),
        (r"2 \* 3", "* 3", "* 3"),
        ("𝛽 *é* `code`", "code", "code"),
        ("hard  \nbreak", " ", "  \n"),
        ("| a\\|b | `c\\|d` |\n|--|--|", "c|d", r"c\|d"),
        ("---\nt: é\n---\n\n**12%** of", "12%", "12%"),
    ],
)
def test_words_lead_back_to_their_source(source: str, words: str, origin: str) -> None:
    """Every span of the text maps to the smallest source range that made it."""
    assert source_of(article(source), words) == origin


def test_links_keep_their_words_and_targets() -> None:
    """Inline, reference and automatic links are noted with the words that lead to the target."""
    source = "See [the *trial*](https://x.org/a 'T'), [it][ref], <https://y.org>, <a@b.org>.\n\n[ref]: <https://z.org>"
    read_article = article(source)
    assert [(read_article.words(link.span), link.target) for link in read_article.links] == [
        ("the trial", "https://x.org/a"),
        ("it", "https://z.org"),
        ("https://y.org", "https://y.org"),
        ("a@b.org", "a@b.org"),
    ]


def test_a_link_without_words_or_known_target_is_none() -> None:
    """A linked image leaves no link, nor does a target that a template fills in."""
    read_article = article("[![i](i.png)](https://x.org) and [a page]({{< ref 'page.md' >}})")
    assert (read_article.text, read_article.links) == ("and a page", ())


def test_footnotes_are_marks_and_blocks() -> None:
    """A footnote's mark is no text; its definition is a block with its name, whatever it contains."""
    read_article = article("Cells[^a] die.[^b]\n\n[^a]: Hagemann *2008*.\n\n    - More.\n\n[^b]: Other.\n\nEnd.")
    assert [(mark.label, read_article.text[mark.offset :][:5]) for mark in read_article.note_marks] == [
        ("a", " die."),
        ("b", "\n\nHag"),
    ]
    assert blocks(read_article.source)[1:] == [
        ("footnote", 0, "a", "Hagemann 2008."),
        ("footnote", 0, "a", "More."),
        ("footnote", 0, "b", "Other."),
        ("paragraph", 0, "", "End."),
    ]


def test_headings_have_levels() -> None:
    """ATX and setext headings are blocks with their depth, without their attributes."""
    assert blocks("# One {#id .a b=c}\n\nTwo *b*\n---\n\n###### Six ######\ntext") == [
        ("heading", 1, "", "One"),
        ("heading", 2, "", "Two b"),
        ("heading", 6, "", "Six"),
        ("paragraph", 0, "", "text"),
    ]


def test_list_items_have_depth_and_number() -> None:
    """An item's paragraphs are blocks with its depth and its number as the page shows it."""
    assert blocks("3. a\n\n   more\n   - b\n     1) c\n3. d\n\nend") == [
        ("list-item", 1, "3", "a"),
        ("list-item", 1, "3", "more"),
        ("list-item", 2, "", "b"),
        ("list-item", 3, "1", "c"),
        ("list-item", 1, "4", "d"),
        ("paragraph", 0, "", "end"),
    ]


def test_definitions_are_items() -> None:
    """A term and what it means are items of their own."""
    assert blocks("Term *a*\n: First\n: Second\n\nText: more") == [
        ("list-item", 1, "", "Term a"),
        ("list-item", 1, "", "First"),
        ("list-item", 1, "", "Second"),
        ("paragraph", 0, "", "Text: more"),
    ]


def test_quotes_and_what_they_hold() -> None:
    """A quote's paragraphs are quotes, its list items and headings stay what they are, alerts lose their mark."""
    assert blocks("> a\nlazy\n>\n> - b\n>\n> # c\n\n> [!NOTE]\n> d") == [
        ("quote", 0, "", "a lazy"),
        ("list-item", 1, "", "b"),
        ("heading", 1, "", "c"),
        ("quote", 0, "", "d"),
    ]


def test_table_cells_are_numbered() -> None:
    """Each cell with words is a block with table, row and column, the header being row 1."""
    assert blocks("|a|b|\n|-|-|\n||*d*|\n|e|\n\nx\n\n|f|\n|-|") == [
        ("table-cell", 0, "1:1:1", "a"),
        ("table-cell", 0, "1:1:2", "b"),
        ("table-cell", 0, "1:2:2", "d"),
        ("table-cell", 0, "1:3:1", "e"),
        ("paragraph", 0, "", "x"),
        ("table-cell", 0, "2:1:1", "f"),
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        "```python\ncode\n```",
        "    code",
        "<div hidden>\nhtml\n</div>",
        "<script>\n\na < b\n</script>",
        "<!-- a\n\nb -->",
        "***",
        "[r]: https://x.org",
        "![i](i)",
    ],
)
def test_what_is_no_prose_is_left_out(hidden: str) -> None:
    """Code, comment and hidden HTML blocks, rules, link definitions and images leave no text and no block."""
    assert blocks(f"before\n\n{hidden}\n\nafter") == [("paragraph", 0, "", "before"), ("paragraph", 0, "", "after")]


@pytest.mark.parametrize("source", ["", "\n\n", "<!-- nothing -->", "---\nlayout: x\n---\n", "![i](i.png)", "{{ x }}"])
def test_an_article_without_words_has_no_blocks(source: str) -> None:
    """A source without text is read without error."""
    read_article = article(source)
    assert (read_article.text, read_article.blocks) == ("", ())
    assert read_article.source_span(Span(0, 0)) == Span(0, 0)


def test_blocks_are_parted_by_a_blank_line() -> None:
    """The joint between two blocks leads to the markup between them."""
    read_article = article("one\n\n- two")
    assert read_article.text == "one\n\ntwo"
    assert read_article.blocks[1] == Block("list-item", Span(5, 8), 1)
    assert source_of(read_article, "\n\n") == "\n\n- "


def test_html_blocks_are_read() -> None:
    """The prose in a block of HTML is read as in an HTML file, in the order of the page."""
    assert blocks("a\n\n<div>\n<h2>b</h2> c\n<em>d</em>\n</div>\n\n<ol start=3>\n<li>e</ol>\n\nf") == [
        ("paragraph", 0, "", "a"),
        ("heading", 2, "", "b"),
        ("paragraph", 0, "", "c d"),
        ("list-item", 1, "3", "e"),
        ("paragraph", 0, "", "f"),
    ]


def test_tables_of_both_kinds_are_counted_together() -> None:
    """HTML tables and Markdown tables share one numbering."""
    cells = blocks("|a|\n|-|\n\n<table><tr><th>b<td>c</table>\n\n|d|\n|-|")
    assert [(label, words) for _, _, label, words in cells] == [
        ("1:1:1", "a"), ("2:1:1", "b"), ("2:1:2", "c"), ("3:1:1", "d"),
    ]  # fmt: skip


def test_markdown_between_html_tags() -> None:
    """Markdown between the tags of an element has its role, and is hidden with it if it is closed."""
    assert blocks("<blockquote>\n\n*a*\n\n</blockquote>\n\nb") == [("quote", 0, "", "a"), ("paragraph", 0, "", "b")]
    assert article("<div hidden>\n\na\n\n</div>\n\nb\n\n<div hidden>\n\nc").text == "b\n\nc"


def test_html_in_a_quote_keeps_its_place() -> None:
    """The marks of a quote are no part of the HTML in it, not even inside a tag or a comment."""
    read_article = article("> <div\n> class=x>5 <b>mg</b>\n> <!-- no\n> no --> of 𝛽</div>\n\nend")
    assert [(block.kind, read_article.words(block.span)) for block in read_article.blocks] == [
        ("quote", "5 mg of 𝛽"), ("paragraph", "end"),
    ]  # fmt: skip
    assert source_of(read_article, "of 𝛽") == "of 𝛽"


def test_html_links_in_a_paragraph() -> None:
    """A link written as a tag is noted like any other."""
    read_article = article("See <a href='https://x.org?a=1&amp;b=2'>the *trial*</a>, <a name=x>here</a>.")
    assert [(read_article.words(link.span), link.target) for link in read_article.links] == [
        ("the trial", "https://x.org?a=1&b=2"),
    ]  # fmt: skip


def test_pasted_bullets_are_items() -> None:
    """Bullets that a word processor copied into the text make a list of its lines, also in a quote; code keeps its."""
    source = "Sleep\n• One night\n  ◦ of rest\n• Two nights\nin a row\n\n> ▪ a\n> ▪ b\n\nOne • two.\n\n```\n• x\n```\n"
    found = read(source, "markdown")
    assert [(block.kind, block.level, found.words(block.span)) for block in found.blocks] == [
        ("paragraph", 0, "Sleep"),
        ("list-item", 1, "One night"),
        ("list-item", 2, "of rest"),
        ("list-item", 1, "Two nights in a row"),
        ("list-item", 1, "a"),
        ("list-item", 1, "b"),
        ("paragraph", 0, "One • two."),
    ]
    assert found.source == source
