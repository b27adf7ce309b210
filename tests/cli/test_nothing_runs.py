"""Modules, hooks and repositories within the checked folder are articles' neighbours, and never run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command import SLIP

PROGRAM = Path(sys.executable).with_name("factcheck")
MODULES = (
    "multiprocessing",
    "signal",
    "pickle",
    "struct",
    "threading",
    "tempfile",
    "spacy",
    "click",
    "requests",
    "lxml",
    "numpy",
    "duckdb",
    "sitecustomize",
    "usercustomize",
    "factcheck",
)


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    if not PROGRAM.is_file():
        pytest.skip("factcheck is not installed as a program")
    environment = {**os.environ, "FACTCHECK_CACHE_DIR": str(folder / ".cache")}
    return subprocess.run([str(PROGRAM), *arguments], cwd=folder, capture_output=True, check=False, env=environment)


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A folder of articles with modules by the names of those that workers import."""
    for name in MODULES:
        (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'PWNED')!r}, 'w').write({name!r})\n")
    for number in range(3):
        (tmp_path / f"{number}.md").write_text(SLIP)
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [("check", "--offline", "--jobs", "2", "."), ("audit", ".", "--jobs", "2", "-o", "audit")],
    ids=["check", "audit"],
)
def test_no_module_of_the_folder_is_imported(hostile: Path, arguments: tuple[str, ...]) -> None:
    """Worker processes take their modules from where factcheck's own come from, not from where they stand."""
    done = run(hostile, *arguments)
    assert done.returncode == 0, done
    assert not (hostile / "PWNED").exists(), (hostile / "PWNED").read_text()


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_no_command_of_a_repository_in_the_folder_is_run(tmp_path: Path) -> None:
    """A bare repository that a clone brings along names a command in its settings; git is not told to open it."""
    inner = tmp_path / "clone/posts"
    inner.mkdir(parents=True)
    git = ("git", "-c", "user.name=a", "-c", "user.email=a@example.org")
    for command in (("init", "-q", "."), ("commit", "-q", "--allow-empty", "-m", "one")):
        subprocess.run([*git, *command], cwd=inner.parent, check=True)
    subprocess.run([*git, "clone", "-q", "--bare", str(inner.parent), str(inner)], check=True)
    worker = tmp_path / "pwn.sh"
    worker.write_text(f"#!/bin/sh\ntouch {tmp_path / 'PWNED'}\n")
    worker.chmod(0o755)
    with (inner / "config").open("a") as settings:
        settings.write(f"[core]\n bare = false\n worktree = {inner}\n fsmonitor = {worker}\n")
    (inner / "draft.md").write_text(SLIP)
    run(inner.parent, "check", "--offline", "--since", "HEAD", "posts/draft.md")
    assert not (tmp_path / "PWNED").exists()


COMMANDS = """
[diff "x"]
    textconv = "touch {mark}; cat"
    command = "touch {mark}"
[diff]
    external = touch {mark}
[filter "y=z"]
    clean = "touch {mark}; cat"
    process = "touch {mark}"
    required = true
[core]
    pager = touch {mark}
    sshCommand = touch {mark}
    fsmonitor = touch {mark}
    alternateRefsCommand = touch {mark}
    repositoryformatversion = 1
[remote "origin"]
    url = "ext::sh -c \\"touch {mark}\\""
    promisor = true
[protocol "ext"]
    allow = always
[extensions]
    partialClone = origin
"""


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
@pytest.mark.parametrize("lost", [False, True], ids=["whole", "an object is missing"])
def test_no_command_of_an_unpacked_repository_runs(tmp_path: Path, lost: bool) -> None:
    """Filters, diff drivers, transports and a submodule's own settings name commands; git would run each of them."""
    mark, repo = tmp_path / "PWNED", tmp_path / "repo"
    (repo / "inner").mkdir(parents=True)
    git = ("git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "protocol.file.allow=always")
    for folder in (repo / "inner", repo):
        subprocess.run([*git, "init", "-q"], cwd=folder, check=True)
        (folder / "draft.md").write_text("Cells survive in the blood.\n")
        subprocess.run([*git, "add", "."], cwd=folder, check=True, capture_output=True)
        subprocess.run([*git, "commit", "-q", "-m", "a"], cwd=folder, check=True)
    for folder in (repo / "inner", repo):
        (folder / ".gitattributes").write_text("*.md diff=x filter=y=z\n")
        with (folder / ".git/config").open("a") as settings:
            settings.write(COMMANDS.replace("{mark}", str(mark)))
        (folder / "draft.md").write_text(f"Cells survive in the blood.\n\n{SLIP}")
    if lost:
        for found in (repo / ".git/objects").glob("??/*"):
            found.chmod(0o644)
            found.unlink()
    done = run(repo, "check", "--offline", "--since", "HEAD", "--output", "concise", "draft.md")
    assert not mark.exists(), done
    assert done.returncode == (2 if lost else 0) and b"Traceback" not in done.stderr
    assert lost or b"draft.md:3:" in done.stdout
