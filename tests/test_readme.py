"""What the README shows is what the program prints."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from factcheck.cli import factcheck

ROOT = Path(__file__).parents[1]


def test_example_output(monkeypatch: pytest.MonkeyPatch) -> None:
    """The report on the example article stands in the README as it is printed today."""
    monkeypatch.chdir(ROOT)
    done = CliRunner().invoke(factcheck, ["check", "--offline", "examples/salt-and-blood-pressure.md"])
    assert done.output in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "command", ["check", "config", "extract", "init", "lock", "pin", "refs", "rule", "rules", "sources"]
)
def test_commands_are_told(command: str) -> None:
    """The README names every command that exists."""
    assert f"`factcheck {command}" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert command in factcheck.commands
