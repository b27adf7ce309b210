"""What pylatexenc makes of LaTeX: which macros take arguments, and the parts of its nodes by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from pylatexenc.latexwalker import get_default_latex_context_db
from pylatexenc.macrospec import LatexContextDb, std_environment, std_macro

from factcheck.data import word_table

TABLE = word_table("latex")
Node = Any
_ENVIRONMENTS = {
    "[": (
        "itemize",
        "enumerate",
        "description",
        "figure",
        "figure*",
        "table",
        "table*",
        "sidewaystable",
        "threeparttable",
    ),
    "{": ("thebibliography", "multicols", "tblr", "minipage", "adjustbox", "column", "otherlanguage"),
    "[{": ("tabular", "longtable", "array"),
    "{[{": ("tabular*", "tabularx", "tabulary"),
}


@cache
def context() -> LatexContextDb:
    """Return the macros and environments that pylatexenc and the table know."""
    known = get_default_latex_context_db()
    macros = [std_macro(name, spec) for spec, names in TABLE["arguments"].items() for name in names]
    environments = [std_environment(name, spec) for spec, names in _ENVIRONMENTS.items() for name in names]
    known.add_context_category("factcheck", macros=macros, environments=environments, prepend=True)
    return known


def named(node: Node) -> str:
    """Return the name of a macro, "" for any other node."""
    return str(getattr(node, "macroname", None) or "")


def arguments(node: Node) -> Sequence[Node | None]:
    """Return the arguments of a macro or environment, None for one that is not given."""
    given = getattr(node, "nodeargd", None)
    return (given.argnlist or ()) if given else ()


def braced(node: Node) -> list[Node]:
    """Return the arguments that are not optional, in order."""
    return [each for each in arguments(node) if each is not None and not _is_optional(each) and not _is_star(each)]


def optional(node: Node) -> list[Node]:
    """Return the optional arguments that are given, in order."""
    return [each for each in arguments(node) if each is not None and _is_optional(each)]


def inner(node: Node) -> list[Node]:
    """Return the nodes in a group, or the node itself where an argument has no braces."""
    found = getattr(node, "nodelist", None)
    return [node] if found is None else list(found)


def verbatim(node: Node, source: str) -> str:
    """Return the source of a node without its braces."""
    words = source[node.pos : node.pos + node.len]
    return words[1:-1] if getattr(node, "delimiters", None) else words


def every(nodes: Sequence[Node | None]) -> Iterator[Node]:
    """Yield all nodes, those in others included, in order."""
    waiting = [each for each in reversed(nodes) if each is not None]
    while waiting:
        node = waiting.pop()
        yield node
        below = [*arguments(node), *(getattr(node, "nodelist", None) or ())]
        waiting.extend(each for each in reversed(below) if each is not None)


def _is_optional(node: Node) -> bool:
    return getattr(node, "delimiters", ("",))[0] == "["


def _is_star(node: Node) -> bool:
    return getattr(node, "chars", "") == "*"
