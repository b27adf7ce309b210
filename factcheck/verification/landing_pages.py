"""Sources that no service holds, reports of organisations and web pages: told by the page that is linked for them."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from factcheck.model import Candidate, Status, Verdict, Work
from factcheck.reading.files import is_page
from factcheck.sources.http import Client
from factcheck.sources.pages import Landing, landing
from factcheck.sources.wayback import archived
from factcheck.verification.batching import each
from factcheck.verification.page_kinds import PageKind, page_kind
from factcheck.verification.query import Query
from factcheck.verification.sites import search_address

# Hosts that may stay silent before the rest of the linked pages is left, and seconds for all pages of a run.
PATIENCE = 2
LONGEST = 40.0
LATER = Landing(0, reason="Too many pages were slow to answer")


def link_of(query: Query) -> str:
    """Return the page that is linked for a source, empty where none is or an identifier says more."""
    if (query.doi and not query.guessed) or query.pmid:
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
    gone = [
        url for url, found in known.items() if found.status not in (0, 200) or page_kind(found, url, "") == "missing"
    ]
    copies = zip(gone, each(client, gone, archived), strict=True)
    known |= {url: replace(known[url], archived=copy) for url, copy in copies}
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

    The page of a report or of a page on the web settles its source. A paper is settled by a page of its own title
    only: the services would know it. That a page is not there is a fault of the link; one that did not answer, for
    whatever reason, leaves open what nobody else knows. A report left to the editor gets an address to look for it.
    """
    if landed and found.status in ("agency", "unchecked", "not-found"):
        found = _with_page(query, found, landed)
    return replace(found, search=search_address(query)) if found.status == "agency" else found


def _with_page(query: Query, found: Verdict, landed: Landing) -> Verdict:
    kind = page_kind(landed, link_of(query), query.title) if landed.status == 200 else "missing"
    paper = bool(query.authors and query.listed and (query.container or query.volume))
    if not landed.status or kind == "refused":
        reason = landed.reason or f"it shows “{landed.title}”"
        status: Status = "agency" if found.status == "agency" or told_by_link(query) else "unchecked"
        told = f"the linked page could not be checked: {reason[:1].lower()}{reason[1:]}"
        return replace(found, status=status, reason=told, calls=found.calls + landed.calls)
    if kind == "work" or (not paper and kind in ("other", "untitled", "front", "consent", "sign-in")):
        page = Candidate(Work("web", landed.title, url=landed.url), ("link", *(("title",) if kind == "work" else ())))
        return _told(replace(found, status="agency", candidates=(page,), reason=_answer(kind, landed)), landed)
    if kind == "missing" and not paper:
        copy = f"; an archived copy is at {landed.archived}" if landed.archived else ""
        reason = f"the linked page is not there ({_missing(landed)}): {landed.url}{copy}"
        return _told(replace(found, status="agency", differs=("link",), reason=reason), landed)
    reason = f"{found.reason}; {_answer(kind, landed)}" if found.reason else _answer(kind, landed)
    return replace(found, reason=reason, asked=(*found.asked, "web"), calls=found.calls + landed.calls)


def _told(found: Verdict, landed: Landing) -> Verdict:
    return replace(found, asked=(*found.asked, "web"), calls=found.calls + landed.calls, by_identifier=True)


def _missing(landed: Landing) -> str:
    return f"it says “{landed.title}”" if landed.status == 200 else f"status {landed.status}"


def _answer(kind: PageKind, landed: Landing) -> str:
    """Return in words what the page shows."""
    title = f"; its title is “{landed.title}”" if landed.title else ""
    said = {
        "front": f"the link leads to the front page of its site: {landed.url}",
        "missing": f"the linked page is not there ({_missing(landed)})",
        "sign-in": f"the link leads to a page to sign in{title}",
        "consent": f"the link leads to a page that asks for consent{title}",
    }
    return said.get(kind, f"the linked page answers{title}")
