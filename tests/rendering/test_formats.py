"""Promises that every format keeps, on one report with everything in it."""

from __future__ import annotations

import re
from importlib import import_module

import click
import pytest

from factcheck.rendering import FORMATS, Report
from tests.rendering.fixture import report

RENDERED = tuple(name for name in FORMATS if name != "template")
OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]")


def rendered(format: str, shown: Report | None = None) -> str:
    """Return what a format makes of a report, without colours."""
    module = import_module(f"factcheck.rendering.{FORMATS[format]}")
    return click.unstyle("".join(module.render(shown or report())))


@pytest.fixture(autouse=True)
def outside_of_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget what this run's own CI says of itself."""
    for name in ("GITHUB_WORKSPACE", "GITHUB_REPOSITORY", "GITHUB_STEP_SUMMARY", "CI_PROJECT_DIR", "CI_PROJECT_URL"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("format", RENDERED)
def test_nothing_a_terminal_obeys(format: str) -> None:
    """Whatever an article, a service or a file's name holds, UTF-8 goes out, and no control character in it."""
    assert OBEYED.search(rendered(format)) is None
    assert rendered(format).encode()


@pytest.mark.parametrize("format", RENDERED)
def test_the_same_twice(format: str) -> None:
    """Equal reports are rendered equal to the byte."""
    assert rendered(format) == rendered(format)


@pytest.mark.parametrize("format", RENDERED)
def test_nothing_to_report(format: str) -> None:
    """A report without an article is rendered, too."""
    rendered(format, Report(()))


@pytest.mark.parametrize("format", [name for name in RENDERED if name not in ("concise", "text")])
def test_unreadable_file_is_told(format: str) -> None:
    """A file that kept from being checked stands in the report, not on standard error alone."""
    assert "This file is binary" in rendered(format)


def test_text_groups_by_article() -> None:
    """Text shows one article after the other, in each the gravest first, the related place, and counts at the end."""
    shown = rendered("text")
    places = re.findall(r"^(articles/\S[^\n]*?):\d+:\d+: (\w+)\[", shown, re.MULTILINE)
    assert [path for path, _ in places] == sorted((path for path, _ in places), key=[path for path, _ in places].index)
    assert next(severity for path, severity in places if path.endswith("été.md")) == "error"
    assert "less than 5% here" in shown and "= help: keep the number of the better source" in shown
    last = shown.splitlines()[-3:]
    assert re.fullmatch(r"\d errors, \d warnings.* in 3 of 4 articles; `factcheck rule NAME` says .*", last[0])
    assert last[1] == "Set aside: 2 suppressed, 1 in the baseline, 1 outside the changed lines."
