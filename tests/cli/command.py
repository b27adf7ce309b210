"""The real command line in a throwaway folder, for the tests of what it promises."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

Done = subprocess.CompletedProcess[str]
Call = Callable[..., Done]
SLIP = "According to a study by Sleeman & organized metastasis (2011), cells survive.\n"
CLEAN = "Cells survive in the blood.\n"


def command_in(folder: Path, **environment: str) -> Call:
    """Return a function that runs `factcheck ARGUMENTS` in a folder, whose own.toml are the user's own settings.

    The cache of all runs is kept there, too.
    """
    own = folder / "own.toml"

    def run(*arguments: str, stdin: bytes = b"") -> Done:
        surroundings = {**os.environ, "FACTCHECK_CACHE_DIR": str(folder / ".cache"), **environment}
        if own.is_file():
            surroundings["FACTCHECK_CONFIG"] = str(own)
        command = [sys.executable, "-m", "factcheck", *arguments]
        done = subprocess.run(command, cwd=folder, input=stdin, capture_output=True, check=False, env=surroundings)
        return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())

    return run
