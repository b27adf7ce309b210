"""What pyromark sees in a Markdown source, with places in characters."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from factcheck.errors import ReadingError

Event = tuple[str, Any, int, int]
"""Name, value and extent in the source, which leaves and strikes alone are asked for: `("Text", "word", 3, 7)`."""

EDGES = frozenset({"Start", "End"})


def named(value: Any) -> tuple[str, Any]:
    """Return an event or tag as name and details: pyromark gives a string, or a dictionary of one item."""
    if isinstance(value, str):
        return value, None
    ((name, details),) = value.items()
    return name, details


def events(text: str, path: str, leaves: Collection[str]) -> Iterator[Event]:
    """Yield pyromark's events: `leaves` with their extent, the edges of a strike with that of a tilde.

    Raises `ReadingError` where the parser gives up: a panic of its Rust code is no `Exception` and would end the
    whole call.
    """
    try:
        yield from _in_characters(text, leaves)
    except BaseException as problem:
        if type(problem).__name__ != "PanicException":
            raise
        message = "The Markdown parser gave up on this file; check it as plain text (--format text)."
        raise ReadingError(message, path=path) from None


def _in_characters(text: str, leaves: Collection[str]) -> Iterator[Event]:
    data = b"" if text.isascii() else text.encode()
    byte = offset = 0
    for event, extent in _parsed(text):
        name, value = named(event)
        start, end = extent["start"], extent["end"]
        if value == "Strikethrough" and name in EDGES:
            start, end = (start, start + 1) if name == "Start" else (end - 1, end)
        if not data:
            yield name, value, start, end
        elif name in leaves or value == "Strikethrough":
            before = offset + len(data[byte:start].decode())
            byte, offset = end, before + len(data[start:end].decode())
            yield name, value, before, offset
        else:
            yield name, value, 0, 0


def _parsed(text: str) -> Iterator[Any]:
    """Yield pyromark's events. Heading attributes are masked before: with task lists they make it panic."""
    from pyromark import Options, events_with_range

    options = (
        Options.ENABLE_TABLES
        | Options.ENABLE_FOOTNOTES
        | Options.ENABLE_STRIKETHROUGH
        | Options.ENABLE_TASKLISTS
        | Options.ENABLE_GFM
        | Options.ENABLE_DEFINITION_LIST
    )
    yield from events_with_range(text, options=options)
