"""What look-ups give: records of bibliographic sources, and what they say of a citation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from factcheck.model.evidence import Evidence
from factcheck.model.facts import Name
from factcheck.values import dataclass

Status = Literal[
    "verified",
    "differs",
    "ambiguous",
    "not-found",
    "retracted",
    "concern",
    "corrected",
    "agency",
    "unchecked",
]

LookupMode = Literal["none", "lock", "index", "online"]
"""Who is asked about sources: nobody, the lock file alone, a local index of works, or also the services."""


@dataclass(frozen=True, slots=True)
class Work:
    """A record of a bibliographic source.

    `years` is the set of years under which it may be cited (print, online, preprint), smallest first.
    `update` says what has been published about it since. `pmcid` is set only where Europe PMC has an open full text.
    """

    source: str
    title: str = ""
    authors: tuple[Name, ...] = ()
    years: tuple[int, ...] = ()
    container: str = ""
    volume: str = ""
    pages: str = ""
    abstract: str = ""
    type: str = ""
    doi: str = ""
    pmid: str = ""
    url: str = ""
    pmcid: str = ""
    update: Literal["", "retracted", "concern", "corrected"] = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A work that a citation may mean, with what speaks for it and which fields differ."""

    work: Work
    supports: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    score: float = 0.0

    @property
    def is_near(self) -> bool:
        """Tell whether the work has more in common with the source than a subject, a year or a frequent name."""
        shared = {*self.supports}
        return "title" in shared or (
            bool(shared & {"first author", "second author"}) and not {"title", "year"} <= {*self.differs}
        )

    @property
    def may_be_meant(self) -> bool:
        """Tell whether an editor may settle on it with one click: author and year are as cited, and it still stands."""
        return not {"author", "year"} & {*self.differs} and self.work.update not in ("retracted", "concern")


@dataclass(frozen=True, slots=True)
class ServiceAnswer:
    """What a service answered on one source, in words: "3 works", "nothing", or why it did not answer."""

    service: str
    said: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known of the source of one cluster or reference after look-up.

    `candidates` are the nearest works, best first; `reason` says in a sentence why nothing more is known;
    `asked` names the services that answered, `calls` counts the requests made for it, where a request
    made for several counts in parts. `search` is an address where an editor can look for what was left to them.
    `answers` holds what each service answered.
    """

    status: Status
    key: str
    candidates: tuple[Candidate, ...] = ()
    differs: tuple[str, ...] = ()
    reason: str = ""
    asked: tuple[str, ...] = ()
    calls: float = 0
    by_identifier: bool = False
    search: str = ""
    answers: tuple[ServiceAnswer, ...] = ()

    @property
    def is_perhaps_retracted(self) -> bool:
        """Tell whether the retracted work is not surely the one that is meant."""
        return self.status == "retracted" and bool(self.reason)


@dataclass(frozen=True, slots=True)
class Lookups:
    """What look-ups gave.

    `verdicts` is keyed by cluster key and reference id. `sent` counts requests by service, `cached` answers
    that were kept from an earlier run, `unchecked` the verdicts that a later look-up may settle, by the reason.
    `evidence` is what the sources say of the article's numbers and quotations, None where that was not asked.
    """

    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    sent: Mapping[str, int] = field(default_factory=dict)
    cached: int = 0
    unchecked: Mapping[str, int] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] | None = None
