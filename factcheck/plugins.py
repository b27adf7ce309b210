"""What installed packages add to factcheck: kinds of rules, formats, services and reports, by their entry points.

A package names its modules under `[project.entry-points."GROUP"]`, each by the name of its kind, format or service;
what a module of each group has to define is said where factcheck's own are (`checks`, `reading`, `sources.service`,
`rendering`), and a name that comes with factcheck stays factcheck's. Only what is installed for whoever runs factcheck
is looked at, never the folder that is checked.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Literal

from factcheck.errors import UsageError

Group = Literal["factcheck.checks", "factcheck.formats", "factcheck.services", "factcheck.reports"]


@cache
def added(group: Group) -> Mapping[str, str]:
    """Return the modules that installed packages add to a group, by name."""
    if not any(map(_adds, _declared())):  # as nearly always: reading them all takes longer than a short article
        return {}
    from importlib.metadata import entry_points

    return {point.name: point.value for point in sorted(entry_points(group=group), key=lambda point: point.name)}


def _declared() -> Iterator[Path]:
    """Yield the files in which installed packages declare entry points."""
    for folder in sys.path:
        yield from Path(folder).glob("*.dist-info/entry_points.txt")


def _adds(declaration: Path) -> bool:
    """Tell whether a package declares entry points for factcheck."""
    try:
        return b"[factcheck." in declaration.read_bytes()
    except OSError:
        return False


def module(group: Group, name: str) -> ModuleType | None:
    """Return the module that a package adds under a name, None where none does.

    Raises `UsageError` where it cannot be imported.
    """
    if not (value := added(group).get(name)):
        return None
    try:
        return import_module(value)
    except Exception as problem:  # a stranger's module may raise anything
        raise UsageError(
            f"{value}, which an installed package adds as {name!r} ({group}), cannot be loaded "
            f"({type(problem).__name__}: {problem}); repair or remove that package."
        ) from None
