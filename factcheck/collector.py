"""How often Python looks for circles of objects that nothing else holds.

Readers make tens of thousands of values for an article, none of which leads back to itself. At Python's own pace, 700
objects, the search for circles took a fifteenth of a check.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

YOUNG, SURVIVORS, OLD = 20_000, 20, 50
"""New objects until the first generation is searched, its searches until the next is, and so on."""


def collect_seldom() -> None:
    """Let this process look for circles less often; memory is bounded as before, by some megabytes more."""
    gc.set_threshold(YOUNG, SURVIVORS, OLD)


def without_circles(work: Callable[P, T]) -> Callable[P, T]:
    """Mark a function that makes no circles, so that none are looked for before it returns, whoever calls it."""

    @wraps(work)
    def uninterrupted(*given: P.args, **named: P.kwargs) -> T:
        if not gc.isenabled():  # a program's own choice, or that of a function around this one
            return work(*given, **named)
        gc.disable()
        try:
            return work(*given, **named)
        finally:
            gc.enable()

    return uninterrupted
