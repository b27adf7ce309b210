"""What has been heard on one question so far."""

from __future__ import annotations

from dataclasses import field

from factcheck.model import ServiceAnswer, Work
from factcheck.sources import registry
from factcheck.sources.http import CUT_OFF
from factcheck.sources.pages import Landing
from factcheck.sources.search import SearchResult
from factcheck.values import dataclass
from factcheck.verification.identifiers import NOTHING, Identity
from factcheck.verification.query import Query

ONLY_INDEX = "only the index of works was asked, which need not hold everything"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A question, what its identifier and its link lead to, and the answers of the services in the order asked.

    `nearby` answers a search for what else the authors wrote on the subject: it can name a work, not miss one.
    """

    query: Query
    identity: Identity = NOTHING
    heard: list[tuple[str, SearchResult]] = field(default_factory=list)
    nearby: SearchResult | None = None
    landing: Landing | None = None

    def works(self) -> list[Work]:
        """Return all works heard of, those of the identifier first."""
        return [*self.identity.works, *(work for _, answer in self.heard for work in answer.works)]

    def silent(self) -> list[str]:
        """Return why services did not answer, each reason once; one that stands in for another makes up for it.

        Where none was worth asking any more, that is the one reason, whichever of them had been tried before.
        """
        made_up = {registry.stands_in(name) for name, answer in self.heard if answer.status != "unavailable"}
        reasons = [
            answer.reason for name, answer in self.heard if answer.status == "unavailable" and name not in made_up
        ]
        if self.heard and all(name == "index" and not answer.complete for name, answer in self.heard):
            reasons.append(ONLY_INDEX)
        every = list(dict.fromkeys([*([self.identity.reason] if self.identity.reason else []), *reasons]))
        return [CUT_OFF] if CUT_OFF in every else every

    def complete(self) -> bool:
        """Tell whether every service that answered said all it knows; an index need not, beside services."""
        heard = [answer for name, answer in self.heard if name != "index"] or [answer for _, answer in self.heard]
        return all(answer.complete for answer in heard if answer.status != "unavailable")

    def asked(self) -> tuple[str, ...]:
        """Return the names of the services that answered."""
        heard = (name for name, answer in self.heard if answer.status != "unavailable")
        return tuple(dict.fromkeys((*self.identity.asked, *heard)))

    def answers(self) -> tuple[ServiceAnswer, ...]:
        """Return what each service answered, in words; a service without a record of a DOI has nothing."""
        of_doi = dict.fromkeys(self.identity.asked, "nothing")
        said = of_doi | {name: _said(answer) for name, answer in self.heard}
        return tuple(ServiceAnswer(name, words) for name, words in said.items())

    def calls(self) -> float:
        """Return the requests made for this question."""
        more = self.nearby.calls if self.nearby else 0
        return self.identity.calls + sum(answer.calls for _, answer in self.heard) + more


def _said(answer: SearchResult) -> str:
    if answer.status == "unavailable":
        return answer.reason or "no answer"
    count = len(answer.works)
    more = "" if answer.complete else " and more"
    return f"{count} work{'s' * (count != 1)}{more}" if count else "nothing"
