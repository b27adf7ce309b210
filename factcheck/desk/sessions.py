"""The drafts on the desk: one a tab, in memory only, bounded in number and size."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import field
from threading import Event

from factcheck.desk.drafts import Draft
from factcheck.desk.sending import Kept
from factcheck.desk.workers import Worker
from factcheck.model import Verdict
from factcheck.values import dataclass

MOST = 64
ROOM = 256_000_000
"""Bytes that all drafts may take together."""
MOST_VERDICTS = 5000


@dataclass(slots=True)
class Session:
    """One tab's draft with what its editor and the services said.

    `verdicts` is keyed by the mark of a question, `ignored` by the key of a finding; `sent` are the verdicts that the
    workers were given last, those of the lock file among them. `worker` is the one that has the draft under way since
    `since`, `last` the one that had it last; `slow` tells that the draft was too slow for a quick one. `asking` stops
    the look-up under way.
    """

    draft: Draft = field(default_factory=Draft)
    verdicts: dict[str, Verdict] = field(default_factory=dict)
    ignored: dict[str, str] = field(default_factory=dict)
    sent: Kept = field(default_factory=Kept)
    worker: Worker | None = None
    last: Worker | None = None
    since: float = 0.0
    slow: bool = False
    asking: Event = field(default_factory=Event)

    def learn(self, verdicts: Mapping[str, Verdict]) -> None:
        """Keep verdicts, the oldest forgotten first beyond a bound that no article reaches."""
        self.verdicts |= verdicts
        for mark in list(self.verdicts)[: max(0, len(self.verdicts) - MOST_VERDICTS)]:
            del self.verdicts[mark]


class Sessions:
    """The sessions by id, the longest unused forgotten first; its page brings its draft again."""

    def __init__(self, most: int = MOST, room: int = ROOM) -> None:
        """Start without any."""
        self._most, self._room = most, room
        self._open: OrderedDict[str, Session] = OrderedDict()

    def start(self, like: str = "") -> tuple[str, Session]:
        """Open a session, as a copy of another one where that is still open: a reloaded tab, or a duplicated one.

        The copy goes its own way from there, so two tabs never write into one draft.
        """
        old = self._open.get(like) or Session()
        session = Session(old.draft, dict(old.verdicts), dict(old.ignored))
        id = secrets.token_urlsafe(16)
        self._open[id] = session
        self.trim()
        return id, session

    def get(self, id: str) -> Session | None:
        """Return an open session and count it as used."""
        if id in self._open:
            self._open.move_to_end(id)
        return self._open.get(id)

    def trim(self) -> None:
        """Forget the longest unused sessions beyond the bounds; the last one stays."""
        while len(self._open) > 1 and (len(self._open) > self._most or self._held() > self._room):
            _, gone = self._open.popitem(last=False)
            gone.asking.set()

    def _held(self) -> int:
        return sum(session.draft.size for session in self._open.values())
