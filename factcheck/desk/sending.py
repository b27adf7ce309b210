"""Verdicts on their way to worker processes: they go with each letter typed, and hardly ever have they changed."""

from __future__ import annotations

import pickle
from collections import OrderedDict
from collections.abc import Callable, Mapping

from factcheck.model import Verdict

MOST = 24
"""Sets of verdicts that a worker keeps, one a tab: more tabs than a bar of the benchmark is for."""
_MADE: OrderedDict[bytes, Kept] = OrderedDict()


class Kept(dict[str, Verdict]):
    """Verdicts by mark, never changed: written once however often they are sent, made once where they arrive.

    A process gets the same object again for the same bytes, so what it keeps for a verdict goes on being of use.
    """

    _written: bytes = b""

    def __reduce__(self) -> tuple[Callable[[bytes], Kept], tuple[bytes]]:
        """Go as bytes, which take a fortieth of the time that their objects take."""
        if not self._written:
            self._written = pickle.dumps(dict(self), pickle.HIGHEST_PROTOCOL)
        return _made, (self._written,)


def kept(verdicts: Mapping[str, Verdict], before: Kept) -> Kept:
    """Return verdicts to send: those sent before, where they are the same."""
    return before if before == verdicts else Kept(verdicts)


def _made(written: bytes) -> Kept:
    if written not in _MADE:
        _MADE[written] = made = Kept(pickle.loads(written))
        made._written = written
    _MADE.move_to_end(written)
    while len(_MADE) > MOST:
        _MADE.popitem(last=False)
    return _MADE[written]
