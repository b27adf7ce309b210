"""Whom to ask, in which order, and when to stop.

Questions go through rounds: identifiers in batches, then one service after the other for what is still open,
then a second opinion on what was found, since no service knows of every retraction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TypeVar

from factcheck.model import Verdict, Work
from factcheck.sources import crossref, europepmc, openalex
from factcheck.sources.answer import Answer, Wanted
from factcheck.sources.http import Client
from factcheck.verification.questions import Question
from factcheck.verification.verdicts import chosen, settled, unchecked, verdict

T = TypeVar("T")
Heard = list[tuple[str, Answer]]
Round = Callable[[Client, Sequence[Wanted]], list[Answer]]
PACK = 6
BATCH = 60


def decide(client: Client, asked: Sequence[Question]) -> list[Verdict]:
    """Return a verdict for each question, in their order."""
    heard: list[Heard] = [[] for _ in asked]
    searched = [place for place, question in enumerate(asked) if question.searchable]
    for name, search in _served(client, SEARCHES):
        open_ = [place for place in searched if _open(name, asked[place], heard[place])]
        wanted = [asked[place].wanted() for place in open_]
        for place, answer in zip(open_, search(client, wanted), strict=True):
            heard[place].append((name, answer))
    opinions = _second_opinions(client, asked, heard)
    return [_judged(*all_) for all_ in zip(asked, heard, opinions, strict=True)]


def _served(client: Client, rounds: Sequence[tuple[str, T]]) -> list[tuple[str, T]]:
    """Return the rounds of the services that have an address: who switches one off hears no more of it."""
    return [(name, ask) for name, ask in rounds if client.settings.address(name)]


def _open(name: str, question: Question, heard: Heard) -> bool:
    """Tell whether one more service has to be asked.

    OpenAlex indexes what Crossref registers and takes several names in a request; where it and Europe PMC have
    said all they know, Crossref has nothing to add. Nor has it much on the reports of organisations.
    """
    if name == "crossref" and question.of_agency:
        return False
    if name == "crossref" and heard and all(a.status != "unavailable" and a.complete for _, a in heard):
        return False
    return not settled(question, heard)


def _judged(question: Question, heard: Heard, opinion: Answer) -> Verdict:
    if not question.searchable:
        return unchecked(question, "neither a year nor a title to look for")
    return verdict(question, heard, opinion)


def _packed(size: int, search: Callable[[Client, Sequence[Wanted]], Answer]) -> Round:
    """Return a search that asks for rare names several at a time, and for common ones one by one.

    A pack whose answer was cut is asked for again one by one.
    """

    def ask(client: Client, wanted: Sequence[Wanted]) -> list[Answer]:
        rare = [one for one in dict.fromkeys(wanted) if not one.common]
        packs = [tuple(rare[start : start + size]) for start in range(0, len(rare), size)]
        packs += [(one,) for one in dict.fromkeys(wanted) if one.common]
        known: dict[Wanted, Answer] = {}
        for pack, answer in zip(packs, _each(client, packs, search), strict=True):
            known |= dict.fromkeys(pack, replace(answer, calls=answer.calls / len(pack)))
        cut = [pack for pack in packs if len(pack) > 1 and not known[pack[0]].complete]
        singles = [(one,) for pack in cut for one in pack]
        for single, answer in zip(singles, _each(client, singles, search), strict=True):
            known[single[0]] = replace(answer, calls=answer.calls + known[single[0]].calls)
        return [known[one] for one in wanted]

    return ask


def _singly(search: Callable[[Client, Wanted], Answer]) -> Round:
    """Return a search that asks for equal sources once, each in a request of its own."""

    def ask(client: Client, wanted: Sequence[Wanted]) -> list[Answer]:
        distinct = list(dict.fromkeys(wanted))
        known = dict(zip(distinct, _each(client, distinct, search), strict=True))
        return [known[one] for one in wanted]

    return ask


SEARCHES = (
    ("europepmc", _packed(PACK, europepmc.search)),
    ("openalex", _packed(PACK, openalex.search)),
    ("crossref", _singly(crossref.search)),
)


def _each(client: Client, items: Sequence[T], ask: Callable[[Client, T], Answer]) -> list[Answer]:
    """Ask for each item, several at a time; the client keeps to each service's limits."""
    if client.settings.workers < 2 or len(items) < 2:
        return [ask(client, item) for item in items]
    with ThreadPoolExecutor(client.settings.workers) as pool:
        return list(pool.map(lambda item: ask(client, item), items))


def _second_opinions(client: Client, asked: Sequence[Question], heard: Sequence[Heard]) -> list[Answer]:
    """Return, for each question, what services say of the work found that it had not been heard on.

    One request serves many works; a service that is silent here takes nothing from what is known.
    """
    best = [chosen(question, answers) for question, answers in zip(asked, heard, strict=True)]
    opinions = [Answer("not-found") for _ in asked]
    for name, ask in _served(client, OPINIONS):
        for group in _groups(name, best, heard):
            works = [work for place in group if (work := best[place])]
            answer = ask(client, works)
            for place, work in zip(group, works, strict=True):
                same = tuple(other for other in answer.works if _same(work, other))
                calls = opinions[place].calls + answer.calls / len(group)
                opinions[place] = Answer.of((*opinions[place].works, *same), calls=calls)
    return opinions


def _groups(name: str, best: Sequence[Work | None], heard: Sequence[Heard]) -> Iterator[list[int]]:
    """Yield batches of the places whose work a service has not spoken of and may know by an identifier."""
    places = [
        place
        for place, work in enumerate(best)
        if work and (work.doi or (work.pmid and name != "crossref")) and not _spoke(name, heard[place], work)
    ]
    for start in range(0, len(places), BATCH):
        yield places[start : start + BATCH]


def _spoke(name: str, heard: Heard, work: Work) -> bool:
    return any(_same(work, other) for service, answer in heard if service == name for other in answer.works)


def _same(one: Work, other: Work) -> bool:
    return bool((one.doi and one.doi == other.doi) or (one.pmid and one.pmid == other.pmid))


def _crossref_on(client: Client, works: Sequence[Work]) -> Answer:
    """Ask for DOIs at once, save those with a comma, which ends a filter there."""
    dois = list(dict.fromkeys(work.doi for work in works if work.doi))
    groups = [[doi for doi in dois if "," not in doi], *([doi] for doi in dois if "," in doi)]
    answers = [crossref.identified(client, group) for group in groups if group]
    return _united(answers)


def _europepmc_on(client: Client, works: Sequence[Work]) -> Answer:
    pmids = list(dict.fromkeys(work.pmid for work in works if work.pmid))
    dois = list(dict.fromkeys(work.doi for work in works if work.doi and not work.pmid))
    return europepmc.identified(client, dois, pmids) if dois or pmids else Answer("not-found")


def _openalex_on(client: Client, works: Sequence[Work]) -> Answer:
    dois = list(dict.fromkeys(work.doi for work in works if work.doi))
    pmids = list(dict.fromkeys(work.pmid for work in works if work.pmid and not work.doi))
    return openalex.identified(client, dois, pmids)


def _united(answers: Sequence[Answer]) -> Answer:
    calls = sum(answer.calls for answer in answers)
    if failed := next((answer for answer in answers if answer.status == "unavailable"), None):
        return replace(failed, calls=calls)
    return Answer.of(tuple(work for answer in answers for work in answer.works), calls=calls)


OPINIONS = (("crossref", _crossref_on), ("openalex", _openalex_on), ("europepmc", _europepmc_on))
