"""The user's own settings, and the top of the repository in which a file lies."""

from __future__ import annotations

import os
from pathlib import Path

from factcheck.errors import ConfigError

VARIABLE = "FACTCHECK_CONFIG"
"""The environment variable that names the user's file in place of the platform's; empty for none at all."""


def own_file() -> Path | None:
    """Return the file of the user's own settings, None where there is none.

    Raises `ConfigError` where the environment names one that is not there.
    """
    place = own_place()
    if place is None or place.is_file():
        return place
    if os.environ.get(VARIABLE):
        message = f"There is no such file of settings; {VARIABLE} names it."
        raise ConfigError(message, path=str(place))
    return None


def own_place() -> Path | None:
    """Return where the user's own settings are looked for, None where the environment says nowhere."""
    named = os.environ.get(VARIABLE)
    if named is not None:
        return Path(named) if named else None
    from platformdirs import user_config_path

    return user_config_path("factcheck", appauthor=False) / "config.toml"


def top(folder: Path) -> Path:
    """Return the top folder of the repository in which a folder lies, the folder itself outside of any.

    Neither the user's home nor what lies above it is a repository here, though it be kept in git: whatever is
    unpacked below would have all of the user's files for its own.
    """
    start = folder.resolve()
    home = _home()
    for place in (start, *start.parents):
        if place == home or place.parent == place:
            break
        if os.path.lexists(place / ".git"):
            return place
    return start


def _home() -> Path | None:
    try:
        return Path.home().resolve()
    except RuntimeError:
        return None
