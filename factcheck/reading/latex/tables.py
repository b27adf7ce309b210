"""The rows and cells of a tabular environment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from factcheck.reading.latex.nodes import Node, braced, inner, named


@dataclass(slots=True)
class Cell:
    """What stands in a cell, and over how many columns it goes if it says so."""

    nodes: list[Node] = field(default_factory=list)
    width: str = ""


def rows(nodes: Sequence[Node | None]) -> Iterator[list[Cell]]:
    r"""Yield the rows that hold words: cells parted by "&", rows by "\\"; rules between them are none."""
    row = [Cell()]
    for node in nodes:
        if node is None:
            continue
        name = named(node)
        if getattr(node, "specials_chars", "") == "&":
            row.append(Cell())
        elif name in ("\\", "tabularnewline"):
            if _holds_words(row):
                yield row
            row = [Cell()]
        elif name == "multicolumn" and len(given := braced(node)) == 3:
            width = "".join(getattr(each, "chars", "") for each in inner(given[0])).strip()
            row[-1] = Cell([*row[-1].nodes, *inner(given[2])], width)
        elif not (name.endswith(("rule", "line")) or name in ("cmidrule", "addlinespace")):
            row[-1].nodes.append(node)
    if _holds_words(row):
        yield row


def _holds_words(row: Sequence[Cell]) -> bool:
    return any(not getattr(node, "chars", "x").isspace() for cell in row for node in cell.nodes)
