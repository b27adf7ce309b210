"""What a service is: whom to ask, at which pace, with which key, and how to look for works there.

Each service has a module that ends in its `SERVICE`; `registry` lists those that come with factcheck, and installed
packages may add others in modules of the same form (entry points in the group `factcheck.services`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Literal

from factcheck.values import dataclass
from factcheck.version import __version__

if TYPE_CHECKING:
    from factcheck.sources.http import Client
    from factcheck.sources.search import SearchRequest, SearchResult

AGENT = f"factcheck/{__version__}"
"""What factcheck calls itself in every request."""

MISSING = (404, 410)
"""The statuses that may mean that there is no such thing."""


@dataclass(frozen=True, slots=True)
class Grant:
    """What a service grants: requests per second, and requests under way at once."""

    per_second: float
    at_once: int = 3


@dataclass(frozen=True, slots=True)
class Key:
    """A key that a service takes, in a `header`, or in a `field` of the query or form.

    `variable` is the environment's name for it, `written` how it is sent, `grant` what those with a key may ask, where
    that is more. Where it is `required`, nobody asks without.
    """

    variable: str
    header: str = ""
    field: str = ""
    written: str = "{}"
    grant: Grant | None = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """A way to look for works: `ask` is given at most `pack` sources, all of which one request asks for."""

    ask: Callable[[Client, Sequence[SearchRequest]], SearchResult]
    pack: int = 1


@dataclass(frozen=True, slots=True)
class Service:
    """A bibliographic API.

    `name` is its key in the settings, `label` its name for people, `task` what else they should know of it, `address`
    where it is asked unless the settings say otherwise. `grant` is what it lets everybody do, `nameless` what those
    who give no contact address, where that is less; `contact` is the field of a query or form that takes the address.
    `mentions` looks for works cited in the text, `listed` for entries of reference lists; None where it is no help.
    It `stands_in` for the service of that name, and is asked only where that is silent.
    `absent` tells a true "no such record" (status 404 or 410, given content type and body) from the error page of
    anything that stands between. `spent` tells by its body a refusal because the day's budget is spent; None where
    there is no budget.
    """

    name: str
    label: str
    address: str
    grant: Grant
    task: str = ""
    nameless: Grant | None = None
    contact: str = ""
    key: Key | None = None
    mentions: Search | None = None
    listed: Search | None = None
    stands_in: str = ""
    absent: Callable[[str, str], bool] = lambda content_type, body: False
    spent: Callable[[str], bool] | None = None

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
