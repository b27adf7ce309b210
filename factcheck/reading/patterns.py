"""Patterns for file names, written as in `.gitignore`: what git ignores, and what the settings include and exclude."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import ReadingError
from factcheck.opening import SMALL, exists, read_regular
from factcheck.values import dataclass

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


@dataclass(frozen=True, slots=True)
class Patterns:
    """Patterns relative to `folder`, of which the last that matches decides."""

    folder: str
    spec: GitIgnoreSpec

    def decide(self, path: str, *, is_folder: bool) -> bool | None:
        """Tell whether the patterns name the path, None if none of them speaks of it or it is outside."""
        name = os.path.relpath(path, self.folder)
        if name == os.curdir or name.split(os.sep, 1)[0] == os.pardir:
            return None
        return self.spec.check_file(name + "/" * is_folder).include


@lru_cache(maxsize=256)
def patterns(lines: tuple[str, ...], folder: str) -> Patterns:
    """Return the patterns of some lines; one that is malformed names nothing, as in git."""
    from factcheck.reading.globs import spec  # late, since few calls meet a pattern

    return Patterns(folder, spec(filter(_is_pattern, lines)))


@lru_cache(maxsize=1024)
def _is_pattern(line: str) -> bool:
    from factcheck.reading.globs import spec

    try:
        spec([line])
    except ValueError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Selection:
    """Which of the files found in folders are wanted: those that `include` names, if it does, less `exclude`."""

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    folder: str = ""
    """The patterns are relative to it."""

    def takes(self, path: Path, *, is_folder: bool) -> bool:
        """Tell whether a file is wanted, or a folder searched."""
        if self.exclude and patterns(self.exclude, self.folder).decide(str(path), is_folder=is_folder):
            return False
        if is_folder or not self.include:
            return True
        return bool(patterns(self.include, self.folder).decide(str(path), is_folder=False))


class Ignored:
    """What git ignores below a folder, found out on the way down."""

    def __init__(self, folder: Path) -> None:
        """Begin with the patterns of the folders above, up to the top of the work tree, unless they name the folder."""
        self._chains: dict[Path, tuple[Patterns, ...]] = {}
        self.problems: list[ReadingError] = []
        """The files of patterns that are there and cannot be read, of which somebody is to be told."""
        start = Path(os.path.normpath(folder.absolute()))
        above = tuple(self._above(start))
        self._outside = () if any(one.decide(str(start), is_folder=True) for one in above) else above

    def enter(self, folder: Path) -> None:
        """Take in the patterns of a folder, whose parent has been entered before if it is searched at all."""
        place = folder.absolute()
        chain = self._chains.get(place.parent, self._outside)
        self._chains[place] = (*chain, *self._of(place, ".gitignore"))

    def names(self, path: Path, *, is_folder: bool) -> bool:
        """Tell whether a path in a folder that was entered is ignored; the nearest file of patterns decides."""
        place = path.absolute()
        chain = reversed(self._chains[place.parent])
        decisions = (one.decide(str(place), is_folder=is_folder) for one in chain)
        return bool(next((decision for decision in decisions if decision is not None), None))

    def _above(self, folder: Path) -> Iterator[Patterns]:
        """Yield the patterns that git keeps outside a folder of a work tree, the farthest first."""
        tree = (folder, *folder.parents)
        top = next((index for index, parent in enumerate(tree) if exists(parent / ".git")), None)
        if top is None:
            return
        yield from self._of(tree[top], ".git/info/exclude")
        for parent in reversed(tree[1 : top + 1]):
            yield from self._of(parent, ".gitignore")

    def _of(self, folder: Path, name: str) -> Iterable[Patterns]:
        """Yield the patterns that a file in a folder holds, if there is one that can be read."""
        path = folder / name
        try:
            lines = tuple(read_regular(path, SMALL).decode("utf-8", "replace").splitlines())
        except (FileNotFoundError, NotADirectoryError):
            return
        except OSError as problem:
            message = f"This file of patterns cannot be read, so that nothing is left out by it: {problem.strerror}."
            self.problems.append(ReadingError(message, path=str(path)))
            return
        if lines:
            yield patterns(lines, str(folder))
