"""Whom to ask, in which order, and when to stop."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from factcheck.model import Verdict, Work
from factcheck.sources import crossref, europepmc
from factcheck.sources.answer import Answer, Wanted
from factcheck.sources.http import Client
from factcheck.verification.questions import Question
from factcheck.verification.verdicts import agency, settled, unchecked, verdict

Search = Callable[[Client, Wanted], Answer]
SEARCHES: tuple[tuple[str, Search], ...] = (("europepmc", europepmc.search), ("crossref", crossref.search))


def decide(client: Client, asked: Iterable[Question]) -> Iterator[Verdict]:
    """Yield a verdict for each question."""
    for question in asked:
        if question.organisation and not question.authors:
            yield agency(question)
        elif not question.searchable:
            yield unchecked(question, "neither a year nor a title to look for")
        else:
            yield verdict(question, tuple(_ask(client, question)))


def _ask(client: Client, question: Question) -> Iterator[tuple[str, Answer]]:
    """Yield the answers of one service after the other until the works found settle the matter."""
    works: list[Work] = []
    for name, search in SEARCHES:
        answer = search(client, question.wanted())
        yield name, answer
        works += answer.works
        if settled(question, works):
            return
