"""Messages as they come from an editor: each is handed on whole, and every request among them is answered.

pygls takes a message that it cannot read for one that it need not answer; an editor then waits for ever.
"""

from __future__ import annotations

import asyncio
import json
import logging
import re
from typing import Any, BinaryIO

from lsprotocol.types import ErrorCodes
from pygls.io_ import StdoutWriter
from pygls.lsp.server import LanguageServer

LARGEST = 100_000_000
"""Bytes of a message: as many as of the largest article."""
_LENGTH = re.compile(rb"content-length[ \t]*:[ \t]*(\d{1,12})[ \t]*", re.IGNORECASE)
_LONGEST_LINE = 8_192
_PIECE = 1 << 20


def serve(server: LanguageServer, incoming: BinaryIO, outgoing: BinaryIO) -> int:
    """Serve an editor until it says exit or closes its end.

    Returns the exit status: 0 where the editor had said shutdown before, as LSP has it, else 1.
    """
    logging.getLogger("pygls").setLevel(logging.CRITICAL)  # it would write the tracebacks of wrong messages
    server.protocol.set_writer(StdoutWriter(outgoing))
    try:
        asyncio.run(_served(server, incoming))
    except (BrokenPipeError, KeyboardInterrupt, SystemExit):
        pass
    finally:
        server.shutdown()  # type: ignore[no-untyped-call]
    return 0 if server.protocol._shutdown else 1


async def _served(server: LanguageServer, incoming: BinaryIO) -> None:
    loop = asyncio.get_running_loop()
    while (body := await loop.run_in_executor(server.thread_pool, _body, incoming)) is not None:
        _take(server, body)


def _body(incoming: BinaryIO) -> bytes | None:
    """Return the content of the next message, empty for one that is too large, None at the end."""
    length = 0
    while line := incoming.readline(_LONGEST_LINE):
        if found := _LENGTH.fullmatch(line.rstrip(b"\r\n")):
            length = int(found[1])
        elif length and not line.strip():
            return incoming.read(length) if length <= LARGEST else _passed_over(incoming, length)
    return None


def _passed_over(incoming: BinaryIO, length: int) -> bytes:
    while length > 0 and (piece := incoming.read(min(length, _PIECE))):
        length -= len(piece)
    return b""


def _take(server: LanguageServer, body: bytes) -> None:
    """Hand a message on, or answer what is wrong with it."""
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        _refuse(server, None, ErrorCodes.ParseError, "This is no JSON.")
        return
    if not isinstance(said, dict) or said.get("jsonrpc") != "2.0" or not isinstance(said.get("method", ""), str):
        _refuse(server, _id(said), ErrorCodes.InvalidRequest, "This is no message of JSON-RPC 2.0.")
        return
    if "id" in said and "method" in said and (_id(said) is None or server.protocol._shutdown):
        _refuse(server, _id(said), ErrorCodes.InvalidRequest, "This request has no id, or comes after shutdown.")
        return
    try:
        message = server.protocol.structure_message({"params": None, **said} if "method" in said else said)
    except Exception:  # whatever of the parameters it stumbles on
        if "method" in said and "id" in said:
            _refuse(server, _id(said), ErrorCodes.InvalidParams, f"The parameters of {said['method'][:80]} are wrong.")
        return
    try:
        server.protocol.handle_message(message)
    except Exception:
        if "id" in said:
            _refuse(server, _id(said), ErrorCodes.InternalError, "This request cannot be answered.")


def _id(said: Any) -> int | str | None:
    """Return the id of a request, None where it has none that an answer can carry."""
    id = said.get("id") if isinstance(said, dict) else None
    return id if isinstance(id, int | str) and not isinstance(id, bool) else None


def _refuse(server: LanguageServer, id: int | str | None, code: ErrorCodes, message: str) -> None:
    answer = {"jsonrpc": "2.0", "id": id, "error": {"code": code.value, "message": message}}
    server.protocol._send_data(answer)
