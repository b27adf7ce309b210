"""The repository in which a file lies: what is outside of it is not its own, whatever it calls it."""

from __future__ import annotations

import os
from pathlib import Path


def top(folder: Path) -> Path:
    """Return the top folder of the repository in which a folder lies, the folder itself outside of any.

    Neither the user's home nor what lies above it is a repository here, though it be kept in git: whatever is
    unpacked below would have all of the user's files for its own.
    """
    start = folder.resolve()
    home = _home()
    for place in (start, *start.parents):
        if place == home or place.parent == place:
            break
        if os.path.lexists(place / ".git"):
            return place
    return start


def home(article: Path, settings: str) -> Path:
    """Return the folder whose files an article may name: the top of its repository.

    Outside of any repository it is the folder of the file of settings above the article, which holds for all articles
    there, if that is neither the user's home nor above it; else the article's own folder.
    """
    folder = top(article.parent)
    if not settings or os.path.lexists(folder / ".git"):
        return folder
    around, users = Path(settings).resolve().parent, _home()
    is_all = users is not None and users.is_relative_to(around)
    return around if folder.is_relative_to(around) and not is_all else folder


def is_inside(path: Path, folder: Path) -> bool:
    """Tell whether a path stays in a folder, whatever links it leads through."""
    return Path(os.path.realpath(path)).is_relative_to(folder)


def _home() -> Path | None:
    try:
        return Path.home().resolve()
    except RuntimeError:
        return None
