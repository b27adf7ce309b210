"""Random documents for the property tests, and what must hold of any article read from them."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import strategies as st

from factcheck.model import Article
from factcheck.reading.cleaning import changes

INLINE = (
    "word", "Résumé", "𝛽-blocker", "0.1%", "5–10", " ", "  ", "\t", "*it*", "**bold**", "~~old~~", "un*fri*able",
    "`code`", "`` a`b ``", "`a\nb`", "&amp;", "&nbsp;", "&#0;", "\\*", "\\", "[", "]", "[l *i*](http://x.org)",
    "[r][r]", "[^1]", "![alt *t*](i.png)", "<http://auto.org>", "<b>", "</b>", "<br>", "10<sup>6</sup>", "<sup>",
    "H<sub>2</sub>O", "<!-- c -->", "{{< x >}}", "{{ y", "}}", "{% if z %}", "{!{ <div>", "}!}", "{: .class}",
    "|", "~5", "~", "~~", "\ue000", "5<sub>-2", "<del>", "</del>", "$", "$$", "\\alpha", "{% comment %}",
    "{% endcomment %}",
)  # fmt: skip
PREFIXES = (
    "", "", "# ", "### ", "- ", "  - ", "1. ", "7) ", "> ", "> - ", "    ", "\t", "[^1]: ", "[r]: ", "| ",
    "|--|--|\n| ", "```\n", "---\n", "+++\n", "===\n", "<div>", "- [x] ", "(1) ", "a) ", "• ", ": ",
)  # fmt: skip

lines = st.builds(
    lambda prefix, words: prefix + "".join(words),
    st.sampled_from(PREFIXES),
    st.lists(st.sampled_from(INLINE), max_size=6),
)
documents = st.builds(
    lambda rows: "".join(line + end for line, end in rows),
    st.lists(st.tuples(lines, st.sampled_from(["\n", "\n\n", "  \n", "\\\n"])), max_size=10),
)
line_ends = st.sampled_from(["\n", "\r\n", "\r"])
sources = st.one_of(st.builds(lambda text, end: text.replace("\n", end), documents, line_ends), st.text(max_size=60))

BULLETS = "•‣◦▪●○■□"
"""Each is read as the "-" of a list, as it is where it stands in a block of HTML."""
SCRIPTS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", "0123456789+-=()" * 2, strict=True))


TAGS = (
    "<p>", "</p>", "<div>", "</div>", "<div class='sidebar'>", "<p hidden>", "<span style='display: none'>", "<span>",
    "</span>", "<h2>", "</h2>", "<ul>", "<ol start=3>", "</ol>", "<li>", "<li id=fn1>", "</li>", "<dl><dt>", "<dd>",
    "<table>", "</table>", "<tr>", "<td rowspan=2>", "<th colspan=3>", "</td>", "<caption>", "<blockquote>",
    "</blockquote>", "<br>", "<br/>", "<hr>", "<sup>", "</sup>", "<sub>", "</sub>", "<b>", "</b>", "<a href='#fn1'>",
    '<a href="https://x.org?a=1&amp;b">', "</a>", "<del>", "</del>", "<nav>", "</nav>", "<svg><title/>", "</svg>",
    "<script>", "</script>", "<!--", "-->", "<!-->", "<!DOCTYPE html>", "<body>", "<article>", "<main>", "<title>",
    "</title>", "<section role=doc-endnotes>", "</section>", "<aside>", "</aside>", "<?php", "?>", "<a b='", "<x y=\"",
    ">", "<", "&", "&lt;", "&notit", "&#150;", "&#0;", "&nbsp;", "{{ x }}", "{% if y", "%}", "\ue000",
)  # fmt: skip
TEXTS = ("word", "Résumé ", "𝛽", "0.1% ", "5–10", "2", " ", "\t ", "\n", "\n\n  ", "[1]", "A longer run of words, " * 4)
pages = st.lists(st.one_of(st.sampled_from(TAGS), st.sampled_from(TEXTS)), max_size=30).map("".join)


def assert_sound(article: Article) -> None:
    """Check the promises that `Article` makes whatever was read."""
    assert_gapless(article)
    assert_true_to_source(article)
    assert all(0 <= block.span.start < block.span.end <= len(article.text) for block in article.blocks)
    assert all(a.span.end <= b.span.start for a, b in pairwise(article.blocks))
    assert all(any(block.span.covers(link.span) for block in article.blocks) for link in article.links)
    assert all(0 <= mark.offset <= len(article.text) for mark in article.note_marks)


def assert_gapless(article: Article) -> None:
    """Check that the pieces of the source map cover the text, and that both sides only go forward."""
    source_map = article.source_map
    ends = (*source_map.text_starts[1:], source_map.text_length)
    assert source_map.text_starts[0] == 0 and source_map.text_length == len(article.text)
    assert not article.text or all(start < end for start, end in zip(source_map.text_starts, ends, strict=True))
    source_ranges = list(zip(source_map.source_starts, source_map.source_ends, strict=True))
    assert all(0 <= start <= end <= len(article.source) for start, end in source_ranges)
    assert all(end <= start for (_, end), (start, _) in pairwise(source_ranges))


def assert_true_to_source(article: Article) -> None:
    """Check that each character mapped on its own is the source's own or what it is in the clean view, or raised."""
    source_map = article.source_map
    ends = (*source_map.text_starts[1:], source_map.text_length)
    pieces = zip(source_map.text_starts, ends, source_map.source_starts, source_map.source_ends, strict=True)
    for start, end, source_start, source_end in pieces:
        if end - start == source_end - source_start:
            for mine, theirs in zip(article.text[start:end], article.source[source_start:source_end], strict=True):
                cleaned = {change.text for change in changes(theirs)}
                same = mine in (theirs, "\n") or mine in cleaned or (mine == "-" and theirs in BULLETS)
                assert same or SCRIPTS[mine] in theirs.replace("−", "-")
