"""Sources that no service holds, reports of organisations and web pages: told by the page that is linked for them."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from factcheck.model import Candidate, Verdict, Work
from factcheck.reading.files import is_page
from factcheck.sources.http import Client
from factcheck.sources.pages import Landing, is_front, landing
from factcheck.verification.batching import each
from factcheck.verification.query import Query
from factcheck.verification.sites import search_address

PATIENCE = 2
LONGEST = 40.0
LATER = Landing(0, reason="Too many pages were slow to answer")


def link_of(query: Query) -> str:
    """Return the page that is linked for a source, empty where none is or an identifier says more."""
    if query.doi or query.pmid:
        return ""
    url = f"https://{query.url}" if query.url.startswith("www.") else query.url
    return url.partition("#")[0] if is_page(url) else ""


def told_by_link(query: Query) -> bool:
    """Tell whether the linked page is the best that can be known of a source."""
    return bool(link_of(query)) and (query.of_agency or not query.searchable)


def landings(client: Client, asked: Sequence[Query]) -> list[Landing | None]:
    """Return where the links of questions lead, None for those without one; each page is asked for once.

    Hosts are asked side by side, the pages of one host one after the other, and a host that fails is left alone.
    """
    urls = [link_of(query) if client.settings.links else "" for query in asked]
    hosts: dict[str, list[str]] = {}
    for url in dict.fromkeys(filter(None, urls)):
        hosts.setdefault(urlsplit(url).netloc.casefold(), []).append(url)
    ends = time.monotonic() + LONGEST
    told = each(client, list(hosts.values()), lambda client, pages: _of_host(client, pages, ends))
    known = {url: found for group in told for url, found in group.items()}
    return [known.get(url) for url in urls]


def _of_host(client: Client, pages: Sequence[str], ends: float) -> dict[str, Landing]:
    known: dict[str, Landing] = {}
    silent: list[Landing] = []
    for url in pages:
        if len(silent) >= PATIENCE:
            known[url] = replace(silent[-1], url=url, calls=0)
        elif time.monotonic() > ends:
            known[url] = replace(LATER, url=url)
        else:
            known[url] = landing(client, url)
            silent = [] if known[url].status else [*silent, known[url]]
    return known


def with_link(query: Query, found: Verdict, landed: Landing | None) -> Verdict:
    """Return a verdict with what the linked page adds: it stands in for the services that know no such work.

    A page that is there settles a source; that it is not there is a fault of the link. A page that did not answer,
    for whatever reason, changes no verdict. A report that is left to the editor gets an address to look for it.
    """
    if landed and landed.status == 200 and found.status in ("agency", "unchecked", "not-found"):
        page = Candidate(Work("web", landed.title, url=landed.url), ("link",))
        found = replace(found, status="agency", candidates=(page,), reason=_answer(query, landed))
        return _told(found, landed)
    left = found.status == "agency" or (found.status == "unchecked" and told_by_link(query))
    if landed and landed.status and left:
        reason = f"the linked page is not there (status {landed.status}): {landed.url}"
        found = _told(replace(found, status="agency", differs=("link",), reason=reason), landed)
    elif landed and left:
        reason = f"the linked page could not be checked: {landed.reason[:1].lower()}{landed.reason[1:]}"
        found = replace(found, status="agency", reason=reason, calls=found.calls + landed.calls)
    return replace(found, search=search_address(query)) if found.status == "agency" else found


def _told(found: Verdict, landed: Landing) -> Verdict:
    return replace(found, asked=(*found.asked, "web"), calls=found.calls + landed.calls, by_identifier=True)


def _answer(query: Query, landed: Landing) -> str:
    if is_front(link_of(query), landed.url):
        return f"the link leads to the front page of its site: {landed.url}"
    title = f"; its title is “{landed.title}”" if landed.title else ""
    return f"the linked page answers{title}"
