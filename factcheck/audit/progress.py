"""How an audit is getting on: one line on standard error, rewritten in place, where somebody watches."""

from __future__ import annotations

import sys
import time
from dataclasses import field

from factcheck.values import dataclass

_WIDTH = 100


@dataclass(slots=True)
class Progress:
    """What has been done of `whole` (a weight in bytes, 0 where nobody knows); `before` was done in earlier runs."""

    whole: float
    articles: int = 0
    findings: int = 0
    weight: float = 0.0
    before: float = 0.0
    began: float = field(default_factory=time.monotonic)

    def add(self, articles: int, findings: int, weight: float) -> None:
        """Count a shard that is done."""
        self.articles += articles
        self.findings += findings
        self.weight += weight

    def line(self) -> str:
        """Return the state in words: articles, articles a second, time left."""
        passed = time.monotonic() - self.began
        said = [f"{self.articles:,} articles", f"{self.findings:,} findings"]
        if passed > 0 and self.articles:
            said.append(f"{self.articles / passed:,.1f} articles/s")
            rest = self.whole - self.before - self.weight
            if self.whole and self.weight and rest >= 0:
                said.append(f"{_duration(rest / self.weight * passed)} left")
        return ", ".join(said)

    def show(self) -> None:
        """Show the line on a terminal."""
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{self.line():<{_WIDTH}.{_WIDTH}}")
            sys.stderr.flush()

    def end(self) -> None:
        """Leave the terminal as it was."""
        if sys.stderr.isatty():
            sys.stderr.write("\r" + " " * _WIDTH + "\r")
            sys.stderr.flush()


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
