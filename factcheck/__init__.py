"""factcheck: a linter for the facts in health articles.

article = factcheck.read(Path("draft.md"))
facts = factcheck.extract(article)
findings = factcheck.check(article)
checked = factcheck.verify(article)
"""

from __future__ import annotations

from factcheck.config import Config
from factcheck.extraction import extract
from factcheck.model import Article, Checked, Extraction, Finding
from factcheck.pipeline import check, verify
from factcheck.reading import read

__version__ = "0.1.0"

__all__ = ["Article", "Checked", "Config", "Extraction", "Finding", "check", "extract", "read", "verify"]
