"""What `factcheck lock` says of the sources it has written down: the gravest first, then totals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.rendering.sources import Source
from factcheck.text.printable import plural
from factcheck.values import dataclass

if TYPE_CHECKING:
    from factcheck.model import Status
    from factcheck.verification.lock import Locked

GRAVE: tuple[Status, ...] = ("retracted", "concern")
"""What an article may not rest on."""
_ORDER: tuple[Status, ...] = (*GRAVE, "not-found", "differs", "corrected", "ambiguous")
_TOLD: tuple[Status, ...] = (*GRAVE, "not-found", "differs")
"""What is told of a source that is new in the lock file; of the others their number is enough."""
_WORDS, _TITLE = 60, 100


@dataclass(frozen=True, slots=True)
class Change:
    """A source whose line in the lock file is new or has changed, as it was (None where it is new) and as it is."""

    path: str
    source: Source
    before: Locked | None
    now: Locked

    @property
    def bad(self) -> bool:
        """Tell whether somebody should look: a verdict that changed, or a new source that nothing may rest on."""
        return self.before is not None or self.now.status in GRAVE

    @property
    def rank(self) -> tuple[int, str]:
        """Return what sorts the gravest first."""
        return (_ORDER.index(self.now.status) if self.now.status in _ORDER else len(_ORDER), self.path)

    def __str__(self) -> str:
        """Return "a.md: “Feng et al., 2003” was verified and is retracted now: How …"."""
        title = f": {_short(self.source.title, _TITLE)}" if self.source.title else ""
        return f"{self.path}: “{_short(self.source.words, _WORDS)}” {self._became()}{title}"

    def _became(self) -> str:
        now = _label(self.now.status)
        if self.before is None:
            return f"is new and {now}"
        if self.before.status != self.now.status:
            return f"was {_label(self.before.status)} and is {now} now"
        if self.before.differs != self.now.differs:
            return f"differs now in {', '.join(self.now.differs) or 'nothing'}"
        return f"is {now} still, but as another work"


@dataclass(slots=True)
class Totals:
    """What became of the sources of all articles of a call: by lock file, and why some were left open."""

    places: dict[Path, Counter[Status]] = field(default_factory=dict)
    unchecked: Counter[str] = field(default_factory=Counter)

    def add(self, place: Path, entries: Iterable[Locked], unchecked: Mapping[str, int]) -> None:
        """Count what one article's sources came to."""
        self.places.setdefault(place, Counter()).update(entry.status for entry in entries)
        self.unchecked.update(unchecked)

    def lines(self) -> Iterator[str]:
        """Yield a line for each lock file, and one on what stayed open."""
        for place, statuses in self.places.items():
            kinds = ", ".join(f"{count:,} {_label(status)}" for status, count in statuses.most_common())
            yield f"{plural(statuses.total(), 'source')} in {place}{': ' if kinds else ''}{kinds}."
        if self.unchecked:
            reasons = "; ".join(f"{reason} ({count:,})" for reason, count in self.unchecked.most_common())
            yield f"{plural(self.unchecked.total(), 'source')} stayed unchecked: {reasons}."


def told(changes: Iterable[Change], *, recheck: bool) -> list[Change]:
    """Return the changes that are worth a line, the gravest first; of a re-check each one is."""
    return sorted(
        (one for one in changes if recheck or one.bad or one.now.status in _TOLD), key=lambda change: change.rank
    )


def _label(status: Status) -> str:
    return {"concern": "under concern", "agency": "left to you"}.get(status, status.replace("-", " "))


def _short(words: str, length: int) -> str:
    return words if len(words) <= length else f"{words[: length - 1].rstrip()}…"
