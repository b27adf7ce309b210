"""Regular expressions that are compiled when they are first used.

Compiling those of reference lists and citations takes longer than reading a draft without any, and a run whose results
are all kept uses none of them.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Unused:
    """Stands for a compiled expression, whose methods it takes over one by one as they are asked for."""

    def __init__(self, text: str, flags: int) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> Any:
        compiled = self.__dict__.setdefault("_compiled", re.compile(self._text, self._flags))
        value = getattr(compiled, name)
        self.__dict__[name] = value
        return value


def expression(text: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that its first use compiles, which also raises for a mistake in it; for those of a module."""
    return cast("re.Pattern[str]", _Unused(text, flags))
