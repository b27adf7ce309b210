"""Plain text: paragraphs between blank lines."""

from __future__ import annotations

import re

from factcheck.model import Article, Block, SourceMap, Span

_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*", re.MULTILINE)


def read(source: str, path: str) -> Article:
    """Read plain text; the text is the source itself."""
    blocks = tuple(Block("paragraph", Span(*match.span())) for match in _PARAGRAPH.finditer(source))
    starts = (0, *(match.end() for match in re.finditer(r"\n", source)))
    return Article(path, "text", source, source, blocks, SourceMap.identity(len(source)), starts)
