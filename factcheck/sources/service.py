"""What the client has to know of a service, and what it remembers of it during one run."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from factcheck.model import SERVICE_NAMES
from factcheck.values import dataclass
from factcheck.version import __version__

AGENT = f"factcheck/{__version__}"
"""What factcheck calls itself in every request."""

MISSING = (404, 410)
"""The statuses that may mean that there is no such thing."""


@dataclass(frozen=True, slots=True)
class Service:
    """A bibliographic API.

    `name` is its key in the settings. `absent` tells a true "no such record"
    (status 404 or 410, given content type and body) from the error page of anything that stands between.
    `spent` tells by its body a refusal because the day's budget is spent; None where there is no budget.
    """

    name: str
    absent: Callable[[str, str], bool] = lambda content_type, body: False
    spent: Callable[[str], bool] | None = None

    @property
    def label(self) -> str:
        """Return the service's name for people."""
        return SERVICE_NAMES[self.name]

    @property
    def budgeted(self) -> bool:
        """Tell whether the service grants so much a day and no more."""
        return self.spent is not None

    @property
    def exhausted(self) -> str:
        """Return the reason that is given when the day's budget is spent."""
        return f"{self.label}: its budget for today is spent"


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: a `body` as its reader gave it, a "no such record", or the reason why there is no answer.

    `lasting` marks a refusal that no further request of this run will overcome: a spent budget, a bad key; `spent`
    marks the former.
    """

    kind: Literal["ok", "absent", "unavailable"]
    body: Any = None
    reason: str = ""
    calls: int = 0
    lasting: bool = False
    spent: bool = False
