"""What the README shows is what the program prints."""

from __future__ import annotations

import os
import subprocess
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
    "command", ["check", "config", "extract", "init", "lock", "pin", "refs", "rule", "rules", "serve", "sources"]
)
def test_commands_are_told(command: str) -> None:
    """The README names every command that exists."""
    assert f"`factcheck {command}" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert command in factcheck.commands


@pytest.mark.parametrize(
    ("argument", "calls"),
    [
        ("", ["-m pip install --quiet --constraint constraints.txt .", "check --offline examples/"]),
        ("desk", ["-m pip install --quiet --constraint constraints.txt .[desk]", "serve"]),
        (
            "test",
            [
                "-m pip install --quiet --constraint constraints.txt --editable .[test]",
                "-m pytest --numprocesses auto --dist loadfile",
            ],
        ),
    ],
)
def test_one_command_sets_up(tmp_path: Path, argument: str, calls: list[str]) -> None:
    """The script of the README makes an environment beside itself and uses that alone; old Pythons are refused."""
    for name in ("try.sh", "constraints.txt"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    said = tmp_path / "said"
    stub = f'#!/bin/sh\necho "$@" >> "{said}"\n'
    made = 'for one in python factcheck; do printf %s "$STUB" > .venv/bin/$one; chmod +x .venv/bin/$one; done'
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\n[ "$1" = -c ] && exit "$OLD"\nmkdir -p .venv/bin\n{made}\n')
    python.chmod(0o755)
    environment = {**os.environ, "PYTHON": str(python), "STUB": stub, "OLD": "0"}
    command = ["sh", str(tmp_path / "try.sh"), *filter(None, [argument])]
    subprocess.run(command, cwd="/", env=environment, check=True)
    assert [line.startswith(call) for line, call in zip(said.read_text().splitlines(), calls, strict=True)] == [
        True
    ] * 2
    done = subprocess.run(command, env={**environment, "OLD": "1"}, capture_output=True, text=True, check=False)
    assert done.returncode == 2 and "Python 3.11 or newer" in done.stderr
