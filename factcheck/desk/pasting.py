"""What is pasted from a word processor or a page, as Markdown: headings, lists, tables, links, raised digits stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from factcheck.model import Article, Block
from factcheck.reading import read_text
from factcheck.text.expressions import expression

_ESCAPED = expression(r"[*`\\]|<(?=[A-Za-z/!?])")
_OPENING = expression(r"([#>+-]|\d{1,9}[.)])(?=\s)")
_BULLET = expression(r"[•·▪◦‣]\s+")
"""What a word processor writes before the items of its lists, where the clipboard has no list of them."""


def as_markdown(html: str) -> str:
    """Return the text of a page or a piece of one as Markdown."""
    article = read_text(html, "html", "-")
    written: list[str] = []
    before = ""
    for kind, group in groupby(article.blocks, key=_table_or_kind):
        blocks = list(group)
        for words in _table(article, blocks) if kind.startswith("table") else _written(article, blocks):
            near = kind == before == "list-item"
            written += ("\n" if near else "\n\n", words) if written else (words,)
            before = kind
    return "".join(written)


def _table_or_kind(block: Block) -> str:
    if block.kind == "table-cell":
        return f"table {block.label.partition(':')[0]}"
    return "list-item" if block.kind in ("list-item", "footnote") or _is_listed(block) else block.kind


def _is_listed(block: Block) -> bool:
    """Tell whether an entry of a list of references is an item of it, and no paragraph."""
    return block.kind == "reference" and block.level > 0


def _written(article: Article, blocks: list[Block]) -> Iterator[str]:
    for block in blocks:
        words = _words(article, block)
        if block.kind == "heading":
            yield f"{'#' * min(max(block.level, 1), 6)} {words}"
        elif block.kind == "quote":
            yield f"> {words}"
        elif block.kind == "list-item" or _is_listed(block):
            yield f"{'   ' * max(block.level - 1, 0)}{f'{block.label}.' if block.label else '-'} {words}"
        elif bullet := _BULLET.match(words):
            yield f"- {words[bullet.end() :]}"
        else:
            opening = _OPENING.match(words)
            yield f"{words[: opening.end() - 1]}\\{words[opening.end() - 1 :]}" if opening else words


def _table(article: Article, cells: list[Block]) -> Iterator[str]:
    """Yield a table of pipes, its first row as the header."""
    rows = [list(row) for _, row in groupby(cells, key=lambda cell: cell.label.split(":")[1])]
    width = max(map(len, rows))
    lines = [[_words(article, cell).replace("|", "\\|") for cell in row] + [""] * (width - len(row)) for row in rows]
    lines.insert(1, ["---"] * width)
    yield "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _words(article: Article, block: Block) -> str:
    """Return the words of a block on one line, its links as Markdown has them."""
    parts: list[str] = []
    end = block.span.start
    for link in article.links:
        if block.span.covers(link.span) and link.span.start >= end and re.match(r"https?://[^\s()<>]+$", link.target):
            parts += (
                _escaped(article.text[end : link.span.start]),
                f"[{_escaped(article.words(link.span))}]({link.target})",
            )
            end = link.span.end
    parts.append(_escaped(article.text[end : block.span.end]))
    return " ".join("".join(parts).split())


def _escaped(words: str) -> str:
    return _ESCAPED.sub(r"\\\g<0>", words)
