"""Cells of tables as words: each after the head of its column, in whose unit it is."""

from __future__ import annotations

import re

from factcheck.model import Passage
from factcheck.text.expressions import expression

# What stands between the cells of a row.
CELL = "; "

_PERCENT = expression(r"%|\bper\s?cent\b|\bpercentage\b", re.IGNORECASE)
_ROW = expression(r", row \d+$")
# "Adults with diabetes, millions", "Deaths (thousands)".
_SCALE = expression(r"[,(\[]\s?(?:in\s)?(million|thousand|billion)s?\b[)\]]?\s*$", re.IGNORECASE)
_BARE = expression(r"[<>≤≥~]?\s?\d+(?:[.,]\d+)?(?:\s?[–-]\s?\d+(?:\.\d+)?)?")


def labelled(head: str, cell: str) -> str:
    """Return a cell after the head of its column; a bare number is in the percent or millions that this tells."""
    if not head or head == cell:
        return cell
    unit = ""
    if _BARE.fullmatch(cell):
        scale = _SCALE.search(head)
        unit = f" {scale[1].lower()}" if scale else "%" if _PERCENT.search(head) else ""
    return f"{head}: {cell}{unit}"


def is_row(passage: Passage) -> bool:
    """Tell whether a passage is a row of a table."""
    return _ROW.search(passage.place) is not None
