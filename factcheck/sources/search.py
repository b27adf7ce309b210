"""The three answers a source can give, and what it is asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from factcheck.model import Work
from factcheck.sources.service import Reply
from factcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a source knows.

    `found` and `not-found` are knowledge; `unavailable` is the lack of it, with the reason in words.
    `complete` is false when the source knows more works than it delivered: a work that is missing from such
    an answer may exist. `calls` counts the requests that reached the network.
    """

    status: Literal["found", "not-found", "unavailable"]
    works: tuple[Work, ...] = ()
    reason: str = ""
    complete: bool = True
    calls: float = 0

    @classmethod
    def of(cls, works: tuple[Work, ...], *, complete: bool = True, calls: float = 0) -> SearchResult:
        """Return the answer of a source that replied with these works, which may be none.

        A work without a title can be neither recognised nor shown, so for all that is known it is one that is missing.
        """
        named = tuple(work for work in works if work.title)
        whole = complete and len(named) == len(works)
        return cls("found" if named else "not-found", named, complete=whole, calls=calls)

    @classmethod
    def heard(cls, reply: Reply, *, absent: bool = False) -> SearchResult:
        """Return the answer that a reply holds; "no such record" is one where `absent` allows it."""
        if reply.kind == "ok":
            answer: SearchResult = reply.body
            return replace(answer, calls=reply.calls)
        if reply.kind == "absent" and absent:
            return cls("not-found", calls=reply.calls)
        return cls("unavailable", reason=reply.reason or "no answer", calls=reply.calls)


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """What is known of a source that is looked for.

    `authors` are family names in order as printed, `years` the first and last year in question (None where
    the year is unknown), `words` the words of its subject, most telling first, `text` the citing sentence or,
    where `listed`, the whole entry of a reference list. `common` marks an author whose name alone selects too
    much.
    """

    authors: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    words: tuple[str, ...] = ()
    title: str = ""
    container: str = ""
    text: str = ""
    listed: bool = False
    common: bool = False
