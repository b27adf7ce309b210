"""The rules that the settings leave to run, each with its severity, confidence and options as set."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from factcheck import catalogue
from factcheck.catalogue import Rule
from factcheck.checks import kind
from factcheck.config.layers import over
from factcheck.config.settings import Config
from factcheck.model import Confidence, Severity
from factcheck.options import about, did_you_mean, values
from factcheck.values import dataclass

_SELECTORS = ("select", "ignore", "extend-select", "extend-ignore")


@dataclass(frozen=True, slots=True)
class Header:
    """What every rule's table may set, besides the options of its kind."""

    severity: Severity = field(default="warning", metadata=about("error, warning or info"))
    confidence: Confidence = field(
        default="high", metadata=about("high, medium or low; rules of low confidence run in the profile audit")
    )


def catalogue_of(config: Config) -> Mapping[str, Rule]:
    """Return all rules by name, the house's own included."""
    return catalogue.load(tuple(Path(place) for place in config.rule_paths))


def names_of(config: Config) -> Mapping[str, str]:
    """Return the names and codes of all rules, each with the name of its rule."""
    rules = catalogue_of(config).values()
    return {word: rule.name for rule in rules for word in (rule.name, rule.code)}


_latest: list[tuple[Config, Mapping[str, Rule], tuple[Rule, ...]]] = []
"""The rules of the latest settings, which are those of the next article, too."""


def rules_of(config: Config) -> tuple[Rule, ...]:
    """Return the rules to run, as the settings have them, in the order of their codes.

    Raises `ConfigError` where a setting, be it in an override for other paths, names a rule, a family or an option
    that does not exist.
    """
    rules = catalogue_of(config)
    for settings, catalogued, held in _latest:
        if catalogued is rules and settings == config:
            return held
    for layer in config.overrides:
        _check_names(over(config, layer), rules)
    _check_names(config, rules)
    effective = (_as_set(rule, config) for rule in rules.values())
    found = tuple(sorted((rule for rule in effective if _selected(rule, config)), key=lambda rule: rule.code))
    _latest[:] = [(config, rules, found)]
    return found


def _check_names(config: Config, rules: Mapping[str, Rule]) -> None:
    for name in config.rules:
        if name not in rules:
            raise config.origin(f"rules.{name}").problem(f"There is no rule {name!r}{did_you_mean(name, rules)}")
        _as_set(rules[name], config)
    selectors = [(key, one) for key in _SELECTORS for one in getattr(config, key.replace("-", "_"))]
    if not selectors:
        return
    known = {name for rule in rules.values() for name in (rule.name, rule.code, rule.family)}
    families = sorted({rule.family for rule in rules.values()})
    prefixes = {prefix for rule in rules.values() for prefix in _prefixes(rule.code)}
    for key, selector in selectors:
        if selector not in known | prefixes:
            near = did_you_mean(selector, known)
            listed = f"; `factcheck rules` lists them. Families are {', '.join(families)}."
            message = f"There is no rule or family {selector!r}{near if 'did you mean' in near else listed}"
            raise config.origin(key).problem(message, selector)


def _as_set(rule: Rule, config: Config) -> Rule:
    header: dict[str, Any] = {}
    options: dict[str, Any] = {}
    options_type = kind(rule.kind).options
    set_here = config.rules.get(rule.name)
    if not set_here:
        return rule
    names = [field.name for field in fields(options_type)]
    for key, value in set_here.items():
        source = config.origin(f"rules.{rule.name}.{key}").source
        assert source is not None
        if key in Header.__dataclass_fields__:
            header |= values(Header, {key: value}, source, tuple(Header.__dataclass_fields__))
        else:
            options |= values(options_type, {key: value}, source, names, Header.__dataclass_fields__)
    if "severity" in header:
        header["severities"] = {}  # what the settings say goes for every variant
    return replace(rule, **header, options=replace(rule.options, **options)) if header or options else rule


def _selected(rule: Rule, config: Config) -> bool:
    named = {rule.name, rule.code, rule.family, *_prefixes(rule.code)}
    if named & {*config.ignore, *config.extend_ignore}:
        return False
    if named & {*config.select, *config.extend_select}:
        return True
    return not config.select and (config.profile == "audit" or rule.confidence != "low")


@cache
def _prefixes(code: str) -> tuple[str, ...]:
    letters = re.match(r"[A-Z]+", code)
    return tuple(code[:end] for end in range(letters.end() if letters else 0, len(code)))
