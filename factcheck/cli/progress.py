"""A line on standard error while sources are looked up, for those who watch."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def look_up_line() -> Iterator[None]:
    """Show what look-ups do on one line of a terminal, erased when they are done; anywhere else show nothing."""
    if not sys.stderr.isatty():
        yield
        return
    from factcheck.verification.progress import watched

    try:
        with watched(_show):
            yield
    finally:
        _show("")


def _show(words: str) -> None:
    width = shutil.get_terminal_size().columns - 1
    sys.stderr.write(f"\r{' ' * width}\r{words[:width]}")
    sys.stderr.flush()
