"""Bodies of answers, read in pieces within limits: neither what comes nor what it unpacks to passes them."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

LARGEST = 10_000_000
"""Bytes of a body, packed and unpacked; the largest of a service that was recorded has less than a fifth."""

CHUNK = 65_536
# How zlib is told to expect a header of gzip (zlib manual, inflateInit2).
_GZIP = 16 + zlib.MAX_WBITS


class TooLarge(Exception):
    """A body has more bytes than are read."""


class Packed(Exception):
    """A body is packed in a way that is not read, which the message names."""


def limited(pieces: Iterable[bytes], packing: str, most: int = LARGEST) -> Iterator[bytes]:
    """Yield a body, packed as its Content-Encoding says, in pieces.

    Raises `TooLarge`, `Packed`, and `zlib.error` for a packed body that is damaged or cut short.
    """
    packing = packing.strip().casefold()
    if packing not in ("", "identity", "gzip", "x-gzip"):
        raise Packed(packing)
    counted = _counted(pieces, most)
    yield from _counted(_unpacked(counted), most) if packing.endswith("gzip") else counted


def _counted(pieces: Iterable[bytes], most: int) -> Iterator[bytes]:
    count = 0
    for piece in pieces:
        count += len(piece)
        if count > most:
            raise TooLarge
        yield piece


def _unpacked(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield what a gzip stream holds in pieces of bounded size, so that no bomb goes off before it is seen."""
    stream = zlib.decompressobj(_GZIP)
    for piece in pieces:
        while piece:
            if stream.eof:
                stream = zlib.decompressobj(_GZIP)
            yield stream.decompress(piece, CHUNK)
            piece = stream.unused_data if stream.eof else stream.unconsumed_tail
    if not stream.eof:
        raise zlib.error("cut short")
