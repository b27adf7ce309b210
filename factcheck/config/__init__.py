"""Settings: `factcheck.toml` or `[tool.factcheck]` in `pyproject.toml`, the nearest to the checked file.

A file may `extend` another one, and its `[[override]]` tables hold for some paths only. Lists and single values
replace those of the extended file, tables (`[rules.NAME]`, `[sources]`) are merged key by key, `extend-select` and
`extend-ignore` add to what is there, and `[[override]]` tables are taken in order, those of the extended file first.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from factcheck.config.files import find, find_nearest, load
from factcheck.config.layers import at, called
from factcheck.config.selection import catalogue_of, names_of, rules_of
from factcheck.config.settings import Config, FailOn, Layer, Origin, Profile
from factcheck.opening import is_there

__all__ = [
    "Config",
    "FailOn",
    "Layer",
    "Origin",
    "Profile",
    "at",
    "catalogue_of",
    "find",
    "find_nearest",
    "for_article",
    "for_call",
    "load",
    "names_of",
    "rules_of",
]


def for_call(path: Path, file: str | None = None, given: Mapping[str, Any] | None = None) -> Config:
    """Return the settings for the article at `path` in a call: the user's own, those of a file, then the call's.

    The file is the nearest one unless the user named another; its overrides that hold for the article apply. What
    a repository's file may not say is left out, and stands in `refused`.
    """
    loaded = load(Path(file), own=True) if file else load(find(path))
    return called(at(loaded, path), _settled(given or {}, path, loaded))


def _settled(given: Mapping[str, Any], path: Path, loaded: Config) -> Mapping[str, Any]:
    """Return what a call sets, with "frozen if locked" settled for the article at `path`."""
    rest = {key: value for key, value in given.items() if key != "frozen_if_locked"}
    if len(rest) == len(given) or not given["frozen_if_locked"]:
        return rest
    from factcheck.verification.place import find_lock  # late, since few calls ask for it

    return {**rest, "frozen" if is_there(find_lock(str(path), loaded.file)) else "offline": True}


def for_article(path: Path) -> Config:
    """Return the settings for the article at `path`: those of the nearest file, with the overrides that hold for it."""
    return for_call(path)
