"""One article written as text, Markdown and HTML says the same, at the same words."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape

import pytest

import factcheck
from factcheck.model import Article, Span
from factcheck.reading import read
from tests.reading.articles import Part, article, as_markdown, runs
from tests.reading.documents import assert_sound
from tests.reading.test_metamorphic_office import assert_same_facts

FEW = range(4)
MANY = range(4, 100)
PLAIN_TO_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
RAISED_TO_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
PAGE = """<!DOCTYPE html>
<html><head><title>{title} | Site</title><script>var n = "5%";</script></head><body>
<header class="site-header"><nav><a href="/">Home</a></nav></header>
<main><article>
{body}
</article></main><footer><p>9 of 10 readers come back to this site every day of the week.</p></footer></body></html>
"""


def as_text(parts: list[Part]) -> str:
    """Write an article as plain text, raised digits as such."""
    lines: list[str] = []
    number = 0
    for part in parts:
        number = number + 1 if part.kind == "numbered" else 0
        words = "".join(words.translate(PLAIN_TO_RAISED) if up else words for words, up in runs(part.text))
        marker = {"item": "- ", "numbered": f"{number}. "}.get(part.kind, "")
        lines.append("\n\n".join(part.cells) if part.kind == "row" else marker + words)
    return "\n\n".join(lines) + "\n"


def as_html(parts: list[Part], *, tidy: bool = True) -> str:
    """Write an article as HTML: with end tags, entities and line breaks as a tidy tool does, or without."""
    lines: list[str] = []
    before = ""
    for part in parts:
        words = _inline(part.text, tidy=tidy)
        if part.kind != before:
            lines += [_CLOSING.get(before, ""), _OPENING.get(part.kind, "")]
        if part.kind == "row":
            cell = "td" if before == "row" else "th"
            lines.append("<tr>" + "".join(f"<{cell}>{escape(words)}" for words in part.cells))
        elif part.kind == "heading":
            lines.append(f"<h{part.level} class='x'>{words}</h{part.level}>")
        elif part.kind == "paragraph":
            lines.append(f"<p>{words}" + "</p>" * tidy)
        else:
            lines.append(f"<li>{words}" + "</li>" * tidy)
        before = part.kind
    return "\n".join((*lines, _CLOSING.get(before, "")))


_OPENING = {"item": "<ul>", "numbered": "<ol>", "row": "<table>"}
_CLOSING = {"item": "</ul>", "numbered": "</ol>", "row": "</table>"}


def _inline(text: str, *, tidy: bool) -> str:
    marked = "".join(f"<sup>{words}</sup>" if up else escape(words, quote=tidy) for words, up in runs(text))
    if not tidy:
        return marked
    words = marked.split(" ")
    return "".join(
        word + ("\n     " if index % 11 == 10 else " ") for index, word in enumerate(words[:-1])
    ) + f"<span class='y'>{words[-1]}</span>"  # fmt: skip


def as_page(parts: list[Part]) -> str:
    """Write an article as a whole page of a site."""
    return PAGE.format(title=escape(parts[0].text), body=as_html(parts))


def as_markdown_with_html(parts: list[Part]) -> str:
    """Write an article as Markdown that is all HTML blocks."""
    return "<div>\n" + as_html(parts, tidy=False) + "\n</div>\n"


def spoken(read_article: Article) -> list[tuple[str, int, str, str]]:
    return [(block.kind, block.level, block.label, read_article.words(block.span)) for block in read_article.blocks]


RENDERINGS: dict[str, tuple[str, Callable[[list[Part]], str]]] = {
    "html": ("html", as_html),
    "untidy html": ("html", lambda parts: as_html(parts, tidy=False)),
    "page": ("html", as_page),
    "html in markdown": ("markdown", as_markdown_with_html),
}


def assert_html_says_the_same(seed: int, rendering: str) -> None:
    parts = article(seed)
    markdown = read(as_markdown(parts), "markdown")
    format, render = RENDERINGS[rendering]
    html = read(render(parts), format)
    assert spoken(html) == spoken(markdown)
    assert_same_facts(html, markdown)
    assert_sound(html)
    found = factcheck.extract(html)
    spans = [
        *(block.span for block in html.blocks),
        *(claim.quantity.span for claim in found.claims),
        *(mention.span for mention in found.citations),
        *(finding.span for finding in factcheck.check(html)),
    ]
    for span in spans:
        assert_words_are_the_source(html, span)


def assert_words_are_the_source(html: Article, span: Span) -> None:
    """Check that a span leads to source that says its words and its raised note marks and no others, markup apart."""
    source = html.source_span(span)
    words = unescape(re.sub(r"<[^>]*>", "", html.source[source.start : source.end]))
    said = html.words(span).translate(RAISED_TO_PLAIN)
    for mark in sorted(html.note_marks, key=lambda mark: -mark.offset):
        if mark.raised and span.start < mark.offset < span.end:
            said = said[: mark.offset - span.start] + mark.label + said[mark.offset - span.start :]
    assert words.split() == said.split()


@pytest.mark.parametrize("rendering", RENDERINGS)
@pytest.mark.parametrize("seed", FEW)
def test_html_says_what_markdown_says(seed: int, rendering: str) -> None:
    """HTML in any shape gives the blocks, claims, citations, references and findings of the same Markdown."""
    assert_html_says_the_same(seed, rendering)


@pytest.mark.slow
@pytest.mark.parametrize("rendering", RENDERINGS)
@pytest.mark.parametrize("seed", MANY)
def test_many_articles(seed: int, rendering: str) -> None:
    """So it does for many articles."""
    assert_html_says_the_same(seed, rendering)


@pytest.mark.parametrize("seed", FEW)
def test_text_says_what_markdown_says(seed: int) -> None:
    """Plain text, where tables are left apart, gives the facts of the same Markdown."""
    parts = [part for part in article(seed) if part.kind != "row"]
    assert_same_facts(read(as_text(parts), "text"), read(as_markdown(parts), "markdown"))
