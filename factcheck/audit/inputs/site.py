"""The pages that a sitemap or feed of a site names, fetched one at a time.

Sitemaps (https://www.sitemaps.org/protocol.html) may name further ones and be packed; feeds are RSS or Atom. Pages on
other hosts and those that `robots.txt` forbids are left out.
"""

from __future__ import annotations

import hashlib
import time
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

from factcheck.audit.inputs.pieces import Piece, batches
from factcheck.audit.model import Broken, Columns, Document
from factcheck.errors import FactcheckError, ReadingError
from factcheck.sources.charset import codec
from factcheck.sources.settings import Settings
from factcheck.sources.web import HTML, NoAnswer, fetch

if TYPE_CHECKING:
    from factcheck.audit.inputs import Input

PAUSE = 1.0
"""Seconds between two pages of a site."""
_LISTS = ("application/xml", "text/xml", "application/rss+xml", "application/atom+xml", "application/rdf+xml")
_PACKED = ("application/gzip", "application/x-gzip", "application/octet-stream")
_AGENT = "factcheck"
_SHARD = 50
# So many pages in a row without any answer, be it 404, and the site is taken to be gone.
_SILENT = 5
_MOST_LISTS = 1_000
_LONGEST_LIST = 60_000_000


def pages(address: str, settings: Settings) -> tuple[tuple[str, ...], str]:
    """Return the addresses of all pages in order, each once, and a digest of them.

    Raises `FactcheckError` where there is no sitemap or feed, or where it names no page.
    """
    host, allowed = urlsplit(address).netloc, _robots(address, settings)
    found: dict[str, None] = {}
    waiting, seen = [address], {address}
    while waiting and len(seen) <= _MOST_LISTS:
        place = waiting.pop(0)
        for kind, target in _named(place, settings):
            if kind == "list" and target not in seen:
                seen.add(target)
                waiting.append(target)
            elif kind == "page" and urlsplit(target).netloc == host and allowed.can_fetch(_AGENT, target):
                found[target] = None
    if not found:
        raise FactcheckError("This sitemap or feed names no page of its site that may be fetched.", path=address)
    return tuple(found), hashlib.sha256("\n".join(found).encode()).hexdigest()[:16]


def _robots(address: str, settings: Settings) -> RobotFileParser:
    rules = RobotFileParser()
    try:
        page = fetch(urljoin(address, "/robots.txt"), settings, ("text/plain",))
        rules.parse(page.data.decode("utf-8", "replace").splitlines())
    except ReadingError:
        rules.parse([])
    return rules


def _named(place: str, settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield what a sitemap or feed names, as ("list" or "page", address)."""
    data = fetch(place, settings, (*_LISTS, *_PACKED)).data
    try:
        if data.startswith(b"\x1f\x8b"):
            data = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(data, _LONGEST_LIST)
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, zlib.error) as problem:
        raise FactcheckError(f"This is no sitemap or feed: {problem}.", path=place) from None
    for element in root.iter():
        name = element.tag.rpartition("}")[2]
        if name in ("sitemap", "url"):
            if target := next((part.text for part in element if part.tag.endswith("loc")), None):
                yield ("list" if name == "sitemap" else "page"), urljoin(place, target.strip())
        elif name in ("item", "entry") and (target := _link(element)):
            yield "page", urljoin(place, target.strip())


def _link(entry: ElementTree.Element) -> str | None:
    for part in entry:
        if part.tag.rpartition("}")[2] == "link" and part.get("rel", "alternate") == "alternate":
            return part.get("href") or part.text
    return None


def shards(source: Input, columns: Columns) -> Iterator[Piece]:
    """Yield the pages in small pieces, sent along, so that little is fetched again after a kill.

    Raises `FactcheckError` where the site no longer answers: its other pages are left for a run that is resumed.
    """
    documents = _pages(source.pages, source.settings)
    yield from batches(((document, float(number)) for number, document in enumerate(documents, 1)), _SHARD)


def _pages(addresses: Iterable[str], settings: Settings) -> Iterator[Document | Broken]:
    silent: list[Broken] = []
    for address in addresses:
        try:
            document = _page(address, settings)
        except NoAnswer as problem:
            silent.append(Broken(address, problem.message))
            if len(silent) == _SILENT:
                raise _stopped(silent) from None
            continue
        yield from silent
        silent = []
        yield document
    yield from silent


def _stopped(silent: Sequence[Broken]) -> FactcheckError:
    message = f"The site no longer answers, from {silent[0].id} on: {len(silent)} pages in a row did not come."
    return FactcheckError(f"{message} {silent[-1].reason} What is done is kept: go on with --resume.")


def _page(address: str, settings: Settings) -> Document | Broken:
    began = time.monotonic()
    try:
        page = fetch(address, settings, HTML)
    except NoAnswer:
        raise
    except ReadingError as problem:
        return Broken(address, problem.message)
    finally:
        time.sleep(max(0.0, PAUSE - (time.monotonic() - began)))
    name = codec(page.charset)
    return Document(address, page.data.decode(name, "replace") if name else page.data, "html")
