"""Where the user's own settings are."""

from __future__ import annotations

import os
from pathlib import Path

from factcheck.errors import ConfigError
from factcheck.opening import is_file

VARIABLE = "FACTCHECK_CONFIG"
"""The environment variable that names the user's file in place of the platform's; empty for none at all."""


def own_file() -> Path | None:
    """Return the file of the user's own settings, None where there is none.

    Raises `ConfigError` where the environment names one that is not there.
    """
    place = own_place()
    if place is None or is_file(place):
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
