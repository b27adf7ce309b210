"""The JSON schema of `factcheck.toml`, for editors, made from the same tables that read it.

`python -m factcheck.config.schema > reports/schema/config-1.schema.json` writes it anew.
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection
from dataclasses import MISSING, fields
from typing import Any, Literal, get_args, get_origin, get_type_hints

from factcheck import catalogue
from factcheck.catalogue import Rule
from factcheck.checks import kind
from factcheck.config.selection import Header
from factcheck.config.settings import PER_PATH, SETTINGS, Config
from factcheck.sources.settings import NAMES as SOURCE_NAMES
from factcheck.sources.settings import Settings as SourceSettings

_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean"}
_GRANTS = {
    "nothing": " (in your own settings only)",
    "empty": " (in your own settings only; a repository may leave the service out with '')",
    "lower": " (a repository may lower it)",
    "raise": " (a repository may not take it back)",
    "inside": " (those of a repository lie in it)",
}
_PATHS = {
    "type": "array",
    "items": {"type": "string"},
    "minItems": 1,
    "description": "Globs of the articles, as in git",
}


def schema() -> dict[str, Any]:
    """Return the schema. Tables of rules that it does not know are let through: they may be the house's own."""
    override = {"paths": _PATHS, **_properties(Config, PER_PATH), "rules": {"$ref": "#/$defs/rules"}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Settings of factcheck (factcheck.toml, or [tool.factcheck] in pyproject.toml)",
        **_table(
            {
                "extend": {"type": "string", "description": "Another configuration file to start from"},
                **_properties(Config, SETTINGS),
                "sources": _table(_properties(SourceSettings, SOURCE_NAMES)),
                "rules": {"$ref": "#/$defs/rules"},
                "override": {"type": "array", "items": {**_table(override), "required": ["paths"]}},
            }
        ),
        "$defs": {"rules": _rules(), "selector": _selector()},
    }


def _table(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _rules() -> dict[str, Any]:
    known = {name: _rule(rule) for name, rule in sorted(catalogue.load().items())}
    house = {"type": "object", "properties": _properties(Header, tuple(Header.__dataclass_fields__), defaults=False)}
    return {"type": "object", "properties": known, "additionalProperties": house}


def _rule(rule: Rule) -> dict[str, Any]:
    options = kind(rule.kind).options
    header = _properties(Header, tuple(Header.__dataclass_fields__), defaults=False)
    for key, value in (("severity", rule.severity), ("confidence", rule.confidence)):
        header[key]["default"] = value
    properties = _properties(options, [field.name for field in fields(options)], defaults=False)
    return {"description": f"{rule.code}: {rule.summary}", **_table({**header, **properties})}


def _selector() -> dict[str, Any]:
    """Return the schema of a rule's name; codes, their starts and families are offered as well."""
    rules = catalogue.load().values()
    known = {word for rule in rules for word in (rule.name, rule.code, rule.family)}
    return {"anyOf": [{"enum": sorted(known)}, {"type": "string"}]}


def _properties(kind: type[Any], names: Collection[str], *, defaults: bool = True) -> dict[str, Any]:
    hints = get_type_hints(kind)
    found = {}
    for field in fields(kind):
        if field.name in names:
            shape = _shape(hints[field.name], field.metadata)
            if "about" in field.metadata:
                shape["description"] = field.metadata["about"] + _GRANTS.get(field.metadata["repository"], "")
            if defaults and field.default is not MISSING:
                shape["default"] = list(field.default) if isinstance(field.default, tuple) else field.default
            if field.name in ("select", "ignore", "extend_select", "extend_ignore"):
                shape["items"] = {"$ref": "#/$defs/selector"}
            found[field.name.replace("_", "-")] = shape
    return found


def _shape(hint: Any, metadata: Any) -> dict[str, Any]:
    if get_origin(hint) is Literal:
        return {"enum": list(get_args(hint))}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _shape(get_args(hint)[0], {})}
    shape: dict[str, Any] = {"type": _TYPES[hint]}
    if hint in (int, float):
        shape["minimum"] = metadata.get("minimum", 0)
        if (highest := metadata.get("maximum", math.inf)) != math.inf:
            shape["maximum"] = highest
    if metadata.get("address"):
        shape["pattern"] = r"^$|^https?://[^\s/?#]+\S*$"
    return shape


def written() -> str:
    """Return the schema as its file holds it."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    print(written(), end="")
