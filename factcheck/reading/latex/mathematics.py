"""Formulas in a line: "$10^{6}$", "$p < 0.05$" and "$\\pm 5\\%$" read as they are printed, others are no prose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.reading.latex.nodes import TABLE, Node, braced, inner, named
from factcheck.reading.pieces import Piece
from factcheck.reading.scripts import RAISED

SYMBOLS: dict[str, str] = TABLE["symbols"]
_GREEK: dict[str, str] = TABLE["greek"]
_SHOWN = frozenset(TABLE["shown"]["first"])
_TABLES: dict[str, dict[int, int]] = {"^": RAISED, "_": {}}
"""What digits become: a power is raised, the 2 of CO2 stays as it is."""
_LONGEST = 80
"""Characters of a formula that reads as prose; longer ones are mathematics."""


def pieces(nodes: Sequence[Node]) -> list[Piece]:
    """Return the words of a formula, none where it holds more than numbers, letters, signs, powers and indices."""
    try:
        found = list(_pieces(nodes))
    except _NoProse:
        return []
    return found if sum(len(text) for text, _, _ in found) <= _LONGEST else []


class _NoProse(Exception):
    """A formula that only a typesetter can write."""


def _pieces(nodes: Sequence[Node], script: str = "") -> Iterator[Piece]:
    waiting = script
    for node in nodes:
        chars = getattr(node, "chars", None)
        if chars is not None:
            for place, sign in enumerate(chars, start=node.pos):
                if sign in _TABLES:
                    waiting = sign
                    continue
                yield _scripted(sign, place, place + 1, waiting or script)
                waiting = script
        elif getattr(node, "delimiters", None) and named(node) == "":
            yield from _pieces(inner(node), waiting)
            waiting = script
        elif named(node):
            yield from _macro(node, waiting)
            waiting = script
        elif getattr(node, "specials_chars", "") == "~":
            yield (" ", node.pos, node.pos + node.len)
        else:
            raise _NoProse


def _macro(node: Node, script: str) -> Iterator[Piece]:
    name = named(node)
    if name in _SHOWN and (given := braced(node)):
        yield from _pieces(inner(given[0]), script)
    elif name == "circ":
        yield ("°", node.pos, node.pos + node.len)
    elif len(name) == 1 and name in "%&$#_{}":
        yield (name, node.pos, node.pos + node.len)
    elif name in SYMBOLS:
        yield (SYMBOLS[name], node.pos, node.pos + node.len)
    elif greek := _GREEK.get(name):
        yield (greek, node.pos, node.pos + node.len)
    else:
        raise _NoProse


def _scripted(sign: str, start: int, end: int, script: str) -> Piece:
    return sign.translate(_TABLES[script]) if script else sign, start, end
