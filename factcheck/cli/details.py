"""What `--verbose` says of a run: settings, cache, requests and time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.text.printable import plural, printable

if TYPE_CHECKING:
    from factcheck.model import Lookups
    from factcheck.running.results import Done


def details(done: Done) -> Iterator[str]:
    """Yield a line on the settings and the time of one article, and one on its look-ups, where any were made."""
    article, config = done.checked.article, done.config
    path = printable(article.path)
    settings = f"settings of {config.file}" if config.file else "no configuration file"
    how = "as an earlier run found it" if done.recalled else "checked"
    yield f"{path}: {article.format}, {settings}, profile {config.profile}; {how} in {done.seconds:.3f} s"
    if done.checked.lookups:
        yield f"{path}: {_asked(done.checked.lookups)}"


def _asked(lookups: Lookups) -> str:
    from factcheck.sources.registry import label

    asked = [
        plural(count, f"request to {label(name)}", f"requests to {label(name)}") for name, count in lookups.sent.items()
    ]
    kept = plural(lookups.cached, "answer") + " from the cache"
    reasons = [f"{printable(reason)} ({count})" for reason, count in lookups.unchecked.items()]
    unchecked = f"; unchecked: {'; '.join(reasons)}" if reasons else ""
    return f"{', '.join(asked) or 'nothing asked'}; {kept}{unchecked}"


def total(done: Sequence[Done], seconds: float) -> Iterator[str]:
    """Yield the last line: how many articles, how many of them from the cache, and the time."""
    recalled = sum(one.recalled for one in done)
    yield f"{plural(len(done), 'article')}, {recalled:,} of them as earlier runs found them, in {seconds:.2f} s"
