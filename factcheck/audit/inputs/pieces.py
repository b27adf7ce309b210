"""Pieces of an input, bounded in articles and bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from factcheck.audit.model import SHARD, Broken, Document
from factcheck.errors import FactcheckError
from factcheck.values import dataclass

MOST_BYTES = 32_000_000
"""What the articles of a piece may weigh when they are sent along with it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A shard without its name; see `model.Shard`."""

    place: tuple[Any, ...] = ()
    documents: tuple[Document | Broken, ...] = ()
    weight: float = 0.0


def batches(stream: Iterable[tuple[Document | Broken, float]]) -> Iterator[Piece]:
    """Yield the documents of a stream in pieces; each comes with how far into its input it lies, in bytes.

    What came before the stream broke off is yielded, too, and then its error raised.
    """
    held: list[Document | Broken] = []
    size, before, here = 0, 0.0, 0.0
    broken = None
    try:
        for document, position in stream:
            held.append(document)
            here = max(here, position)
            size += len(document.content) if isinstance(document, Document) else 0
            if len(held) >= SHARD or size >= MOST_BYTES:
                yield Piece((), tuple(held), here - before)
                held, size, before = [], 0, here
    except (FactcheckError, OSError) as problem:
        broken = problem
    if held:
        yield Piece((), tuple(held), here - before)
    if broken:
        raise broken
