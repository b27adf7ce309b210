"""What every test may lean on: the shared folder where there is one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of articles and benchmarks; tests that need it are skipped without it."""
    place = Path(os.environ.get("FACTCHECK_SHARED") or Path(__file__).parents[1] / ".." / "shared").resolve()
    if not place.is_dir():
        pytest.skip(f"the shared folder is not at {place}")
    return place
