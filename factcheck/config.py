"""Settings: `factcheck.toml` or `[tool.factcheck]` in `pyproject.toml`, the nearest to the checked file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

from factcheck import catalogue
from factcheck.catalogue import Rule
from factcheck.checks import kind
from factcheck.errors import ConfigError, UsageError
from factcheck.model import Confidence, Severity
from factcheck.options import TomlSource, build, did_you_mean
from factcheck.sources.settings import Settings as SourceSettings

FailOn = Literal["error", "warning", "info", "never"]
Profile = Literal["edit", "audit"]

_NOWHERE = TomlSource("", "the command line", error=ConfigError)


@dataclass(frozen=True, slots=True)
class Config:
    """The settings for one article.

    `select` and `ignore` hold names, codes, code prefixes ("FC2") or families ("citations"). The profile `edit`
    leaves rules of low confidence out. `rules` maps a rule's name to what replaces its page's severity,
    confidence and options. `rule_paths` are absolute once loaded; `bibliography` are files from the current folder.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: Profile = "edit"
    fail_on: FailOn = "error"
    offline: bool = False
    frozen: bool = False
    rule_paths: tuple[str, ...] = ()
    bibliography: tuple[str, ...] = ()
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    sources: SourceSettings = field(default_factory=SourceSettings)
    origin: TomlSource = _NOWHERE

    @property
    def file(self) -> str:
        """Return the path of the configuration file, empty where there is none."""
        return "" if self.origin is _NOWHERE else self.origin.path


@dataclass(frozen=True, slots=True)
class _Table:
    """The keys of a configuration file, `[rules]` and `[sources]` apart."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: Profile = "edit"
    fail_on: FailOn = "error"
    offline: bool = False
    frozen: bool = False
    rule_paths: tuple[str, ...] = ()
    bibliography: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Override:
    severity: Severity
    confidence: Confidence


def find(path: Path) -> Path | None:
    """Return the configuration file nearest to `path`, going up from its folder."""
    start = path if path.is_dir() else path.parent
    return find_nearest(start.resolve())


@cache
def find_nearest(folder: Path) -> Path | None:
    """Return the configuration file nearest to a folder, going up from it."""
    for place in (folder, *folder.parents):
        if (place / "factcheck.toml").is_file():
            return place / "factcheck.toml"
        project = place / "pyproject.toml"
        if project.is_file() and "[tool.factcheck" in project.read_text(encoding="utf-8", errors="replace"):
            return project
    return None


@cache
def load(path: Path | None) -> Config:
    """Return the settings of a configuration file, the defaults for None.

    Raises `ConfigError` with the line of an unknown key, a wrong type or broken TOML.
    """
    if path is None:
        return Config()
    source = TomlSource(_read(path), str(path), error=ConfigError)
    table = source.parse()
    if path.name == "pyproject.toml":
        table = table.get("tool", {}).get("factcheck", {})
    overrides = _tables(table.pop("rules", {}), "rules", source)
    sources = table.pop("sources", {})
    plain = build(_Table, table, source)
    return Config(
        select=plain.select,
        ignore=plain.ignore,
        profile=plain.profile,
        fail_on=plain.fail_on,
        offline=plain.offline,
        frozen=plain.frozen,
        rule_paths=tuple(str((path.parent / place).resolve()) for place in plain.rule_paths),
        bibliography=tuple(str(path.parent / place) for place in plain.bibliography),
        rules=overrides,
        sources=_sources(sources, source, path.parent),
        origin=source,
    )


def _sources(table: Any, source: TomlSource, folder: Path) -> SourceSettings:
    if not isinstance(table, dict):
        raise source.problem("[sources] must be a table of settings.", "sources")
    settings = build(SourceSettings, table, source)
    cache, retractions = (str(folder / path) if path else "" for path in (settings.cache, settings.retractions))
    return replace(settings, cache=cache, retractions=retractions)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        reason = "it is not valid UTF-8" if isinstance(problem, UnicodeDecodeError) else problem.strerror
        raise ConfigError(f"This configuration file cannot be read: {reason}.", path=str(path)) from None


def _tables(value: Any, key: str, source: TomlSource) -> Mapping[str, Mapping[str, Any]]:
    if isinstance(value, dict) and all(isinstance(table, dict) for table in value.values()):
        return value
    raise source.problem(f"[{key}] must hold one table a rule, such as [{key}.vague-source].", key)


def rules_of(config: Config) -> tuple[Rule, ...]:
    """Return the rules to run, overrides applied, in the order of their codes.

    Raises `ConfigError` where a setting names a rule, a family or an option that does not exist.
    """
    rules = catalogue.load(tuple(Path(place) for place in config.rule_paths))
    for name in config.rules:
        if name not in rules:
            message = f"There is no rule {name!r}{did_you_mean(name, rules)}"
            raise config.origin.problem(message, name)
    effective = (_overridden(rule, config) for rule in rules.values())
    chosen = (rule for rule in effective if _selected(rule, config, rules))
    return tuple(sorted(chosen, key=lambda rule: rule.code))


def _overridden(rule: Rule, config: Config) -> Rule:
    table = dict(config.rules.get(rule.name, {}))
    if not table:
        return rule
    source = config.origin
    header = {"severity": rule.severity, "confidence": rule.confidence}
    header |= {key: table.pop(key) for key in tuple(header) if key in table}
    override = build(_Override, header, source)
    options_type = kind(rule.kind).options
    given = build(options_type, table, source)
    changed = {key.replace("-", "_"): getattr(given, key.replace("-", "_")) for key in table}
    return replace(
        rule,
        severity=override.severity,
        confidence=override.confidence,
        options=replace(rule.options, **changed),
    )


def _selected(rule: Rule, config: Config, rules: Mapping[str, Rule]) -> bool:
    named = {rule.name, rule.code, rule.family, *_prefixes(rule.code)}
    for selector in (*config.select, *config.ignore):
        _check_selector(selector, config, rules)
    if named & set(config.ignore):
        return False
    if config.select:
        return bool(named & set(config.select))
    return config.profile == "audit" or rule.confidence != "low"


def _prefixes(code: str) -> Iterator[str]:
    letters = re.match(r"[A-Z]+", code)
    for end in range(letters.end() if letters else 0, len(code)):
        yield code[:end]


def _check_selector(selector: str, config: Config, rules: Mapping[str, Rule]) -> None:
    known = {name for rule in rules.values() for name in (rule.name, rule.code, rule.family)}
    prefixes = {prefix for rule in rules.values() for prefix in _prefixes(rule.code)}
    if selector not in known | prefixes:
        problem = config.origin if config.origin is not _NOWHERE else None
        message = f"There is no rule or family {selector!r}{did_you_mean(selector, known)}"
        raise problem.problem(message, selector) if problem else UsageError(message)
