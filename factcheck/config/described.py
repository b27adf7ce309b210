"""The settings in effect for an article, each with where it came from, and the rules that run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from factcheck.catalogue import Rule
from factcheck.config.selection import rules_of
from factcheck.config.settings import SETTINGS, Config


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
    for field in (field for field in fields(config.sources) if field.metadata):
        key = f"sources.{field.name.replace('_', '-')}"
        value = getattr(config.sources, field.name)
        found = _effective(config, key, value if field.repr or not value else "…")
        from_environment = not field.repr and value and key not in config.origins
        yield Effective(key, found.value, "the environment") if from_environment else found
    for rule, table in config.rules.items():
        for key, value in table.items():
            yield _effective(config, f"rules.{rule}.{key}", value)


def _effective(config: Config, key: str, value: Any) -> Effective:
    origin = config.origins.get(key)
    return Effective(key, list(value) if isinstance(value, tuple) else value, origin.label if origin else "default")


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
