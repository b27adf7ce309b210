"""The hooks under pre-commit itself, in a throwaway repository."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command import CLEAN, SLIP

REPOSITORY = Path(__file__).parents[2]

pytestmark = pytest.mark.slow


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=Editor", "-c", "user.email=editor@example.org")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def test_hook(tmp_path: Path) -> None:
    """pre-commit installs the hook from this repository; a commit with a finding is refused, a clean one passes."""
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    hooks, site = tmp_path / "hooks", tmp_path / "site"
    git(tmp_path, "clone", "--quiet", str(REPOSITORY), str(hooks))
    revision = subprocess.run(["git", "rev-parse", "HEAD"], cwd=hooks, capture_output=True, text=True, check=True)
    site.mkdir()
    git(site, "init", "--quiet")
    (site / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {hooks}\n    rev: {revision.stdout.strip()}\n    hooks:\n      - id: factcheck\n"
        "        args: [--fail-on, warning]\n"
    )
    (site / "clean.md").write_text(CLEAN)
    (site / "requirements.txt").write_text("requests\n")
    environment = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "home"), "FACTCHECK_CACHE_DIR": str(tmp_path / "c")}
    environment.pop("PYTHONPATH", None)  # the hook is to use what pre-commit installs

    def run() -> subprocess.CompletedProcess[str]:
        git(site, "add", "--all")
        command = [sys.executable, "-m", "pre_commit", "run", "--all-files"]
        return subprocess.run(command, cwd=site, env=environment, capture_output=True, text=True, check=False)

    done = run()
    assert done.returncode == 0, done.stdout
    (site / "slip.md").write_text(SLIP)
    done = run()
    assert done.returncode == 1 and "malformed-author" in done.stdout, done.stdout
