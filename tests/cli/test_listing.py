"""What `facts` and `evidence` share: which files are read, and what a call that cannot be met is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import Call, command_in


@pytest.fixture
def call(tmp_path: Path) -> Call:
    """The command line beside an article, an empty file and nothing else."""
    (tmp_path / "a.md").write_text("Less than 0.1% of cells form tumors.\n")
    (tmp_path / "_index.md").write_text("")
    (tmp_path / "factcheck.toml").write_text("offline = true\n")
    return command_in(tmp_path)


@pytest.mark.parametrize("command", [("facts",), ("evidence",)])
def test_empty_files_are_passed_over(call: Call, command: tuple[str, ...]) -> None:
    """An empty file in a folder fails neither listing, as it fails no check."""
    done = call(*command, ".")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("command", [("facts",), ("evidence",)])
@pytest.mark.parametrize(
    ("given", "said"),
    [
        ((), "Name at least one file"),
        (("a.md", "--output", "jsn"), "did you mean 'json'"),
        (("a.md", "--output", "csv=a.md"), "would overwrite"),
        (("missing.md", "a.md"), "missing.md"),
    ],
)
def test_one_sentence(call: Call, command: tuple[str, ...], given: tuple[str, ...], said: str) -> None:
    """Wrong usage and a file that is not there are one sentence and exit status 2."""
    done = call(*command, *given)
    assert done.returncode == 2 and done.stderr.count("\n") == 1 and said in done.stderr


def test_evidence_by_the_lock_file_alone(call: Call, tmp_path: Path) -> None:
    """`evidence --frozen` says in one sentence that there is no lock file, and goes by the one that there is."""
    (tmp_path / "factcheck.toml").unlink()
    done = call("evidence", "--frozen", "a.md")
    assert done.returncode == 2 and done.stderr.count("\n") == 1 and "factcheck lock" in done.stderr
    call("lock", "a.md")
    done = call("evidence", "--frozen", "a.md")
    assert (done.returncode, done.stderr) == (0, "")
