"""Linked pages: whether the page that an article links to for a source is there, and what it is called."""

from __future__ import annotations

import html
import json
import re
import time
from dataclasses import asdict, replace
from datetime import timedelta
from urllib.parse import urlsplit

from factcheck.errors import ReadingError
from factcheck.sources.cache import KEEP
from factcheck.sources.charset import codec
from factcheck.sources.circuit_breaker import CircuitBreaker
from factcheck.sources.http import Client
from factcheck.sources.kv_cache import note, recall
from factcheck.sources.responses import BLANK, Record, UnexpectedAnswer, parsed, printable
from factcheck.sources.service import MISSING
from factcheck.sources.web import Page, look
from factcheck.text.expressions import expression
from factcheck.values import dataclass

# Seconds for a page, which is one of many. By hand.
DEADLINE = 8.0
KEEP_MISSING = timedelta(days=1)  # pages come back
LONGEST_TITLE = 160
_TITLE = expression(r"<title\b[^>]{0,200}>([^<]{0,1000})", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta\b[^>]{0,200}?charset\s{0,3}=\s{0,3}[\"']?([\w-]{2,30})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Landing:
    """What a link leads to.

    `archived` is the address of an archived copy of a page that is gone, where one is known. `status` is 200, or
    404 or 410 for a page that is not there; 0 where nothing is known, for `reason`. `url` is where redirects
    ended, `title` that of an HTML page. `calls` is 0 for an answer kept from an earlier run.
    """

    status: int
    url: str = ""
    title: str = ""
    reason: str = ""
    calls: int = 0
    archived: str = ""


def landing(client: Client, url: str) -> Landing:
    """Ask for a linked page once in a while; only that it is there, or is not, is kept."""
    breaker = client.breakers.setdefault("web", CircuitBreaker())
    now = time.time()
    kept = _kept(recall(client.settings, "page", url, now))
    found = kept or _asked(client, url)
    with breaker.lock:
        breaker.sent += found.calls
        breaker.cached += kept is not None
        breaker.answered += found.status > 0
    if found.status and not kept:
        text = json.dumps(asdict(replace(found, calls=0)))
        note(client.settings, "page", url, text, now + (KEEP if found.status == 200 else KEEP_MISSING).total_seconds())
    return found


def _kept(text: str | None) -> Landing | None:
    if text is None:
        return None
    try:
        said = Record.of(parsed(text.encode("utf-8", "replace")), BLANK)
        return Landing(said.count("status"), said.text("url"), said.text("title"), said.text("reason"))
    except UnexpectedAnswer:
        return None


def _asked(client: Client, url: str) -> Landing:
    settings = replace(client.settings, deadline=min(client.settings.deadline, DEADLINE))
    try:
        page = look(url, settings)
    except ReadingError as problem:
        return Landing(0, url, reason=problem.message.rstrip("."), calls=1)
    if page.status == 200 or page.status in MISSING:
        return Landing(page.status, page.url, title(page), calls=1)
    return Landing(0, page.url, reason=f"The server answers with status {page.status}", calls=1)


def title(page: Page) -> str:
    """Return the title of an HTML page, empty where it has none."""
    named = _CHARSET.search(page.data[:2048])
    label = page.charset or (named[1].decode("ascii", "replace") if named else "")
    text = page.data.decode(codec(label) or "utf-8", "replace")
    found = _TITLE.search(text)
    words = " ".join(printable(html.unescape(found[1])).split()) if found else ""
    return words if len(words) <= LONGEST_TITLE else f"{words[: LONGEST_TITLE - 1].rstrip()}…"


def is_front(one: str, other: str) -> bool:
    """Tell whether a link to a page within a site, `one`, has ended on a front page, `other`, as lost pages do."""
    return urlsplit(one).path.strip("/") != "" and urlsplit(other).path.strip("/") == ""
