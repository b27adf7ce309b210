"""The tests, one module for each of the package."""

from __future__ import annotations

import os
from pathlib import Path

SHARED = Path(os.environ.get("FACTCHECK_SHARED") or Path(__file__).parents[1] / ".." / "shared").resolve()
"""The folder of recordings, benchmarks and the replica of the services, which need not be there."""
