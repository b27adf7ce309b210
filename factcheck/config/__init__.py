"""Settings: `factcheck.toml` or `[tool.factcheck]` in `pyproject.toml`, the nearest to the checked file.

A file may `extend` another one, and its `[[override]]` tables hold for some paths only. Lists and single values
replace those of the extended file, tables (`[rules.NAME]`, `[sources]`) are merged key by key, `extend-select` and
`extend-ignore` add to what is there, and `[[override]]` tables are taken in order, those of the extended file first.
"""

from factcheck.config.files import find, load
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
    "load",
    "names_of",
    "rules_of",
]
