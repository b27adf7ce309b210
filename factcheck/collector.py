"""How often Python looks for circles of objects that nothing else holds.

Readers make tens of thousands of values for an article, none of which leads back to itself. At Python's own pace, 700
objects, the search for circles took a fifteenth of a check.
"""

from __future__ import annotations

import gc

YOUNG, SURVIVORS, OLD = 20_000, 20, 50
"""New objects until the first generation is searched, its searches until the next is, and so on."""


def collect_seldom() -> None:
    """Let this process look for circles less often; memory is bounded as before, by some megabytes more."""
    gc.set_threshold(YOUNG, SURVIVORS, OLD)
