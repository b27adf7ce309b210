"""Compressed streams of a PDF measured before pdfium unpacks them whole: a kilobyte may hold gigabytes."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterator
from itertools import chain

from factcheck.errors import ReadingError

MAX_STREAM = 30_000_000
"""The most that one stream may unpack to, in bytes."""
MAX_PICTURE = 200_000_000
"""The same for a picture, which pdfium does not unpack to read the text."""
MAX_UNPACKED = 3_000_000_000
"""The most that all streams may unpack to."""

_STREAM = re.compile(rb"stream\r?\n")
_HEADERS = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")
_DEEPEST = 4
_CHUNK, _STEP = 1 << 16, 1 << 20
_DICTIONARY = 400


def refuse_bombs(data: bytes, path: str) -> None:
    """Raise `ReadingError` for streams that unpack to more than may be held, however often they are packed."""
    total = 0
    for found in _STREAM.finditer(data):
        dictionary = data[max(found.start() - _DICTIONARY, 0) : found.start()]
        most = MAX_PICTURE if b"/Image" in dictionary else MAX_STREAM
        size = 0
        for unpacked in _layers(_packed(data, found.end(), dictionary), 1):
            size += unpacked
            if size > most or total + size > MAX_UNPACKED:
                raise ReadingError("The PDF unpacks to more than can be read; do not trust it.", path=path)
        total += size


def _packed(data: bytes, start: int, dictionary: bytes) -> Iterator[bytes]:
    """Yield what a stream holds in pieces, out of its letters where it is written in these; the end need not be right.

    Files of today write letters seldom, those of some libraries always.
    """
    if b"85" in dictionary:
        end = data.find(b"~>", start)
        try:
            yield base64.a85decode(data[start : end if end > 0 else start])
        except ValueError:
            return
    elif data.startswith(_HEADERS, start):
        yield from (data[place : place + _CHUNK] for place in range(start, len(data), _CHUNK))


def _layers(pieces: Iterator[bytes], depth: int) -> Iterator[int]:
    """Yield how much is unpacked step by step, and how much of what is packed in that again."""
    unpacked = _unpacked(pieces)
    first = next(unpacked, b"")
    yield len(first)
    if depth < _DEEPEST and first.startswith(_HEADERS):
        yield from _layers(chain([first], unpacked), depth + 1)
    else:
        yield from map(len, unpacked)


def _unpacked(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the content of a zlib stream; it ends where the stream does, or where that is damaged."""
    stream = zlib.decompressobj()
    for piece in pieces:
        waiting = piece
        while waiting and not stream.eof:
            try:
                yield stream.decompress(waiting, _STEP)
            except zlib.error:
                return
            waiting = stream.unconsumed_tail
        if stream.eof:
            return
