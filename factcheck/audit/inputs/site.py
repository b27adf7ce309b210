"""The pages that a sitemap or feed of a site names, fetched one at a time.

Sitemaps (https://www.sitemaps.org/protocol.html) may name further ones and be packed; feeds are RSS or Atom. Pages on
other hosts and those that `robots.txt` forbids are left out.
"""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any
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
# A sitemap may name 50,000 pages and have 50 MB (https://www.sitemaps.org/protocol.html); an entry, pictures as well.
_MOST_NAMED, _MOST_INSIDE, _DEEPEST = 200_000, 10_000, 50
_MOST_PAGES, _MOST_ELEMENTS = 1_000_000, 3_000_000
_PIECE = 1 << 16
_ENTRIES = frozenset({"sitemap", "url", "item", "entry"})
# What a crawler has to read of it at least (RFC 9309, section 2.5).
_LONGEST_RULES = 512_000


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
            if kind == "page" and len(found) >= _MOST_PAGES:
                lost[place] = (
                    f"The site names more than {_MOST_PAGES:,} pages; those of this list from here on are left out."
                )
                break
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
        rules.parse(page.data[:_LONGEST_RULES].decode("utf-8", "replace").splitlines())
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
    """Yield what a list names, entry after entry, so that no more of it is held than one; raises `FactcheckError`."""
    count = 0
    try:
        for entry in _entries(data, place):
            count += 1
            if count > _MOST_NAMED:
                raise FactcheckError(f"This list names more than {_MOST_NAMED:,} pages; split it.", path=place)
            name = _local(entry)
            if name in ("sitemap", "url"):
                if target := next((part.text for part in entry if _local(part) == "loc"), None):
                    yield ("list" if name == "sitemap" else "page"), urljoin(place, target.strip())
            elif target := _link(entry):
                yield "page", urljoin(place, target.strip())
    except (ElementTree.ParseError, ValueError, zlib.error) as problem:
        raise FactcheckError(f"This is no sitemap or feed: {problem}.", path=place) from None


def _entries(data: bytes, place: str) -> Iterator[ElementTree.Element]:
    """Yield the entries of a sitemap or feed as they are parsed; whatever else it holds is let go of at once."""
    parser: ElementTree.XMLPullParser[Any] = ElementTree.XMLPullParser(("start", "end"))
    open_: list[ElementTree.Element] = []
    inner = count = 0
    for piece in _unpacked(data, place):
        parser.feed(piece)
        events: Iterator[Any] = parser.read_events()
        for event, element in events:
            inside = any(_local(one) in _ENTRIES for one in open_)
            if event == "start":
                open_.append(element)
                inner, count = inner + 1 if inside else 0, count + 1
                if len(open_) > _DEEPEST or inner > _MOST_INSIDE or count > _MOST_ELEMENTS:
                    raise FactcheckError("This sitemap or feed holds more than any entry does.", path=place)
                continue
            open_.pop()
            if not any(_local(one) in _ENTRIES for one in open_):
                if _local(element) in _ENTRIES:
                    yield element
                if open_:
                    open_[-1].remove(element)
    parser.close()


def _unpacked(data: bytes, place: str) -> Iterator[bytes]:
    """Yield a list in pieces, unpacked where it is packed; raises `FactcheckError` for more than `_LONGEST_LIST`."""
    packed = data.startswith(b"\x1f\x8b")
    stream, size = zlib.decompressobj(16 + zlib.MAX_WBITS), 0
    for start in range(0, len(data), _PIECE):
        waiting = data[start : start + _PIECE]
        while waiting:
            piece = stream.decompress(waiting, _PIECE) if packed else waiting
            waiting = stream.unconsumed_tail if packed else b""
            size += len(piece)
            if size > _LONGEST_LIST:
                raise FactcheckError(f"This list unpacks to more than {_LONGEST_LIST // 1_000_000} MB.", path=place)
            yield piece


def _local(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _link(entry: ElementTree.Element) -> str | None:
    """Return the page of an entry: its link, or the identifier of an RSS item without one, which is an address too."""
    parts = [(_local(part), part) for part in entry]
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
