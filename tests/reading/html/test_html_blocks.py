"""What of an HTML source is text, and in what blocks."""

from __future__ import annotations

import pytest

from factcheck.model import Article, Span
from factcheck.reading import read


def article(source: str) -> Article:
    return read(source, "html")


def blocks(source: str) -> list[tuple[str, int, str, str]]:
    found = article(source)
    return [(block.kind, block.level, block.label, found.words(block.span)) for block in found.blocks]


def source_of(found: Article, words: str) -> str:
    start = found.text.index(words)
    span = found.source_span(Span(start, start + len(words)))
    return found.source[span.start : span.end]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>Un<em>believ</em>able and <b>bold</b>.</p>", "Unbelievable and bold."),
        ("5 &lt; 7 &amp; 3&nbsp;mg", "5 < 7 & 3 mg"),
        ("a &notit; &unknown; AT&T &#150; &#x2264;5 &amp", "a ¬it; &unknown; AT&T – ≤5 &"),
        ("<p>one\n   two <b> three</b>\t four", "one two three four"),
        ("One<br>two<BR/>\nthree", "One two three"),
        ("One<br><br>two", "One\n\ntwo"),
        ("Take <code>aspirin</code>.<pre>x = 5</pre>", "Take aspirin."),
        ("5 < 6 and x <3", "5 < 6 and x <3"),
        ("<a b>c</a\n>d</ e>f", "cdf"),
        ("tumor<wbr>cells", "tumorcells"),
        ("<details><summary>More</summary>5 mg</details>", "More\n\n5 mg"),
        ("{{ page.title }}a {% if x %}b{% endif %}{# no #} {c}", "a b {c}"),
        ("<?php echo $a->b; ?>a <?= 5 ?>b<!-- c --> d", "a b d"),
    ],
)
def test_markup_leaves_the_words(source: str, text: str) -> None:
    """The text holds what a reader of the page sees, and no markup."""
    assert article(source).text == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("10<sup>6</sup> cells", "10⁶ cells"),
        ("10<SUP>-6</SUP> or 10<sup>&minus;6</sup>", "10⁻⁶ or 10⁻⁶"),
        ("shown<sup>1,2</sup>", "shown"),
        ("shown.<sup><a href='#ref1'>1</a></sup>", "shown."),
        ("shown<sup><a href='#cite_note-1'>[1]</a></sup>", "shown[1]"),
        ("CO<sub>2</sub> but 10<sub>2</sub>", "CO2 but 10₂"),
        ("the 18<sup>th</sup> day", "the 18th day"),
        ("<p>open<sup>1<p>2 mg", "open\n\n2 mg"),
    ],
)
def test_raised_digits_never_join_a_number(source: str, text: str) -> None:
    """Raised and lowered digits are read as in Markdown."""
    assert article(source).text == text


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>no</p>",
        "<div style='display: none'>no<div>no</div></div>",
        '<span style="color:red;visibility:hidden">no</span>',
        "<span class='icon' aria-hidden=true>no</span>",
        "<span class='label sr-only'>no</span>",
        "<script>if (a < b) no()</script>",
        "<style>no</style>",
        "<template><p>no</template>",
        "<noscript><p>no</noscript>",
        "<!-- <p>no -->",
        "<nav><ul><li>no</ul></nav>",
        "<button>no</button>",
        "<svg><title>no</title><text>no</text></svg>",
        "<del>no</del><s>no</s>",
        "<textarea>no</textarea>",
        "<math><mn>no</mn></math>",
        "<select><option>no</select>",
        "<h2>yes<span class='mw-editsection'>no</span></h2>",
        "<aside><p>no</aside>",
        "<form><label>no</label></form>",
        "<iframe src=x>no</iframe>",
    ],
)
def test_what_is_hidden_is_no_text(hidden: str) -> None:
    """What no reader sees, or what is no prose, is left out; what stands around it stays."""
    assert set(article(f"<p>yes</p>{hidden}<p>yes</p>").text.split()) == {"yes"}


@pytest.mark.parametrize(
    "source",
    [
        "<p hidden>no<p>yes yes",
        "<ul><li hidden>no<li>yes</ul>yes",
        "<ul><li hidden>no<ul><li>no</ul>no<li>yes</ul>yes",
        "<section><div hidden>no</section>yes yes",
        "<p>yes <del>no</p><p>yes</p>",
        "<table><tr><td hidden>no<td>yes<tr><td>yes</table>",
        "<p hidden>no</p><p hidden=until-found>yes yes",
    ],
)
def test_what_is_hidden_ends_where_a_browser_ends_it(source: str) -> None:
    """An end tag that is left out hides no more than its element."""
    assert article(source).text.split() == ["yes", "yes"]


@pytest.mark.parametrize(
    ("source", "words", "origin"),
    [
        ("a &lt; b", "<", "&lt;"),
        ("a &notit b", "¬it", "&notit"),
        ("Un<i>believ</i>able", "believable", "believ</i>able"),
        ("𝛽 <b>12</b>%", "12%", "12</b>%"),
        ("<p>a\n   b", "a b", "a\n   b"),
        ("10<sup>16</sup>", "⁶", "6"),
        ("<td>a<td>b", "\n\n", "<td>"),
    ],
)
def test_words_lead_back_to_their_source(source: str, words: str, origin: str) -> None:
    """Every span of the text maps to the smallest source range that made it."""
    assert source_of(article(source), words) == origin


