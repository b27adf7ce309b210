"""Asking many things of one service: equal ones once, small ones together, several at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TypeVar

from factcheck.sources.http import Client
from factcheck.sources.search import SearchRequest, SearchResult
from factcheck.sources.service import Search

T = TypeVar("T")
R = TypeVar("R")
Round = Callable[[Client, Sequence[SearchRequest]], list[SearchResult]]


def each(client: Client, items: Sequence[T], ask: Callable[[Client, T], R]) -> list[R]:
    """Ask for each item, several at a time; the client keeps to each service's limits."""
    if client.settings.workers < 2 or len(items) < 2:
        return [ask(client, item) for item in items]
    with ThreadPoolExecutor(client.settings.workers) as pool:
        return list(pool.map(lambda item: ask(client, item), items))


def groups(items: Sequence[T], size: int) -> Iterator[list[T]]:
    """Yield the items in groups of at most `size`."""
    for start in range(0, len(items), size):
        yield list(items[start : start + size])


def packed(search: Search) -> Round:
    """Return a search that asks for rare names as many at a time as a request may hold, and for common ones one by one.

    A pack whose answer was cut is asked for again one by one.
    """

    def ask(client: Client, wanted: Sequence[SearchRequest]) -> list[SearchResult]:
        distinct = list(dict.fromkeys(wanted))
        packs = [tuple(pack) for pack in groups([one for one in distinct if not one.common], search.pack)]
        packs += [(one,) for one in distinct if one.common]
        known: dict[SearchRequest, SearchResult] = {}
        for pack, answer in zip(packs, each(client, packs, search.ask), strict=True):
            known |= dict.fromkeys(pack, replace(answer, calls=answer.calls / len(pack)))
        cut = [pack for pack in packs if len(pack) > 1 and not known[pack[0]].complete]
        singles = [(one,) for pack in cut for one in pack]
        for single, answer in zip(singles, each(client, singles, search.ask), strict=True):
            known[single[0]] = replace(answer, calls=answer.calls + known[single[0]].calls)
        return [known[one] for one in wanted]

    return ask


def singly(search: Callable[[Client, SearchRequest], SearchResult]) -> Round:
    """Return a search that asks for equal sources once, each in a request of its own."""

    def ask(client: Client, wanted: Sequence[SearchRequest]) -> list[SearchResult]:
        distinct = list(dict.fromkeys(wanted))
        known = dict(zip(distinct, each(client, distinct, search), strict=True))
        return [known[one] for one in wanted]

    return ask


def united(answers: Sequence[SearchResult]) -> SearchResult:
    """Return several answers of one service as one; any silence makes it silent."""
    calls = sum(answer.calls for answer in answers)
    if failed := next((answer for answer in answers if answer.status == "unavailable"), None):
        return replace(failed, calls=calls)
    return SearchResult.of(tuple(work for answer in answers for work in answer.works), calls=calls)
