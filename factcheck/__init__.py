"""factcheck: a linter for the facts in health articles."""

from __future__ import annotations

from factcheck.extraction import extract
from factcheck.reading import read

__version__ = "0.1.0"

__all__ = ["extract", "read"]
