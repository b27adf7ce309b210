"""Where factcheck keeps what it can always find out again."""

from __future__ import annotations

import os
from pathlib import Path


def cache_folder() -> Path:
    """Return the folder that `FACTCHECK_CACHE_DIR` names, else the one in the platform's user cache folder."""
    if named := os.environ.get("FACTCHECK_CACHE_DIR"):
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("factcheck")
