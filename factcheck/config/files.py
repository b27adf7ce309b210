"""Finding configuration files and reading them, with the files that they extend."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from factcheck.config.authority import granted
from factcheck.config.layers import over
from factcheck.config.own import own_file
from factcheck.config.settings import Config, Layer
from factcheck.config.tables import PROJECT, read
from factcheck.errors import ConfigError
from factcheck.opening import SMALL, is_file, is_folder, is_there, read_regular, real
from factcheck.reading.repository import top
from factcheck.values import dataclass

NAME = "factcheck.toml"


def find(path: Path) -> Path | None:
    """Return the configuration file nearest to `path`, going up from its folder.

    Raises `ConfigError` for a `pyproject.toml` on the way that cannot be read.
    """
    start = path if is_folder(path) else path.parent
    return find_nearest(real(start))


@cache
def find_nearest(folder: Path) -> Path | None:
    """Return the configuration file nearest to a folder, going up from it."""
    for place in (folder, *folder.parents):
        if is_there(place / NAME):
            return place / NAME
        if is_there(place / PROJECT) and _speaks(place / PROJECT):
            return place / PROJECT
    return None


def _speaks(project: Path) -> bool:
    """Tell whether a `pyproject.toml` holds settings of ours."""
    try:
        return b"[tool.factcheck" in read_regular(project, SMALL)
    except OSError as problem:
        raise ConfigError(f"This file cannot be read: {problem.strerror}.", path=str(project)) from None


@cache
def load(path: Path | None, *, own: bool = False) -> Config:
    """Return the user's own settings and, over them, those of a configuration file and of the files it extends.

    The file is a repository's, which may not say everything (see `authority`), unless the user named it: `own`. Its
    overrides are kept apart: `at` applies those that hold for an article. Raises `ConfigError` with the line of an
    unknown key, a wrong type or value, broken TOML, or a file to extend that is missing or extends itself.
    """
    base = _users(own_file())
    return _over(base, path, own=own) if path else base


def _users(path: Path | None) -> Config:
    return replace(_over(Config(), path, own=True), file="") if path else Config()


def _over(base: Config, path: Path, *, own: bool) -> Config:
    config = replace(base, file=str(path))
    for file in reversed(list(_chain(path, own=own))):
        for layer in file.layers:
            kept, refused = (layer, ()) if file.own else granted(layer, base, top(file.path.parent))
            config = replace(config, refused=(*config.refused, *refused))
            config = _with_override(config, kept) if layer.number else over(config, kept)
    return config


def _with_override(config: Config, layer: Layer) -> Config:
    if layer.sources:
        raise layer.source.problem("sources holds for all paths; set it outside of [[override]].", "sources")
    return replace(config, overrides=(*config.overrides, layer))


@dataclass(frozen=True, slots=True)
class _File:
    """What a file sets, itself first and then its overrides, and whether it speaks for the user: `own`."""

    path: Path
    layers: tuple[Layer, ...]
    own: bool


def _chain(path: Path, *, own: bool) -> Iterator[_File]:
    """Yield each file, the one that extends all others first.

    What a user's file extends speaks for the user as well, unless it lies in another repository, or behind one.
    """
    home, seen = top(path.parent), [real(path)]
    while True:
        own = own and top(path.parent) == home
        layers, base = read(path)
        yield _File(path, layers, own)
        if not base:
            return
        source = layers[0].source
        path = path.parent / base
        if not is_file(path):
            raise source.problem(f"There is no file {base!r} to extend; it is looked for beside this one.", "extend")
        if real(path) in seen:
            raise source.problem(f"This file is extended by itself, through {base!r}.", "extend")
        seen.append(real(path))
