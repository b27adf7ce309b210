"""The text of linked pages, as passages: an organisation's fact sheet or report, in HTML or PDF."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from datetime import timedelta

from factcheck.codec.errors import DamagedError
from factcheck.codec.records import from_record, to_record
from factcheck.errors import ReadingError
from factcheck.evidence.documents import passages_of
from factcheck.model import Passage
from factcheck.reading import read_bytes, read_text
from factcheck.sources.cache import KEEP
from factcheck.sources.charset import codec
from factcheck.sources.circuit_breaker import CircuitBreaker
from factcheck.sources.full_texts import SourcePassages
from factcheck.sources.http import Client
from factcheck.sources.kv_cache import note, recall
from factcheck.sources.responses import printable
from factcheck.sources.web import NoAnswer, Page, fetch
from factcheck.text.expressions import expression

KINDS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "application/pdf": "pdf",
}
NO_TEXT = "There is no text on the linked page."
# A consent wall or an app's shell has a sentence or two.
_FEWEST_WORDS = 40
# "<button aria-expanded="false">Can it be prevented?</button><div class="panel" style="display:none">".
_FOLDED = expression(
    r"(</(?:button|summary)>\s{0,9}(?:</h\d>\s{0,9})?<(?:div|section)\b[^<>]{0,300}?)"
    r"\s(?:hidden(?:=[\"'][^\"'<>]{0,20}[\"'])?|style=[\"']\s?display:\s?none;?\s?[\"'])([^<>]{0,300}>)",
    re.IGNORECASE,
)
# A page that could not be read is asked for again after so long.
_KEEP_FAULT = timedelta(days=1)


def page_text(client: Client, url: str) -> SourcePassages:
    """Return the passages of a linked page, asked for once in a while; only what was read, or can't be, is kept."""
    breaker = client.breakers.setdefault("web", CircuitBreaker())
    now = time.time()
    kept = _kept(recall(client.settings, "page-text", url, now))
    found = kept or _asked(client, url)
    with breaker.lock:
        breaker.sent += found.calls
        breaker.cached += kept is not None
        breaker.answered += found.known
    if kept is None and found.known:
        keep = KEEP if found.passages else _KEEP_FAULT
        text = json.dumps(to_record(SourcePassages(found.passages, found.reason)), ensure_ascii=False)
        note(client.settings, "page-text", url, text, now + keep.total_seconds())
    return found


def _kept(text: str | None) -> SourcePassages | None:
    if text is None:
        return None
    try:
        return from_record(SourcePassages, json.loads(text))
    except (ValueError, DamagedError):
        return None


def _asked(client: Client, url: str) -> SourcePassages:
    try:
        page = fetch(url, client.settings, tuple(KINDS))
    except NoAnswer as problem:
        return SourcePassages(reason=problem.message, calls=1, known=False)
    except ReadingError as problem:
        return SourcePassages(reason=problem.message, calls=1, known="status 5" not in problem.message)
    try:
        found = tuple(_passages(page))
    except ReadingError as problem:
        return SourcePassages(reason=problem.message, calls=1, size=len(page.data))
    if sum(len(each.text.split()) for each in found) < _FEWEST_WORDS:
        return SourcePassages(reason=NO_TEXT, calls=1, size=len(page.data))
    return SourcePassages(found, calls=1, size=len(page.data))


def _opened(text: str) -> str:
    """Return a page with the panels open that a button right before them folds up: their text is the page's."""
    return _FOLDED.sub(r"\1\2", text)


def _passages(page: Page) -> Iterator[Passage]:
    kind = KINDS[page.content_type]
    named = codec(page.charset)
    if kind == "pdf" or not named:
        article = read_bytes(page.data, kind, page.url)
    else:
        article = read_text(_opened(page.data.decode(named, "replace")), kind, page.url)
    yield from (Passage(printable(each.text), printable(each.place)) for each in passages_of(article))
