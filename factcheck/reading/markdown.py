"""Markdown: the words a reader of the rendered page sees, each with its place in the source.

CommonMark with tables, footnotes, strikethrough, task and definition lists, as pyromark parses it. Left out are
front matter but for title, description and summary, code blocks, tags and comments, images, words struck out,
formulas, and what a site generator fills in.
Blocks of HTML are read as HTML.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import chain

from factcheck.model import Article, Span
from factcheck.reading.assembly import Draft, assemble
from factcheck.reading.comments import MDX, MarkupComment, comment, comments, in_markup, with_comments
from factcheck.reading.dialects import with_pasted_bullets, without_dialect
from factcheck.reading.events import EDGES, Event, events, named
from factcheck.reading.formulas import without_formulas
from factcheck.reading.front_matter import front_matter_comments
from factcheck.reading.front_matter_text import front_matter_drafts
from factcheck.reading.html.embedded import Embedded
from factcheck.reading.inline import LEAVES, Inline
from factcheck.reading.lines import line_starts, refuse_long_lines, written_article
from factcheck.reading.nesting import Nesting
from factcheck.reading.scripts import with_typed_scripts
from factcheck.reading.templates import front_matter_end, masked
from factcheck.text.expressions import expression

_INLINE = frozenset({"Emphasis", "Strong", "Strikethrough", "Link", "Image"})
_HIDDEN = frozenset({"Image", "CodeBlock"})
_EXTENTS = frozenset({*LEAVES, "Html"})

_HTML = frozenset({"Html", "InlineHtml"})
Extent = tuple[str, int, int]
"""Name of an event and where it starts and ends in the body."""

_EMBEDDED = expression(r"data:[\w/+.-]{1,80};base64,[\w+/=]+")


def read(source: str, path: str) -> Article:
    """Read Markdown; raises `ReadingError` for a block longer than `MAX_PARAGRAPH`.

    A line of such length is refused at once, whatever it holds besides embedded images.
    """
    shown = _EMBEDDED.sub("", source)
    refuse_long_lines(shown, line_starts(shown), path)
    body = front_matter_end(source)
    text = with_typed_scripts(without_formulas(masked(with_pasted_bullets(without_dialect(source[body:], path)))))
    hidden: list[Extent] = []
    drafts = chain(front_matter_drafts(source[:body]), _drafts(events(text, path, _EXTENTS), text, body, hidden))
    written = assemble(drafts)
    article = written_article(written, path, "markdown", source, source[:body])
    return with_comments(article, (*front_matter_comments(article.front_matter), *_comments(article, hidden)))


def _drafts(found: Iterable[Event], text: str, shift: int, hidden_parts: list[Extent]) -> Iterator[Draft]:
    """Cut the events into blocks: each ends where a block-level element starts or ends.

    `hidden_parts` takes the markup and code that is met, in which comments stand or are none.
    """
    nesting = Nesting()
    inline = Inline(text, shift, Draft(*nesting.role))
    html = Embedded(text, shift)
    hidden = 0
    for name, value, start, end in found:
        if name in _HTML or name == "Code" or (hidden and name == "Text"):
            hidden_parts.append((name, start, end))
        if leaf := LEAVES.get(name):
            if not hidden and not html.hidden:
                leaf(inline, value, start, end)
        elif name == "Html":
            html.line(start, end)
        elif name in EDGES:
            tag, details = named(value)
            if tag in _HIDDEN:
                hidden += 1 if name == "Start" else -1
            if tag == "Link" and not hidden:
                inline.open_link(details["dest_url"]) if name == "Start" else inline.close_link()
            if tag == "Strikethrough" and not hidden:
                inline.open_strike(start) if name == "Start" else inline.close_strike(end)
            if tag not in _INLINE:
                if not inline.draft.empty:
                    yield inline.draft
                if tag == "HtmlBlock" and name == "End":
                    yield from html.drafts(nesting)
                nesting.enter(tag, details) if name == "Start" else nesting.leave(tag)
                inline.begin(Draft(*html.role(nesting.role)))
    if not inline.draft.empty:
        yield inline.draft


def _comments(article: Article, parts: list[Extent]) -> Iterator[MarkupComment]:
    """Yield the comments of HTML in the markup that was met, and those of MDX outside of it and of code."""
    source, body = article.source, len(article.front_matter)
    if "factcheck" not in source:
        return
    taken = [(name, start + body, end + body) for name, start, end in parts]
    blocks = sorted(article.source_span(block.span) for block in article.blocks)
    for inline, start, end in _joined(taken, source):
        found = comments(source, start, end)
        within = blocks[bisect_left(blocks, Span(start, start)) : bisect_left(blocks, Span(end, end))]
        if inline:
            yield from (comment(source, place, inside=True) for place in found)
        else:
            yield from in_markup(source, within, found)
    starts = [start for _, start, _ in taken]
    for place in comments(source, body, len(source), MDX):
        part = bisect_right(starts, place.start) - 1
        if part < 0 or place.start >= taken[part][2]:
            line = source[max(source.rfind("\n", 0, place.start), body) : place.start]
            yield comment(source, place, inside=bool(line.strip(" \t\r\n>")))


def _joined(parts: Iterable[Extent], source: str) -> Iterator[tuple[bool, int, int]]:
    """Yield the stretches of markup, the lines of an HTML block in one piece, and whether they stand in a block."""
    joined: list[tuple[bool, int, int]] = []
    for name, start, end in parts:
        if name == "Html" and joined and not joined[-1][0] and not source[joined[-1][2] : start].strip("> \t\r\n"):
            joined[-1] = (False, joined[-1][1], end)
        elif name in _HTML:
            joined.append((name == "InlineHtml", start, end))
    yield from joined
