"""The pages that a sitemap or feed of a site names, fetched one at a time.

Sitemaps (https://www.sitemaps.org/protocol.html) may name further ones and be packed; feeds are RSS or Atom. Pages on
other hosts and those that `robots.txt` forbids are left out.
"""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

from factcheck.audit.inputs.pieces import Piece
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


def pages(address: str, settings: Settings) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Return the addresses of all pages in order, each once, and (address, reason) of further lists that are not read.

    Raises `FactcheckError` where there is no sitemap or feed, or where it names no page.
    """
    home, first = _list(address, settings)
    hosts, allowed = {_site(address), _site(home)}, _robots(home, settings)
    found: dict[str, None] = {}
    lost: dict[str, str] = {}
    waiting, seen = [address], {address, home}
    while waiting:
        place = waiting.pop(0)
        try:
            named = first if place == address else _list(place, settings)[1]
        except FactcheckError as problem:
            lost[place] = problem.message
            continue
        for kind, named_so in named:
            target = urldefrag(named_so).url
            if kind == "page" and _site(target) in hosts and allowed.can_fetch(_AGENT, target):
                found[target] = None
            elif kind == "list" and target not in seen and len(seen) < _MOST_LISTS:
                seen.add(target)
                waiting.append(target)
    if not found:
        why = "".join(f" {reason} ({place})" for place, reason in list(lost.items())[:1])
        raise FactcheckError(f"This sitemap or feed names no page of its site that may be fetched.{why}", path=address)
    return tuple(found), tuple(lost.items())


def _robots(address: str, settings: Settings) -> RobotFileParser:
    rules = RobotFileParser()
    try:
        page = fetch(urljoin(address, "/robots.txt"), settings, ("text/plain",))
        rules.parse(page.data.decode("utf-8", "replace").splitlines())
    except ReadingError:
        rules.parse([])
    return rules


def _list(place: str, settings: Settings) -> tuple[str, list[tuple[str, str]]]:
    """Return where a sitemap or feed was found, after redirects, and what it names as ("list" or "page", address)."""
    page = fetch(place, settings, (*_LISTS, *_PACKED, *HTML))
    if page.content_type in HTML:
        example = urljoin(page.url, "/sitemap.xml")
        raise FactcheckError(f"This is a page, no sitemap or feed; name one of these, such as {example}.", path=place)
    return page.url, list(_named(page.url, page.data))


def _named(place: str, data: bytes) -> Iterator[tuple[str, str]]:
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
    """Return the page of an entry: its link, or the identifier of an RSS item without one, which is an address too."""
    parts = [(part.tag.rpartition("}")[2], part) for part in entry]
    for name, part in parts:
        if name == "link" and part.get("rel", "alternate") == "alternate":
            return part.get("href") or part.text
    guids = (part.text for name, part in parts if name == "guid" and part.get("isPermaLink", "true") == "true")
    return next(guids, None)


def shards(source: Input, columns: Columns) -> Iterator[Piece]:
    """Yield the pages in small pieces, so that little is fetched again after a kill."""
    for start in range(0, len(source.pages), _SHARD):
        some = source.pages[start : start + _SHARD]
        yield Piece((source.place, some, source.settings), weight=float(len(some)))


def documents(place: tuple[str, tuple[str, ...], Settings], columns: Columns) -> Iterator[Document | Broken]:
    """Yield the pages of a piece as they are now, one at a time.

    Raises `FactcheckError` where the site no longer answers: its other pages are left for a run that is resumed.
    """
    _, pages, settings = place
    silent: list[Broken] = []
    for address in pages:
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
    if _site(page.url) != _site(address):
        return Broken(address, f"This page redirects to another site: {page.url}")
    name = codec(page.charset)
    return Document(address, page.data.decode(name, "replace") if name else page.data, "html")


def _site(address: str) -> str:
    """Return the host of an address, without the "www." that sites redirect to or from."""
    return urlsplit(address).netloc.casefold().removeprefix("www.")
