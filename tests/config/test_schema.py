"""The schema of configuration files for editors."""

from __future__ import annotations

import json
import tomllib

import pytest
from jsonschema import Draft202012Validator, ValidationError

from factcheck.config.schema import written
from factcheck.data import folder

PLACE = folder("reports") / "schema/config-1.schema.json"
VALIDATOR = Draft202012Validator(json.loads(PLACE.read_text("utf-8")))


def test_up_to_date() -> None:
    """The file is what the tables and rule pages make of it: `python -m factcheck.config.schema > FILE`."""
    assert PLACE.read_text("utf-8") == written()
    Draft202012Validator.check_schema(json.loads(PLACE.read_text("utf-8")))


def test_accepts_the_starter_file() -> None:
    """The starter file is valid, with what it shows in comments too."""
    starter = (folder("reports") / "starter.toml").read_text("utf-8")
    VALIDATOR.validate(tomllib.loads(starter))
    shown = starter[starter.index("# [[override]]") :].replace("# ", "")
    VALIDATOR.validate(tomllib.loads(shown))


@pytest.mark.parametrize(
    "text",
    [
        "profil = 'edit'",
        "profile = 'editor'",
        "[sources]\ncrosref = ''",
        "[sources]\ncrossref = 'no address'",
        "[[override]]\nignore = []",
        "[[override]]\npaths = ['a']\noffline = true",
        "[rules.p-value-and-interval]\nmargin = 0.5",
        "[rules.conflicting-values]\nseverty = 'info'",
        "[rules.house-rule]\nseverity = 'grave'",
    ],
)
def test_rejects(text: str) -> None:
    """Unknown keys and wrong values are marked."""
    with pytest.raises(ValidationError):
        VALIDATOR.validate(tomllib.loads(text))


def test_lets_house_rules_through() -> None:
    """A rule that only the house has may have options of any name."""
    VALIDATOR.validate(tomllib.loads("[rules.house-rule]\nseverity = 'info'\nlimit = 3\n[[override]]\npaths = ['a']"))
