"""How to install what is optional, in a command that works where factcheck came from: a folder, or PyPI."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from factcheck.opening import is_there

PACKAGE = "factcheck-lint"


def install(extra: str) -> str:
    """Return the command that adds an extra to the environment that factcheck runs in."""
    return f"{_python()} -m pip install '{_source() or PACKAGE}[{extra}]'"


def _python() -> str:
    """Return the interpreter by the shorter of its paths: `pip` alone may be that of another environment."""
    try:
        near = os.path.relpath(sys.executable)
    except ValueError:  # on another drive
        return sys.executable
    return sys.executable if near.startswith(os.pardir) or len(near) > len(sys.executable) else near


def _source() -> str:
    """Return the folder that factcheck was installed from (PEP 610), "" where it came from an index or is gone."""
    import json
    from importlib.metadata import PackageNotFoundError, distribution
    from urllib.parse import unquote, urlsplit

    try:
        told = json.loads(distribution(PACKAGE).read_text("direct_url.json") or "{}")
        url = urlsplit(told.get("url", ""))
    except (PackageNotFoundError, ValueError, AttributeError):
        return ""
    folder = unquote(url.path if os.name != "nt" else url.path.lstrip("/")) if url.scheme == "file" else ""
    return folder if folder and is_there(Path(folder, "pyproject.toml")) else ""
