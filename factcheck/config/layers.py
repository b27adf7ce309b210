"""One layer of settings over another: a file over the one it extends, an override over both, the call over all."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.config.settings import COMMAND_LINE, Config, Layer, Origin
from factcheck.opening import real
from factcheck.sources.settings import Settings, origin

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_ADDED = ("extend_select", "extend_ignore")


def over(config: Config, layer: Layer, overrides: tuple[Layer, ...] = ()) -> Config:
    """Return the settings with those of `layer` in their place: lists replace, tables merge key by key."""
    added = {name: (*getattr(config, name), *layer.values[name]) for name in _ADDED if name in layer.values}
    rules = dict(config.rules)
    for name, table in layer.rules.items():
        rules[name] = {**rules.get(name, {}), **table}
    return replace(
        config,
        **{**layer.values, **added},
        rules=rules,
        sources=_sources(config.sources, layer.sources),
        overrides=(*config.overrides, *overrides),
        origins={**config.origins, **dict(_origins(layer))},
    )


def _sources(before: Settings, given: Mapping[str, Any]) -> Settings:
    """Return the settings of look-ups with those of one layer: a key is for the address that the layer sets with it."""
    keyed = [name.removesuffix("_key") for name in given if name.endswith("_key")]
    origins = [pair for pair in before.key_origins if pair[0] not in keyed]
    origins += [(service, origin(given[service])) for service in keyed if given.get(service)]
    return replace(before, **given, key_origins=tuple(origins))


def _origins(layer: Layer) -> Iterator[tuple[str, Origin]]:
    def origin(key: str, *table: str) -> Origin:
        return Origin(layer.source.within(*table), key, override=layer.number)

    for name in layer.values:
        key = name.replace("_", "-")
        yield key, origin(key)
    for name in layer.sources:
        key = name.replace("_", "-")
        yield f"sources.{key}", origin(key, "sources")
    for rule, table in layer.rules.items():
        yield f"rules.{rule}", origin(rule, "rules")
        for key in table:
            yield f"rules.{rule}.{key}", origin(key, "rules", rule)


def at(config: Config, path: Path) -> Config:
    """Return the settings for the article at `path`: those overrides applied, in order, whose globs match it.

    Globs are those of a .gitignore, from the folder of the file that holds them. An article outside of that folder
    is matched by its path from the current one.
    """
    for layer in config.overrides:
        if _matches(layer, path):
            config = over(config, layer)
    return config


def _matches(layer: Layer, path: Path) -> bool:
    named = Path(os.path.abspath(path))  # noqa: PTH100  a linked article stands where the link does
    for folder in (real(Path(layer.folder)), Path.cwd()):
        for place in (named, real(path)):
            if place.is_relative_to(folder):
                return globs(layer.paths).match_file(place.relative_to(folder).as_posix())
    return False


@cache
def globs(paths: tuple[str, ...]) -> GitIgnoreSpec:
    """Return what matches the globs of an override; raises `ValueError` for one that is none."""
    from factcheck.reading.globs import spec  # late, since few settings hold overrides

    return spec(paths)


def called(config: Config, given: Mapping[str, Any]) -> Config:
    """Return the settings with what a call sets: `select` replaces what files select, `ignore` adds to theirs."""
    changes = {name: value for name, value in given.items() if value}
    index, no_full_text = changes.pop("index", ""), changes.pop("no_full_text", False)
    if "select" in changes:
        changes["extend_select"] = ()
    if "ignore" in changes:
        changes["ignore"] = (*config.ignore, *changes["ignore"])
    origins = {name.replace("_", "-"): COMMAND_LINE for name in changes}
    if index:
        origins["sources.index"] = COMMAND_LINE
        changes["sources"] = replace(config.sources, index=index)
    if no_full_text:
        origins["sources.full-text"] = COMMAND_LINE
        changes["sources"] = replace(changes.get("sources", config.sources), full_text=False)
    return replace(config, **changes, origins={**config.origins, **origins})
