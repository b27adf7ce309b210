"""Extraction: from an article to the quantities, claims, citations and references in it.

What `extract` needs is loaded when it is first asked for: a check that folds a name needs none of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.extraction.extracting import extract

__all__ = ["extract"]


def __getattr__(name: str) -> Any:
    if name != "extract":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from factcheck.extraction.extracting import extract as found

    return found
