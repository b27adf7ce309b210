"""What is wrong with what is read."""

from __future__ import annotations


class DamagedError(ValueError):
    """JSON that holds no value of the wanted class."""
