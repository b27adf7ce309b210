"""Whose word a setting is: what a repository's file may say, and what only its user may.

The metadata of each option says what a repository's file may do with it (`options.Grant`). Whatever goes beyond is
left out of the layer that the file becomes, and told.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from factcheck.config.own import own_place
from factcheck.config.settings import Config, Layer, Origin, Refusal
from factcheck.opening import walk
from factcheck.reading.repository import is_inside
from factcheck.sources.settings import Settings

_SHOWN = 12


def granted(layer: Layer, base: Config, top: Path) -> tuple[Layer, tuple[Refusal, ...]]:
    """Return the layer of a repository's file without what it may not say, and that.

    `base` are the settings of its user, whose limits hold, `top` the folder beyond which its paths may not lead.
    """
    refused: list[Refusal] = []
    values = dict(_kept(layer.values, base, Config, _origins(layer), refused, top))
    sources = dict(_kept(layer.sources, base.sources, Settings, _origins(layer, "sources"), refused, top))
    return replace(layer, values=values, sources=sources), tuple(refused)


def _origins(layer: Layer, *table: str) -> Origin:
    return Origin(layer.source.within(*table), override=layer.number)


def _kept(
    values: Mapping[str, Any], base: Any, kind: type[Any], place: Origin, refused: list[Refusal], top: Path
) -> Iterator[tuple[str, Any]]:
    grants = {field.name: field.metadata["repository"] for field in fields(kind) if field.metadata}
    for name, value in values.items():
        key = name.replace("_", "-")
        kept, what = _judged(grants[name], key, value, getattr(base, name), top)
        if what:
            refused.append(Refusal(replace(place, key=key), what))
        if kept is not None:
            yield name, kept


def _judged(grant: str, key: str, value: Any, held: Any, top: Path) -> tuple[Any, str]:
    """Return what is left of a setting, None for nothing, and what is refused of it, in a phrase."""
    if grant == "inside":
        inside = tuple(place for place in value if _is_inside(key, place, top))
        return inside or (None if value else ()), "" if len(inside) == len(
            value
        ) else f"{key} outside of the repository"
    if grant == "set" or value == held:
        return value, ""
    if grant == "empty":
        return (None, key) if value else (value, "")
    if (grant == "lower" and value < held) or (grant == "raise" and value > held):
        return value, ""
    return None, key if grant == "nothing" else f"{key} = {json.dumps(value)} over {json.dumps(held)}"


def _is_inside(key: str, place: str, top: Path) -> bool:
    """Tell whether a path, or all that a pattern may name, stays in a folder, whatever links it leads through."""
    if key in ("include", "exclude"):
        return ".." not in place.lstrip("!").replace("\\", "/").split("/")
    path = Path(place)
    linked = (page for page in _inside(path) if page.is_symlink())
    return all(is_inside(one, top) for one in (path, *linked))


def _inside(folder: Path) -> Iterator[Path]:
    for place, folders, names in walk(folder):
        yield from (Path(place, name) for name in (*folders, *names))


def reported(refused: Iterable[Refusal]) -> Iterator[tuple[str, str]]:
    """Yield for each file that oversteps its name and the line to say of it."""
    files: dict[str, list[Refusal]] = {}
    for one in dict.fromkeys(refused):
        files.setdefault(one.origin.source.path if one.origin.source else "", []).append(one)
    for file, those in files.items():
        yield file, _line(those)


def _line(refused: list[Refusal]) -> str:
    first, *rest = refused
    names = [_named(first), *(f"{_named(one)} (line {_number(one)})" for one in rest[: _SHOWN - 1])]
    more = f" and {len(refused) - _SHOWN} more" if len(refused) > _SHOWN else ""
    pronoun, verb = ("it", "belongs") if len(refused) == 1 else ("they", "belong")
    return (
        f"{first.origin.label}: A repository's file may not set {', '.join(names)}{more}, so {pronoun} "
        f"{'is' if pronoun == 'it' else 'are'} ignored; {pronoun} {verb} in your own settings ({_place()}), "
        "or in a file that you name with --config."
    )


def _named(refusal: Refusal) -> str:
    table = refusal.origin.source.table if refusal.origin.source else ()
    return f"{'sources.' if table[-1:] == ('sources',) else ''}{refusal.what}"


def _number(refusal: Refusal) -> str:
    source = refusal.origin.source
    return str(source.line(refusal.origin.key)) if source else ""


def _place() -> str:
    return str(own_place() or "none is read, since FACTCHECK_CONFIG is empty")
