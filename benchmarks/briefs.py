"""Briefs made of longer texts: two neighbouring paragraphs, and the two sentences of an altered number."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import factcheck

Row = dict[str, Any]


def neighbours(text: str) -> Iterator[str]:
    """Yield each two paragraphs with numbers that follow each other: what a short draft on one thing looks like."""
    article = factcheck.read(text, format="text")
    paragraphs = [article.words(block.span) for block in article.blocks if block.kind != "heading"]
    told = [words for words in paragraphs if any(letter.isdigit() for letter in words)]
    for one, two in pairwise(told):
        yield f"{one}\n\n{two}"


def altered(row: Row) -> str:
    """Return the two sentences of an altered text of `drift` that give one number and its altered form."""
    return "\n\n".join(row["text"][start:end].strip() for start, end in row["drift"]["sentences"])
