"""factcheck: a linter for the facts in health articles.

    article = factcheck.read(Path("draft.md"))
    facts = factcheck.extract(article)
    findings = factcheck.check(article)
    checked = factcheck.verify(article)

Each name is loaded from its module when it is first used, so that `factcheck --help` loads none of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from factcheck.version import __version__

if TYPE_CHECKING:
    from factcheck.config import Config
    from factcheck.extraction import extract
    from factcheck.model import Article, Checked, Extraction, Finding
    from factcheck.pipeline import check, verify
    from factcheck.reading import read

__all__ = ["Article", "Checked", "Config", "Extraction", "Finding", "__version__", "check", "extract", "read", "verify"]

_HOMES = {
    "Article": "model",
    "Checked": "model",
    "Config": "config",
    "Extraction": "model",
    "Finding": "model",
    "check": "pipeline",
    "extract": "extraction",
    "read": "reading",
    "verify": "pipeline",
}


def __getattr__(name: str) -> Any:
    """Load a public name from its module; raises `AttributeError` for any other."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
