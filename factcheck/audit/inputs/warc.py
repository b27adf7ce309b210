"""Web archives (WARC), plain or with each record packed by itself: the pages that were answered with HTML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any

from factcheck.audit.inputs import places
from factcheck.audit.inputs.pieces import Piece, batches
from factcheck.audit.model import LARGEST, Broken, Columns, Document
from factcheck.errors import UsageError
from factcheck.extras import install
from factcheck.sources.charset import codec

if TYPE_CHECKING:
    from factcheck.audit.inputs import Input

TYPES = ("text/html", "application/xhtml+xml")
# How a record begins, plain and packed: where to go on after one that is broken.
_BEGINNINGS = (b"WARC/1.", b"\x1f\x8b\x08")
_CHUNK = 1 << 20


def shards(source: Input, columns: Columns) -> Iterator[Piece]:
    """Yield the pages in pieces, sent along."""
    with places.opened(source.place) as file:
        yield from batches(_pages(file))


def _pages(file: IO[bytes]) -> Iterator[tuple[Document | Broken, float]]:
    """Yield each page with how far into the file it lies; after a broken record go on with the next."""
    start: int | None = 0
    said = False  # a stretch that is broken is told of once, wherever in it a record seems to begin
    while start is not None:
        broken, first, end = None, start, start
        for found, start, behind in _from(file, first):
            end = behind
            broken = found if isinstance(found, Exception) else None
            said = said and broken is not None
            if isinstance(found, Document | Broken):
                yield found, float(start)
        if broken is None:
            if _next(file, end) is not None:
                yield Broken(f"record behind byte {start}", "The file breaks off in a record."), float(start)
            return
        if not said:
            yield Broken(f"record behind byte {start}", f"The record is broken: {_cause(broken)}."), float(start)
        said = True
        start = _next(file, start + 1)


def _cause(problem: Exception) -> str:
    """Return the kind of an exception: its words may hold the bytes of the record."""
    if "non-chunked gzip" in str(problem):
        return "the file is packed as a whole; unpack it, or pack each record by itself"
    return type(problem).__name__


def _from(file: IO[bytes], start: int) -> Iterator[tuple[Document | Broken | Exception | None, int, int]]:
    """Yield the records from an offset on, each with where it starts and ends; an exception ends them."""
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError:
        raise UsageError(f"WARC files need the extra 'audit': {install('audit')}") from None
    file.seek(start)
    records = ArchiveIterator(file)
    place = start
    try:
        for record in records:
            page = _page(record)  # first, since to ask for the offset is to skip what has not been read of the record
            place = start + records.get_record_offset() if start else records.get_record_offset()
            yield page, place, place + records.get_record_length()
    except Exception as problem:  # whatever bytes can make of a parser and an unpacker
        yield problem, max(place, start), max(place, start)


def _page(record: Any) -> Document | Broken | None:
    """Return the page of a record, None for anything but an HTML answer with status 200."""
    from warcio.bufferedreaders import BufferedReader

    if record.rec_type != "response" or not record.http_headers or record.http_headers.get_statuscode() != "200":
        return None
    kind, _, rest = (record.http_headers.get_header("Content-Type") or "").partition(";")
    if kind.strip().lower() not in TYPES:
        return None
    address = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    packed = (record.http_headers.get_header("Content-Encoding") or "identity").strip().lower()
    if packed not in ("identity", "x-gzip", *BufferedReader.get_supported_decompressors()):
        return Broken(address, f"The page is packed in a way that is not read ({packed[:40]}).")
    data = record.content_stream().read(LARGEST + 1)
    return Document(address, _decoded(data, rest), "html")


def _decoded(data: bytes, parameters: str) -> str | bytes:
    """Return the text in the charset of the header; without one, bytes, in which the page may name its own."""
    name = codec(parameters.lower().partition("charset=")[2].split(";")[0].strip(" \"'"))
    try:
        return data.decode(name) if name else data
    except UnicodeDecodeError:
        return data


def _next(file: IO[bytes], start: int) -> int | None:
    """Return where the next record may begin, None where there is none."""
    file.seek(start)
    held, place = b"", start
    while chunk := file.read(_CHUNK):
        held += chunk
        if found := [at for beginning in _BEGINNINGS if (at := held.find(beginning)) >= 0]:
            return place + min(found)
        place += max(len(held) - 8, 0)
        held = held[-8:]
    return None
