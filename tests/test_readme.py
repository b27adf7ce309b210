"""What the README shows is what the program prints."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from factcheck.cli import factcheck

ROOT = Path(__file__).parents[1]


def test_example_output(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first finding on the example article and the last lines stand in the README as they are printed today."""
    monkeypatch.chdir(ROOT)
    done = CliRunner().invoke(factcheck, ["check", "--offline", "examples/salt-and-blood-pressure.md"])
    shown = (ROOT / "README.md").read_text(encoding="utf-8").partition("```text\n")[2].partition("```")[0]
    first, last = shown.split("\n…\n")
    assert first in (ROOT / "docs/index.md").read_text(encoding="utf-8")
    assert done.output.startswith(first) and done.output.endswith(last.lstrip("\n"))


def test_what_it_links_to_is_there() -> None:
    """Pages and pictures that the README leads to are there, pictures are small, and it stays short."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    linked = re.findall(r"\]\((?!https?:)([^)#]+)\)", text)
    assert [path for path in linked if not (ROOT / path).exists()] == []
    assert {"docs/assets/desk.png", "docs/assets/report.png"} <= {*linked}
    assert all((ROOT / path).stat().st_size < 250_000 for path in linked if path.endswith(".png"))
    assert len(text.encode()) < 8_400  # half of what it was: a page to read before a decision, no manual


@pytest.mark.slow
def test_pictures(tmp_path: Path) -> None:
    """The script makes each picture anew from the desk, a report and a dashboard that run."""
    pytest.importorskip("playwright", reason="Playwright is not installed")
    script = ROOT / "docs/assets/pictures.py"
    if not Path(os.environ.get("FACTCHECK_CHROMIUM", "/usr/bin/chromium")).exists():
        pytest.skip("there is no Chromium")
    subprocess.run([sys.executable, str(script), str(tmp_path)], check=True, timeout=300)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["dashboard.png", "desk.png", "report.png"]
    assert all(one.read_bytes().startswith(b"\x89PNG") and one.stat().st_size > 20_000 for one in tmp_path.iterdir())


@pytest.mark.parametrize(
    "command",
    [
        "check",
        "compare",
        "config",
        "evidence",
        "extract",
        "facts",
        "init",
        "lock",
        "pin",
        "refs",
        "rule",
        "rules",
        "serve",
        "sources",
    ],
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
