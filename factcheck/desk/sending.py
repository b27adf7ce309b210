"""What goes to worker processes: verdicts go with each letter typed and hardly ever have they changed, so they go once.

A process keeps the latest sets of verdicts that it was sent, by their numbers; the one that sends counts along.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from itertools import count
from typing import Any, TypeVar

from factcheck.desk.examining import Known
from factcheck.model import Verdict
from factcheck.values import dataclass

T = TypeVar("T")

MOST = 24
"""Sets of verdicts that a worker keeps, one a tab: more tabs than a bar of the benchmark is for."""
_numbers = count(1)


class Kept(dict[str, Verdict]):
    """Verdicts by mark, never changed, with a number that no others have."""

    def __init__(self, verdicts: Mapping[str, Verdict] | None = None) -> None:
        """Take verdicts, and the next number."""
        super().__init__(verdicts or {})
        self.number = next(_numbers)


def kept(verdicts: Mapping[str, Verdict], before: Kept) -> Kept:
    """Return verdicts to send: those sent before, where they are the same."""
    return before if before == verdicts else Kept(verdicts)


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is known beside a draft, its verdicts left out where the process has them under their number."""

    rest: Known
    number: int
    verdicts: Mapping[str, Verdict] | None


@dataclass(slots=True)
class Sender:
    """What one process has been sent and keeps."""

    _there: OrderedDict[int, None] = field(default_factory=OrderedDict)

    def packed(self, given: Sequence[Any]) -> Iterator[Any]:
        """Yield what is given to a task as it goes to the process."""
        for each in given:
            if isinstance(each, Known) and isinstance(each.verdicts, Kept):
                number = each.verdicts.number
                sent = None if number in self._there else dict(each.verdicts)
                _use(self._there, number, None)
                yield Parcel(replace(each, verdicts={}), number, sent)
            else:
                yield each


_HERE: OrderedDict[int, Mapping[str, Verdict]] = OrderedDict()
"""The verdicts that this process was sent, the longest unused first."""


def arrived(work: Callable[..., T], *given: Any) -> T:
    """Do a task with what it was given, once that is unpacked; in the worker process.

    For a number it gets the same object each time, so that what is kept for a verdict goes on being of use.
    """
    return work(*(_unpacked(each) if isinstance(each, Parcel) else each for each in given))


def _unpacked(parcel: Parcel) -> Known:
    verdicts = _HERE[parcel.number] if parcel.verdicts is None else parcel.verdicts
    _use(_HERE, parcel.number, verdicts)
    return replace(parcel.rest, verdicts=verdicts)


def _use(held: OrderedDict[int, T], number: int, value: T) -> None:
    """Count a set as the last one used, and forget the longest unused: on both sides alike."""
    held[number] = value
    held.move_to_end(number)
    while len(held) > MOST:
        held.popitem(last=False)
