"""Cells of tables as words: each after the head of its column, in whose unit it is."""

from __future__ import annotations

import re

from factcheck.text.expressions import expression

_PERCENT = expression(r"%|\bper\s?cent\b|\bpercentage\b", re.IGNORECASE)
_BARE = expression(r"[<>≤≥~]?\s?\d+(?:[.,]\d+)?(?:\s?[–-]\s?\d+(?:\.\d+)?)?")


def labelled(head: str, cell: str) -> str:
    """Return a cell after the head of its column; a bare number under "(%)" is a percentage."""
    if not head or head == cell:
        return cell
    unit = "%" if _PERCENT.search(head) and _BARE.fullmatch(cell) else ""
    return f"{head}: {cell}{unit}"
