"""The settings and ignore comments of single articles, for the findings that only the corpus shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from factcheck.catalogue import Rule
from factcheck.config import Config, at, rules_of
from factcheck.config.layers import over
from factcheck.model import Span
from factcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class ArticleSettings:
    """The rules that an article's settings leave to run, by name, and what its comments cover, by rule.

    `unsure` tells whether it wants what a check itself is not sure of.
    """

    rules: Mapping[str, Rule]
    unsure: bool
    ignored: tuple[tuple[str, Span], ...] = ()

    def shows(self, rule: str, confidence: str) -> bool:
        """Tell whether the settings show findings of this rule and confidence."""
        own = self.rules.get(rule)
        return own is not None and (confidence != "low" or own.confidence == "low" or self.unsure)

    def ignores(self, rule: str, *places: Span) -> bool:
        """Tell whether a comment sets aside what the rule finds at one of these places of the article's text."""
        return any(name == rule and covered.overlaps(place) for name, covered in self.ignored for place in places)


def settings_by_row(config: Config) -> Callable[[Mapping[str, Any]], ArticleSettings]:
    """Return what gives the settings of an article by `path` and `ignored` of its row in `articles`."""
    common = _settings(config)

    def settings_of(row: Mapping[str, Any]) -> ArticleSettings:
        own = _settings(at(config, Path(row["path"]))) if row["path"] and config.overrides else common
        covered = tuple((one["rule"], Span(one["start"], one["end"])) for one in row["ignored"])
        return replace(own, ignored=covered)

    return settings_of


def _settings(config: Config) -> ArticleSettings:
    return ArticleSettings({rule.name: rule for rule in rules_of(config)}, config.profile == "audit")


def wanted(config: Config, kind: str) -> list[str]:
    """Return the names of the rules of a kind that the settings, or an override for some articles, leave to run."""
    settings = (config, *(over(config, layer) for layer in config.overrides))
    rules = {rule.name: rule for each in settings for rule in rules_of(each) if rule.kind == kind}
    return sorted(rules, key=lambda name: rules[name].code)
