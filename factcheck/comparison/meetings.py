"""Two claims that may state one fact, with their features, which a memory keeps while neither sentence changes."""

from __future__ import annotations

from factcheck.comparison.likeness import FEATURES, ROOM, Values, likeness
from factcheck.comparison.measures import Agreement
from factcheck.comparison.probability import log_odds
from factcheck.comparison.same_words import Together, together
from factcheck.comparison.weighed import Weigh, Weighed
from factcheck.text.passages import recall
from factcheck.values import dataclass


@dataclass(slots=True)
class Sentences:
    """Two sentences by one of their claims each, how they stand to each other, and what they share once it is asked."""

    one: Weighed
    two: Weighed
    layout: tuple[float, ...]
    _shared: Together | None = None

    def shared(self) -> Together:
        """Return what the two share, the same for all pairs of their numbers."""
        if self._shared is None:
            self._shared = together(self.one, self.two)
        return self._shared


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two weighed frames, how their values agree, their sentences, and how much a word tells in all articles."""

    one: Weighed
    two: Weighed
    agreement: Agreement
    both: Sentences
    weigh: Weigh

    def values(self) -> Values:
        """Return the values of the features of `likeness`."""
        return likeness(self.one, self.two, self.both.shared(), self.weigh)


def alike(meeting: Meeting) -> tuple[Values, float]:
    """Return the features of two frames, and the log-odds that they state one fact."""
    one, two = meeting.one.whole, meeting.two.whole
    return recall(_alike, meeting, (one, two, meeting.both.layout), ROOM) if one and two else _alike(meeting)


def _alike(meeting: Meeting) -> tuple[Values, float]:
    values = meeting.values()
    return values, log_odds("same-fact", FEATURES, values)
