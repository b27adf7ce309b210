"""What stands around a claim, as columns of the table of claims: block, headings, sentence before, labels of a cell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import Any

from factcheck.extraction.sentences import split
from factcheck.model import Article, Block, Claim

# Characters of a heading, a cell or a sentence that are kept.
_LONGEST = 300


def reader(article: Article) -> Callable[[Claim], dict[str, Any]]:
    """Return what gives the columns for a claim of the article."""
    headings = _headings(article)
    cells = {block.label: block for block in article.blocks if block.kind == "table-cell"}

    def around(claim: Claim) -> dict[str, Any]:
        block = article.block_at(claim.sentence.start)
        above = bisect_right(headings, claim.sentence.start, key=lambda each: each[0])
        row, column = _labels(article, block, cells)
        return {
            "block": block.span.start if block else -1,
            "block_kind": block.kind if block else "paragraph",
            "block_label": block.label if block else "",
            "row": row,
            "column": column,
            "headings": headings[above - 1][1] if above else None,
            "before": _before(article, block, claim),
        }

    return around


def _headings(article: Article) -> list[tuple[int, list[str]]]:
    """Return where each section starts, and the headings over it; the first of all is the title and left out."""
    found: list[tuple[int, list[str]]] = []
    above: list[tuple[int, str]] = []
    for block in article.blocks:
        if block.kind == "heading":
            above = [(level, words) for level, words in above if level < block.level]
            above.append((block.level, _short(article, block)))
            found.append((block.span.start, [words for _, words in above[1:]]))
    return found


def _labels(article: Article, block: Block | None, cells: dict[str, Block]) -> tuple[str, str]:
    """Return the first cell of the row and of the column, empty for the first cells themselves."""
    if block is None or block.kind != "table-cell" or block.label.count(":") != 2:
        return "", ""
    table, row, column = block.label.split(":")
    names = (f"{table}:{row}:1" if column != "1" else "", f"{table}:1:{column}" if row != "1" else "")
    first, head = (_short(article, cells[name]) if name in cells else "" for name in names)
    return first, head


def _before(article: Article, block: Block | None, claim: Claim) -> str:
    if block is None or claim.sentence.start <= block.span.start:
        return ""
    words = article.text[block.span.start : claim.sentence.start]
    said = [words[span.start : span.end] for span in split(words)]
    return said[-1][:_LONGEST] if said else ""


def _short(article: Article, block: Block) -> str:
    return " ".join(article.words(block.span)[:_LONGEST].split())
