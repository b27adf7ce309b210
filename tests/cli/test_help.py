"""Help, completion and the manual page: every option is named where people look for it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

import factcheck
from factcheck.cli import factcheck as program
from factcheck.cli.help import GROUPS
from factcheck.cli.manual import commands, roff, root
from factcheck.rendering import FORMATS
from tests.cli.command import Call, command_in

MANUAL = Path(__file__).parents[2] / "docs/factcheck.1"


@pytest.fixture
def call(tmp_path: Path) -> Call:
    return command_in(tmp_path)


def test_help_in_groups(call: Call) -> None:
    """`check --help` shows every option once, each under a heading that says what it is for."""
    text = call("check", "--help").stdout
    for heading in GROUPS:
        assert f"\n{heading}:\n" in text
    assert text.split("Other options:\n")[1].split() == ["-h,", "--help", "Show", "this", "message", "and", "exit."]


@pytest.mark.parametrize(
    "module", ["spacy", "requests", "rich", "jinja2", "factcheck.extraction", "factcheck.rendering"]
)
def test_help_loads_little(module: str) -> None:
    """`--help` stays quick: it loads no module that only work needs."""
    code = f"import sys, factcheck.cli; sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_help_names_every_format_of_reports(call: Call) -> None:
    """`--output` in help lists the formats that there are."""
    told = " ".join(call("check", "--help").stdout.split()).partition("Report as ")[2].partition(", to standard")[0]
    assert told.replace(" or ", ", ").split(", ") == list(FORMATS)


def test_every_command_has_help() -> None:
    """Every command, and every option of it, says in a sentence what it does."""
    for context in commands(program, root(program)):
        assert context.command.help, context.command_path
        for parameter in context.command.params:
            assert not isinstance(parameter, click.Option) or parameter.help or parameter.show_default, parameter.name


def test_manual_is_up_to_date() -> None:
    """The manual page is what the commands say; renew it with `python -m factcheck.cli.manual > docs/factcheck.1`."""
    assert MANUAL.read_text("utf-8") == "\n".join(roff(program, factcheck.__version__)) + "\n"


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not installed")
def test_manual_is_sound() -> None:
    """groff formats the manual page without a warning, and it shows the options as they are typed."""
    command = ["groff", "-man", "-Tutf8", "-ww", str(MANUAL)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, "GROFF_NO_SGR": "1"})
    assert done.stderr == "" and "--stdin-filename" in re.sub(".\x08", "", done.stdout)


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("factcheck rul", {"rule", "rules"}),
        ("factcheck rule conflicting-v", {"conflicting-values"}),
        ("factcheck check --select FC10", {f"FC10{number}" for number in range(1, 10)}),
        ("factcheck check --output con", {"concise"}),
        ("factcheck check --format mark", {"markdown"}),
        ("factcheck check --offl", {"--offline"}),
    ],
)
def test_completion(tmp_path: Path, line: str, offered: set[str]) -> None:
    """A shell is offered commands, options, rules and formats that begin like the word."""
    words = {"_FACTCHECK_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": str(line.count(" "))}
    done = command_in(tmp_path, **words)()
    assert done.returncode == 0 and done.stderr == ""
    assert {entry.partition(",")[2] for entry in done.stdout.split()} == offered


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_script(call: Call, shell: str) -> None:
    """Each shell gets a script; where the shell is installed, it takes it."""
    done = call("completion", shell)
    assert done.returncode == 0 and "_FACTCHECK_COMPLETE" in done.stdout
    if shutil.which(shell):
        subprocess.run([shell, "-n"], input=done.stdout, text=True, check=True)


def test_completion_of_another_shell(call: Call) -> None:
    """A shell that is not known is exit 2."""
    assert call("completion", "csh").returncode == 2
