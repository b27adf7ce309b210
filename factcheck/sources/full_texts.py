"""Open full texts of Europe PMC, as passages."""

from __future__ import annotations

from dataclasses import replace

from factcheck.errors import ReadingError
from factcheck.evidence.jats import BrokenText, passages
from factcheck.model import Passage
from factcheck.sources import europepmc
from factcheck.sources.http import Client
from factcheck.sources.responses import UnexpectedAnswer, printable
from factcheck.text.expressions import expression
from factcheck.values import dataclass

SERVICE = replace(europepmc.SERVICE, absent=lambda content_type, body: "html" not in content_type)
NONE = "Europe PMC has no open full text of this work."
_PMCID = expression(r"PMC\d{1,9}")


@dataclass(frozen=True, slots=True)
class SourcePassages:
    """The passages of a source's text, or the reason in a sentence why there are none.

    `calls` counts requests, `size` the bytes that came; `known` tells that asking again at once would change nothing.
    """

    passages: tuple[Passage, ...] = ()
    reason: str = ""
    calls: int = 0
    size: int = 0
    known: bool = True


def full_text(client: Client, pmcid: str) -> SourcePassages:
    """Return the passages of an open full text; what is too large or cannot be read is told, and never guessed at."""
    if not _PMCID.fullmatch(pmcid):
        return SourcePassages(reason=NONE)
    reply = client.ask(SERVICE, f"/{pmcid}/fullTextXML", _answer, xml=True)
    if reply.kind == "absent":
        return SourcePassages(reason=NONE, calls=reply.calls)
    if reply.kind != "ok":
        return SourcePassages(reason=f"The full text could not be read: {reply.reason}.", calls=reply.calls)
    found: SourcePassages = reply.body
    return replace(found, calls=reply.calls)


def _answer(body: bytes) -> SourcePassages:
    """Return what a body holds; one that is broken may be whole next time, and so is no answer."""
    try:
        found = passages(body)
    except BrokenText as problem:
        raise UnexpectedAnswer(problem.message) from None
    except ReadingError as problem:
        return SourcePassages(reason=problem.message, size=len(body))
    printed = tuple(Passage(printable(each.text), printable(each.place)) for each in found)
    return SourcePassages(printed, size=len(body))
