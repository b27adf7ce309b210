"""Kinds of elements."""

from __future__ import annotations

from factcheck.data import word_table

_ELEMENTS = word_table("html")["elements"]

BLOCK = frozenset(_ELEMENTS["block"])
HIDDEN = frozenset(_ELEMENTS["hidden"])
VOID = frozenset(_ELEMENTS["void"])
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LISTS = frozenset({"ol", "ul", "menu"})
REPEATED = frozenset({"li", "dt", "dd", "tr", "td", "th"})
"""Elements that end where another of their kind begins, save inside one of `NESTING`."""
NESTING = frozenset({"ol", "ul", "menu", "dl", "table"})

_CELLS = ("td", "th", "caption")
SCOPES = {
    "": _CELLS,
    "table": (),
    **dict.fromkeys(("tr", "td", "th", "caption", "tbody", "thead", "tfoot"), ("table",)),
    "li": (*_CELLS, *LISTS),
    **dict.fromkeys(("dt", "dd"), (*_CELLS, "dl", *LISTS)),
}
"""The elements that an end tag of a name does not reach out of."""
