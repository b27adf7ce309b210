"""Writers that are killed, crowded or out of room lose nothing; the figures stand in benchmarks/faults.md."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.kills_house import CASES
from tests import SHARED

ROOT = Path(__file__).parents[1]


@pytest.mark.slow
def test_nothing_is_lost() -> None:
    """Fifty kills of each command, twenty rounds of four at once, full disks, no home, another year."""
    command = [sys.executable, "-m", "benchmarks.kills", *_replica(), *_faketime()]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    assert done.stdout.count("| nothing |") == len(CASES)


def _replica() -> list[str]:
    return ["--replica", str(SHARED)] if (SHARED / "replica").is_dir() else []


def _faketime() -> list[str]:
    found = sorted(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))
    return ["--faketime", str(found[0])] if found else []
