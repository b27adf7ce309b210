"""What one configuration file sets, from its TOML: itself, and its `[[override]]` tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from factcheck.config.layers import globs
from factcheck.config.settings import PER_PATH, SETTINGS, TABLES, Config, Layer
from factcheck.errors import ConfigError
from factcheck.opening import SMALL, read_words, real
from factcheck.options import TomlSource, about, values
from factcheck.sources.settings import NAMES as SOURCE_NAMES
from factcheck.sources.settings import Settings as SourceSettings
from factcheck.values import dataclass

PROJECT = "pyproject.toml"


@dataclass(frozen=True, slots=True)
class _Head:
    extend: str = field(default="", metadata=about("Another configuration file to start from"))


def read(path: Path) -> tuple[tuple[Layer, ...], str]:
    """Return what one file sets, itself and its overrides, and the file it extends.

    Raises `ConfigError`, with the place, for what cannot be read and for what is no setting.
    """
    source = TomlSource(_text(path), str(path), error=ConfigError)
    table = source.parse()
    if path.name == PROJECT:
        for key in ("tool", "factcheck"):
            table = _table(table.get(key, {}), key, source)
            source = source.within(key)
    base = _one(table, "extend", source)
    overrides = table.pop("override", [])
    if not isinstance(overrides, list) or not all(isinstance(given, dict) for given in overrides):
        raise source.problem("Overrides are written as [[override]] tables.", "override")
    inner = [_override(given, number, source, path.parent) for number, given in enumerate(overrides, 1)]
    return (_layer(table, source, path.parent), *inner), base


def _one(table: dict[str, Any], key: str, source: TomlSource) -> str:
    given = {key: table.pop(key)} if key in table else {}
    return str(values(_Head, given, source, ("extend",)).get(key, ""))


def _layer(table: dict[str, Any], source: TomlSource, folder: Path) -> Layer:
    rules = _rules(table.pop("rules", {}), source)
    sources = _sources(table.pop("sources", {}), source, folder)
    return Layer(source, _placed(values(Config, table, source, SETTINGS, TABLES), folder), rules, sources)


def _override(table: dict[str, Any], number: int, source: TomlSource, folder: Path) -> Layer:
    source = source.within("override", number)
    paths = table.pop("paths", None)
    if not isinstance(paths, list) or not paths or not all(isinstance(path, str) and path for path in paths):
        raise source.problem('An [[override]] needs the articles it holds for, such as paths = ["blog/**"].', "paths")
    _check_globs(paths, source)
    rules = _rules(table.pop("rules", {}), source)
    sources = _sources(table.pop("sources", {}), source, folder)
    for key in table:
        if key.replace("-", "_") in SETTINGS and key.replace("-", "_") not in PER_PATH:
            raise source.problem(f"{key} holds for all paths; set it outside of [[override]].", key)
    found = _placed(values(Config, table, source, PER_PATH, ("paths", "rules")), folder)
    return Layer(source, found, rules, sources, paths=tuple(paths), folder=str(folder), number=number)


def _check_globs(paths: list[str], source: TomlSource) -> None:
    for path in paths:
        try:
            globs((path,))
        except ValueError:
            raise source.problem(f"paths holds {path!r}, which is no glob.", "paths", path) from None


def _placed(found: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Return the values with paths, which are written from the configuration file, made usable from anywhere."""
    if "rule_paths" in found:
        found["rule_paths"] = tuple(str(real(folder / place)) for place in found["rule_paths"])
    for name in ("bibliography", "against"):
        if name in found:
            found[name] = tuple(str(folder / place) for place in found[name])
    return found


def _sources(table: Any, source: TomlSource, folder: Path) -> dict[str, Any]:
    table = _table(table, "sources", source)
    names = SOURCE_NAMES
    found = values(SourceSettings, table, source.within("sources"), names)
    places = {key: str(folder / found[key]) for key in ("cache", "retractions", "index") if found.get(key)}
    for key in ("facts", "documents"):
        if key in found:
            found[key] = tuple(str(folder / place) for place in found[key])
    return {**found, **places}


def _rules(table: Any, source: TomlSource) -> Mapping[str, Mapping[str, Any]]:
    for name, given in _table(table, "rules", source).items():
        if not isinstance(given, dict):
            message = "[rules] must hold one table a rule, such as [rules.vague-source]."
            raise source.within("rules").problem(message, name)
    rules: Mapping[str, Mapping[str, Any]] = table
    return rules


def _table(value: Any, key: str, source: TomlSource) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise source.problem(f"[{key}] must be a table of settings.", key)
    return value


def _text(path: Path) -> str:
    try:
        return read_words(path, SMALL, given=True)
    except OSError as problem:
        raise ConfigError(f"This configuration file cannot be read: {problem.strerror}.", path=str(path)) from None
