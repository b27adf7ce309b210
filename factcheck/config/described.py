"""The settings in effect for an article, each with where it came from, and the rules that run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from factcheck.catalogue import Rule
from factcheck.config.selection import rules_of
from factcheck.config.settings import SETTINGS, Config
from factcheck.sources.keys import is_keyed
from factcheck.sources.settings import NAMES, Settings
from factcheck.values import dataclass

_DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Effective:
    """One setting: its key as a file writes it, its value ("…" for one that is not shown), and where it came from."""

    key: str
    value: Any
    origin: str


@dataclass(frozen=True, slots=True)
class Running:
    """A rule that runs, and where its severity, confidence or options were set."""

    rule: Rule
    origin: str


def settings(config: Config) -> Iterator[Effective]:
    """Yield all settings besides those of rules, then what is set of rules."""
    for name in SETTINGS:
        yield _effective(config, name.replace("_", "-"), getattr(config, name))
    for name in NAMES:
        value, secret = getattr(config.sources, name), not Settings.__dataclass_fields__[name].repr
        found = _effective(config, f"sources.{name.replace('_', '-')}", "…" if secret and value else value)
        yield replace(found, origin=_secret(config, name, found.origin)) if secret and value else found
    for rule, table in config.rules.items():
        for key, value in table.items():
            yield _effective(config, f"rules.{rule}.{key}", value)


def _secret(config: Config, name: str, origin: str) -> str:
    """Return where a key or contact came from, and whether the key stays here, since it is for another host."""
    origin = "the environment" if origin == _DEFAULT else origin
    service = name.removesuffix("_key")
    if service == name or not config.sources.address(service) or is_keyed(config.sources, service):
        return origin
    return f"{origin}; not sent, since the address of the service was not set with it"


def _effective(config: Config, key: str, value: Any) -> Effective:
    origin = config.origins.get(key)
    return Effective(key, list(value) if isinstance(value, tuple) else value, origin.label if origin else _DEFAULT)


def running(config: Config) -> Iterator[Running]:
    """Yield the rules that run, each with the places that changed it."""
    for rule in rules_of(config):
        keys = (f"rules.{rule.name}.{key}" for key in config.rules.get(rule.name, ()))
        places = dict.fromkeys(config.origin(key).label for key in keys)
        yield Running(rule, ", ".join(places) or "default")


def options(rule: Rule) -> dict[str, Any]:
    """Return the options of a rule by the keys that set them."""
    found = {field.name.replace("_", "-"): getattr(rule.options, field.name) for field in fields(rule.options)}
    return {key: list(value) if isinstance(value, tuple) else value for key, value in found.items()}