def test_headings_quotes_and_definitions() -> None:
    """Headings have their depth; quotes and definitions are blocks of their kind."""
    assert blocks("<h1>a</h1><h3>b</h2>c<blockquote><p>d<footer>e</footer></blockquote><dl><dt>f<dd>g</dl>h") == [
        ("heading", 1, "", "a"),
        ("heading", 3, "", "b"),
        ("paragraph", 0, "", "c"),
        ("quote", 0, "", "d"),
        ("list-item", 1, "", "f"),
        ("list-item", 1, "", "g"),
        ("paragraph", 0, "", "h"),
    ]


def test_items_have_depth_and_number() -> None:
    """Items count as the page shows them, nest, and need no end tags."""
    assert blocks("<ol start=3><li>a<p>more<ul><li>b<ol><li>c</ol></ul><li value=9>d<li>e</ol>f") == [
        ("list-item", 1, "3", "a"),
        ("list-item", 1, "3", "more"),
        ("list-item", 2, "", "b"),
        ("list-item", 3, "1", "c"),
        ("list-item", 1, "9", "d"),
        ("list-item", 1, "10", "e"),
        ("paragraph", 0, "", "f"),
    ]


def test_cells_are_placed_in_their_grid() -> None:
    """Cells have table, row and column, those that span several counted as what they take up."""
    source = (
        "<table><caption>a</caption><thead><tr><th rowspan=2>b<th colspan=2>c</thead><tr><th>d<th>e"
        "<tbody><tr><td>f<td><table><tr><td>g</table><td>h</table><table><td>i</table>"
    )
    assert [(kind, label, words) for kind, _, label, words in blocks(source)] == [
        ("paragraph", "", "a"),
        ("table-cell", "1:1:1", "b"),
        ("table-cell", "1:1:2", "c"),
        ("table-cell", "1:2:2", "d"),
        ("table-cell", "1:2:3", "e"),
        ("table-cell", "1:3:1", "f"),
        ("table-cell", "2:1:1", "g"),
        ("table-cell", "1:3:3", "h"),
        ("table-cell", "3:1:1", "i"),
    ]


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        ('<sup><a href="#fn1">1</a></sup>', '<section role="doc-endnotes"><ol><li id="fn1"><p>Note. {}</ol></section>'),
        ('<a href="#fn1" role="doc-noteref"><sup>1</sup></a>', '<aside id="fn1" role="doc-footnote">Note. {}</aside>'),
        ('<sup><a href="#fn:1">1</a></sup>', '<div class="footnotes"><ol><li id="fn:1">Note. {}</ol></div>'),
        ('<a href="#_ftn1" name="_ftnref1">[1]</a>', '<div id="ftn1"><p>{} Note.</div>'),
        ('<sup><a href="#user-content-fn-1">1</a></sup>', '<ol><li id="user-content-fn-1">Note. {}</ol>'),
        ('<sup><a href="#fn1">1</a></sup>', '<p id="fn1">Note. {}<p>'),
    ],
)  # fmt: skip
def test_footnotes_are_marks_and_blocks(mark: str, note: str) -> None:
    """A footnote's mark is no text; its note is a block of its label, without the link that leads back."""
    back = '<a href="#fnref1">↩</a>' if "ftn" not in mark else '<a href="#_ftnref1">[1]</a>'
    found = article(f"<p>Cells{mark} die.</p>{note.format(back)}")
    assert [(one.label, found.text[one.offset :][:5]) for one in found.note_marks] == [("1", " die.")]
    assert blocks(found.source)[1:] == [("footnote", 0, "1", "Note.")]


def test_links_keep_words_and_targets() -> None:
    """A link is noted with its words in each block, its target decoded; one without words or target is none."""
    found = article(
        '<p>See <a href=" https://x.org?a=1&amp;b=2&copy=3 ">the <i>trial</i></a>, <a name=x>y</a>'
        "<a href='{{ z }}'>z</a><a href=i><img></a><a href='j'><h2>k</h2>l</a>"
    )
    assert [(found.words(link.span), link.target) for link in found.links] == [
        ("the trial", "https://x.org?a=1&b=2&copy=3"),
        ("k", "j"),
        ("l", "j"),
    ]


def test_lists_of_references_are_found() -> None:
    """An ordered list under its heading gives entries with their numbers, and marks in the text mean them."""
    from factcheck.extraction import extract

    facts = extract(
        article(
            "<p>Cells die.<sup>[<a href='#r2'>2</a>]</sup></p><h2>References</h2><ol>"
            "<li id=r1>Smith J, Doe B. Cells in mice. BMJ. 2008;336:100–8.</li>"
            "<li id=r2>Okafor A. Cells in <i>men</i>. The Lancet. 2011;12:1–9.</li></ol>"
        )
    )
    assert [(entry.id, entry.year) for entry in facts.references] == [("1", "2008"), ("2", "2011")]
    assert [pair.reference.id for pair in facts.links.pairs] == ["2"]


@pytest.mark.parametrize(
    "source", ["", "<p>", "<!-- -->", "<html><head><title>x</title></head><body></body></html>", "&#1;"]
)
def test_an_article_without_words_has_no_blocks(source: str) -> None:
    """A source without text is read without error."""
    assert (article(source).text, article(source).blocks) == ("", ())
