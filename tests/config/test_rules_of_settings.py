"""The rules that settings leave to run, which are worked out once for all articles under the same settings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.config import Config, rules_of
from factcheck.errors import ConfigError

ONE = Config(select=("future-year",))


def test_equal_settings_have_the_same_rules() -> None:
    """They are found once, whoever makes the settings anew for each article."""
    assert rules_of(Config(select=("future-year",))) is rules_of(replace(ONE))
    assert [rule.name for rule in rules_of(ONE)] == ["future-year"]


def test_other_settings_have_their_own() -> None:
    """Nothing is left of the settings before, in either order."""
    audit = Config(profile="audit")
    assert len(rules_of(audit)) > len(rules_of(Config())) > len(rules_of(ONE))
    milder = replace(ONE, rules={"future-year": {"severity": "info"}})
    assert [rule.severity for rule in rules_of(milder)] == ["info"]
    assert [rule.severity for rule in rules_of(ONE)] != ["info"]


def test_a_wrong_setting_is_told_each_time() -> None:
    """What could not be worked out is not kept."""
    wrong = Config(ignore=("no-such-rule",))
    for _ in range(2):
        with pytest.raises(ConfigError):
            rules_of(wrong)
    assert rules_of(ONE)
