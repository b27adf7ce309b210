"""What an installed package adds: a kind of rule, a format and a report, without a change to factcheck."""

from __future__ import annotations

import os
import shutil
import tomllib
from pathlib import Path

import pytest

from tests.cli.command import Call, command_in

EXAMPLE = Path(__file__).parent / "plugins"
SUBTITLES = """1
00:00:01,000 --> 00:00:04,000
The miracle drug
helped 12 of 40 people.

2
00:00:04,500 --> 00:00:08,000
That is 50% of them.
"""


def installed(folder: Path) -> Path:
    """Lay the example down in a folder as an installer does, and return the folder."""
    project = tomllib.loads((EXAMPLE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    shutil.copytree(EXAMPLE / "factcheck_house", folder / "factcheck_house")
    said = folder / f"factcheck_house-{project['version']}.dist-info"
    said.mkdir()
    (said / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n")
    groups = (
        f"[{group}]\n" + "".join(f"{name} = {value}\n" for name, value in entries.items())
        for group, entries in project["entry-points"].items()
    )
    (said / "entry_points.txt").write_text("\n".join(groups))
    return folder


@pytest.fixture
def call(tmp_path: Path) -> Call:
    """The command line where the example is installed, and its rule page is switched on."""
    packages = installed(tmp_path / "packages")
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    (drafts / "talk.srt").write_text(SUBTITLES)
    page = (packages / "factcheck_house/rules").as_posix()
    (drafts / "own.toml").write_text(f'rule-paths = ["{page}"]\n')
    return command_in(drafts, PYTHONPATH=os.fspath(packages))


def test_kind_format_and_report(call: Call) -> None:
    """A folder's files in the added format are found, checked by the added kind, and told in the added report."""
    done = call("check", ".", "--output", "csv")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "file,line,rule,message",
        "talk.srt,3,no-miracles,“miracle” is not printed here",
    ]


def test_rule_page_is_tested(call: Call, tmp_path: Path) -> None:
    """`rules test` runs the examples of a rule of an added kind."""
    done = call("rules", "test", os.fspath(tmp_path / "packages/factcheck_house/rules"))
    assert done.returncode == 0, done.stderr


def test_named_where_a_name_is_wrong(call: Call) -> None:
    """What is added is offered like what comes with factcheck."""
    assert "csv" in call("check", "talk.srt", "--output", "cvs").stderr
    assert "'subtitles'" in call("check", "talk.srt", "--format", "subtitle").stderr


def test_broken_package(call: Call, tmp_path: Path) -> None:
    """A package that cannot be loaded is told in one sentence, where it is asked for alone."""
    (tmp_path / "packages/factcheck_house/csv_report.py").write_text("raise RuntimeError('no')\n")
    done = call("check", "talk.srt", "--output", "csv")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "factcheck_house.csv_report" in done.stderr
    assert call("check", "talk.srt").returncode == 0


def test_nothing_of_the_checked_folder(tmp_path: Path) -> None:
    """Entry points that lie in the folder to be checked are not looked at: only installed packages may add code."""
    drafts = installed(tmp_path / "drafts")
    (drafts / "factcheck_house/__init__.py").write_text("open('ran', 'w')\n")
    (drafts / "talk.srt").write_text(SUBTITLES)
    done = command_in(drafts)("check", "talk.srt", "--output", "csv")
    assert done.returncode == 2
    assert not (drafts / "ran").exists()
