"""Every block of commands in the README and the documentation runs, in a folder with the files that it names."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reading.articles import Part, as_pdf
from tests.reading.word_documents import docx, p, r

ROOT = Path(__file__).parents[1]
PAGES = sorted({ROOT / "README.md", *(ROOT / "docs").glob("*.md")})
_BLOCK = re.compile(r"^(?P<in> *)```sh\n(?P<text>.*?)^(?P=in)```", re.MULTILINE | re.DOTALL)
SETS_UP = ("python3 -m venv", ".venv/bin/", "pip install", "sh try.sh", "npm ", "cargo ", "git ")
"""Commands that install: `.ci/run` runs those of the README, and installs each extra."""
ELSEWHERE = ("man ", "duckdb ", "eval ")
"""Commands of other programs, which are looked at but not run."""


def blocks() -> Iterator[tuple[str, list[str]]]:
    """Yield the name of each block and its commands."""
    for page in PAGES:
        for number, found in enumerate(_BLOCK.finditer(page.read_text("utf-8")), start=1):
            lines = (line.strip() for line in found["text"].splitlines())
            yield f"{page.name}-{number}", [line for line in lines if line and not line.startswith("#")]


BLOCKS = dict(blocks())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the drafts and documents that the commands name, and a program `factcheck` on the path."""
    (tmp_path / "articles").mkdir()
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    shutil.copytree(ROOT / "examples", tmp_path / "site")
    text = (ROOT / "examples/salt-and-blood-pressure.md").read_text("utf-8")
    for name in ("draft.md", "leaflet.md", "articles/salt.md"):
        (tmp_path / name).write_text(text)
    for name in ("draft.docx", "summary.docx"):
        (tmp_path / name).write_bytes(docx(p(r("Adults eat 9 g of salt a day. Less than 5% of it is added."))))
    for name in ("guideline.pdf", "paper.pdf"):
        (tmp_path / name).write_bytes(as_pdf([Part("paragraph", "Less than 0.5% of the salt is added at the table.")]))
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "factcheck"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m factcheck "$@"\n')
    program.chmod(0o755)
    (tmp_path / "own.toml").write_text("offline = true\n")
    return tmp_path


@pytest.mark.parametrize("name", BLOCKS)
def test_block(folder: Path, name: str) -> None:
    """Each command of a block ends as a command that was understood: nothing to do, or findings."""
    surroundings = {
        **os.environ,
        "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "FACTCHECK_CONFIG": str(folder / "own.toml"),
        "FACTCHECK_CACHE_DIR": str(folder / "cache"),
    }
    for line in BLOCKS[name]:
        if line.startswith((*SETS_UP, *ELSEWHERE)):
            continue
        if "rules test" in line:
            _another_name(folder)
        done = subprocess.run(
            ["sh", "-c", line], cwd=folder, env=surroundings, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode in (0, 1) and "Traceback" not in done.stderr, (line, done.stdout, done.stderr)


def _another_name(folder: Path) -> None:
    """Do what the page says between its two blocks: give the copied rule a name and a code of its own."""
    page = folder / "house-rules/house-source.md"
    page.parent.mkdir(exist_ok=True)
    text = (ROOT / "rules/citations/vague-source.md").read_text("utf-8")
    page.write_text(re.sub(r"^# .*", "# house-source (HX101)", text, count=1))


def test_every_command_is_known() -> None:
    """No block calls a command of factcheck that there is none of; those of other programs are few."""
    from factcheck.cli import factcheck

    for name, lines in BLOCKS.items():
        for line in lines:
            words = shlex.split(line, comments=True)
            assert line.startswith((*SETS_UP, *ELSEWHERE, "mkdir ", "factcheck ")), (name, line)
            assert words[0] != "factcheck" or words[1] in factcheck.commands, (name, line)
