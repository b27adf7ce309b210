"""Markdown: the words a reader of the rendered page sees, each with its place in the source.

CommonMark with tables, footnotes, strikethrough and task lists, as pyromark parses it. Left out are front
matter, code blocks, HTML blocks, tags and comments, images, and what a site generator fills in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from factcheck.model import Article
from factcheck.reading.assembly import Draft, assemble
from factcheck.reading.inline import LEAVES, Inline
from factcheck.reading.lines import line_starts, refuse_long_blocks, refuse_long_lines
from factcheck.reading.nesting import Nesting
from factcheck.reading.templates import front_matter_end, masked

_INLINE = frozenset({"Emphasis", "Strong", "Strikethrough", "Link", "Image"})
_HIDDEN = frozenset({"Image", "CodeBlock"})

_Event = tuple[str, Any, int, int]
"""Name, value and source extent: `("Text", "word", 3, 7)`, `("Start", "Emphasis", 2, 8)`."""


def read(source: str, path: str) -> Article:
    """Read Markdown; raises `ReadingError` for a line or block longer than `MAX_PARAGRAPH`."""
    starts = line_starts(source)
    refuse_long_lines(source, starts, path)
    body = front_matter_end(source)
    text = masked(source[body:])
    written = assemble(_drafts(_events(text), text, body))
    article = Article(
        path,
        "markdown",
        source,
        "".join(written.parts),
        tuple(written.blocks),
        written.source_map,
        starts,
        tuple(written.links),
        tuple(written.marks),
        front_matter=source[:body],
    )
    refuse_long_blocks(article)
    return article


def _drafts(events: Iterable[_Event], text: str, shift: int) -> Iterator[Draft]:
    """Cut the events into blocks: each ends where a block-level element starts or ends."""
    nesting = Nesting()
    inline = Inline(text, shift, Draft(*nesting.role))
    hidden = 0
    for name, value, start, end in events:
        if leaf := LEAVES.get(name):
            if not hidden:
                leaf(inline, value, start, end)
        elif name in ("Start", "End"):
            tag, details = _tag(value)
            if tag in _HIDDEN:
                hidden += 1 if name == "Start" else -1
            if tag == "Link" and not hidden:
                inline.open_link(details["dest_url"]) if name == "Start" else inline.close_link()
            if tag not in _INLINE:
                yield inline.draft
                if name == "Start":
                    nesting.enter(tag, details)
                else:
                    nesting.leave(tag)
                inline = Inline(text, shift, Draft(*nesting.role))
    yield inline.draft


def _tag(value: Any) -> tuple[str, Any]:
    return (value, None) if isinstance(value, str) else next(iter(value.items()))


def _events(text: str) -> Iterator[_Event]:
    """Yield pyromark's events with their extent in characters of `text`."""
    from pyromark import Options, events_with_range

    options = (
        Options.ENABLE_TABLES
        | Options.ENABLE_FOOTNOTES
        | Options.ENABLE_STRIKETHROUGH
        | Options.ENABLE_TASKLISTS
        | Options.ENABLE_HEADING_ATTRIBUTES
        | Options.ENABLE_GFM
    )
    data = b"" if text.isascii() else text.encode()
    byte = offset = 0
    for event, extent in events_with_range(text, options=options):
        name, value = _tag(event)
        start, end = extent["start"], extent["end"]
        if data and name in LEAVES:
            offset += len(data[byte:start].decode())
            start, byte = offset, end
            offset += len(data[extent["start"] : end].decode())
            end = offset
        yield name, value, start, end
