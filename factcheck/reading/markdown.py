"""Markdown: the words a reader of the rendered page sees, each with its place in the source.

CommonMark with tables, footnotes, strikethrough, task and definition lists, as pyromark parses it. Left out are
front matter, code blocks, tags and comments, images, words struck out, formulas, and what a site generator fills in.
Blocks of HTML are read as HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from factcheck.model import Article
from factcheck.reading.assembly import Draft, assemble
from factcheck.reading.dialects import without_dialect
from factcheck.reading.events import EDGES, Event, events, named
from factcheck.reading.formulas import without_formulas
from factcheck.reading.html.embedded import Embedded
from factcheck.reading.inline import LEAVES, Inline
from factcheck.reading.lines import line_starts, refuse_long_blocks, refuse_long_lines
from factcheck.reading.nesting import Nesting
from factcheck.reading.templates import front_matter_end, masked

_INLINE = frozenset({"Emphasis", "Strong", "Strikethrough", "Link", "Image"})
_HIDDEN = frozenset({"Image", "CodeBlock"})
_EXTENTS = frozenset({*LEAVES, "Html"})

_EMBEDDED = re.compile(r"data:[\w/+.-]{1,80};base64,[\w+/=]+")


def read(source: str, path: str) -> Article:
    """Read Markdown; raises `ReadingError` for a block longer than `MAX_PARAGRAPH`.

    A line of such length is refused at once, whatever it holds besides embedded images.
    """
    shown = _EMBEDDED.sub("", source)
    refuse_long_lines(shown, line_starts(shown), path)
    body = front_matter_end(source)
    text = without_formulas(masked(without_dialect(source[body:], path)))
    written = assemble(_drafts(events(text, path, _EXTENTS), text, body))
    article = Article(
        path,
        "markdown",
        source,
        "".join(written.parts),
        tuple(written.blocks),
        written.source_map,
        line_starts(source),
        tuple(written.links),
        tuple(written.marks),
        front_matter=source[:body],
    )
    refuse_long_blocks(article)
    return article


def _drafts(found: Iterable[Event], text: str, shift: int) -> Iterator[Draft]:
    """Cut the events into blocks: each ends where a block-level element starts or ends."""
    nesting = Nesting()
    inline = Inline(text, shift, Draft(*nesting.role))
    html = Embedded(text, shift)
    hidden = 0
    for name, value, start, end in found:
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
