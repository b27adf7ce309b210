"""What a request brings: bounded in size and time, and said in one sentence where it will not do."""

from __future__ import annotations

import json
from asyncio import timeout
from typing import Any

from starlette.requests import Request

SMALL = 64_000
"""Bytes of a call that brings no draft."""
PATIENCE = 30.0
"""Seconds that a body may take to arrive."""


class Refused(Exception):
    """A call that is not answered: its HTTP status, and why in a sentence."""

    def __init__(self, status: int, sentence: str) -> None:
        """Keep both."""
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence


async def read_body(request: Request, limit: int) -> bytes:
    """Return the body; raises `Refused` for one above `limit` bytes or too slow to come."""
    told = request.headers.get("content-length", "0")
    pieces: list[bytes] = []
    size = int(told) if told.isdecimal() and len(told) < 16 else 0
    too_large = Refused(413, f"That is more than the desk takes ({limit // 1_000_000 or 1} MB); take a part of it.")
    if size > limit:
        raise too_large
    size = 0
    try:
        async with timeout(PATIENCE):
            async for piece in request.stream():
                size += len(piece)
                if size > limit:
                    raise too_large
                pieces.append(piece)
    except TimeoutError:
        raise Refused(408, "The draft took too long to arrive.") from None
    return b"".join(pieces)


async def read_json(request: Request) -> dict[str, Any]:
    """Return the object that a small call brings; raises `Refused` for anything else."""
    try:
        given = json.loads(await read_body(request, SMALL) or b"{}")
    except (ValueError, RecursionError):
        given = None
    if not isinstance(given, dict):
        raise Refused(400, "This call takes a JSON object.")
    return given


def word(given: dict[str, Any], name: str) -> str:
    """Return a text of the object, empty where it is missing; raises `Refused` for another type."""
    value = given.get(name) or ""
    if not isinstance(value, str):
        raise Refused(400, f"{name} must be a text.")
    return value
