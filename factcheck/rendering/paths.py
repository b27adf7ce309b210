"""Names of files as other tools want them: from the repository's root, as URI references, as links to a forge."""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import quote

from factcheck.opening import exists
from factcheck.text.expressions import expression

_DRIVE = expression(r"[A-Za-z]:/")
_SAFE = "/!$&'()*+,;=@-._~"
_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Where the checkout is, as GitHub and GitLab say; elsewhere it is the nearest folder with a `.git`."""


def with_slashes(path: str, *, windows: bool = os.name == "nt") -> str:
    """Return the path with forward slashes; elsewhere than on Windows a backslash is a letter like any other."""
    return path.replace("\\", "/") if windows or re.match(r"[A-Za-z]:\\", path) else path


def repository_path(path: str) -> str:
    """Return the path from the repository's root, as it was given where it does not lie in the repository."""
    full = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
    root = _root(full)
    return with_slashes(str(full.relative_to(root)) if root else path)


def _root(full: Path) -> Path | None:
    named = (Path(os.environ[name]) for name in _ROOTS if os.environ.get(name))
    marked = (folder for folder in full.parents if exists(folder / ".git"))
    around = (folder for folder in (*named, *marked, Path.cwd()) if full.is_relative_to(folder))
    return next(around, None)


def uri(path: str) -> str:
    """Return a path as a URI reference: relative where it is relative, `file:` where it is absolute."""
    slashes = with_slashes(path)
    if _DRIVE.match(slashes):
        return f"file:///{slashes[:2]}{_quoted(slashes[2:])}"
    if slashes.startswith("//"):
        return f"file:{_quoted(slashes)}"
    return ("file://" if slashes.startswith("/") else "") + _quoted(slashes)


def _quoted(path: str) -> str:
    """Return a path percent-encoded; a name that is no UTF-8 gives the bytes it has on disk."""
    return quote(path, safe=_SAFE, errors="surrogateescape")


def link(path: str, line: int | None) -> str:
    """Return a link to a line of a file: at the forge whose CI this runs in, else relative.

    `plain=1` makes the forge show a Markdown file with its lines.
    """
    anchor = f"?plain=1#L{line}" if line and _forge() else f"#L{line}" if line else ""
    return f"{_forge()}{uri(repository_path(path))}{anchor}"


def _forge() -> str:
    named = os.environ.get
    if named("GITHUB_REPOSITORY") and named("GITHUB_SHA"):
        server = named("GITHUB_SERVER_URL") or "https://github.com"
        return f"{server}/{named('GITHUB_REPOSITORY')}/blob/{named('GITHUB_SHA')}/"
    if named("CI_PROJECT_URL") and named("CI_COMMIT_SHA"):
        return f"{named('CI_PROJECT_URL')}/-/blob/{named('CI_COMMIT_SHA')}/"
    return ""
