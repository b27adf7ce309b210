"""Reference lists: the section that holds them, their entries, and the fields of an entry."""

from __future__ import annotations

from factcheck.extraction.reference_entry import parse_reference
from factcheck.model import Article, Reference

__all__ = ["find_references", "parse_reference"]


def find_references(article: Article) -> tuple[Reference, ...]:
    """Return the entries of the article's reference list in order, none where it has no list."""
    return ()
