"""Settings: `factcheck.toml` or `[tool.factcheck]` in `pyproject.toml`, the nearest to the checked file.

A file may `extend` another one, and its `[[override]]` tables hold for some paths only. Lists and single values
replace those of the extended file, tables (`[rules.NAME]`, `[sources]`) are merged key by key, `extend-select` and
`extend-ignore` add to what is there, and `[[override]]` tables are taken in order, those of the extended file first.
"""

from pathlib import Path

from factcheck.config.files import find, find_nearest, load
from factcheck.config.layers import at
from factcheck.config.selection import catalogue_of, names_of, rules_of
from factcheck.config.settings import Config, FailOn, Layer, Origin, Profile

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
    "load",
    "names_of",
    "rules_of",
]


def for_article(path: Path) -> Config:
    """Return the settings for the article at `path`: those of the nearest file, with the overrides that hold for it."""
    return at(load(find(path)), path)
