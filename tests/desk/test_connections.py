"""Connections that ask nothing are closed, and leave room for those that do."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

import pytest

uvicorn = pytest.importorskip("uvicorn", reason="the extra desk is not installed")

from factcheck.desk import connections  # noqa: E402
from factcheck.desk.connections import Connection  # noqa: E402

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]
REQUEST = b"GET / HTTP/1.1\r\nHost: desk\r\n\r\n"


async def app(scope: dict[str, Any], receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"ok"})


@asynccontextmanager
async def desk() -> AsyncIterator[Callable[[], Coroutine[Any, Any, Streams]]]:
    """Serve the app, and give what opens a connection to it."""
    settings = uvicorn.Config(app, http=Connection, ws="none", lifespan="off", port=0, log_level="critical")
    server = uvicorn.Server(settings)
    running = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    opened: list[asyncio.StreamWriter] = []

    async def connect() -> Streams:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        opened.append(writer)
        return reader, writer

    try:
        yield connect
    finally:
        for writer in opened:
            writer.close()
        server.should_exit = True
        await running


async def answered(streams: Streams) -> bool:
    """Tell whether a request on a connection is answered."""
    streams[1].write(REQUEST)
    return (await streams[0].readuntil(b"ok")).startswith(b"HTTP/1.1 200")


def test_headers_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who sends a header now and then, before the first request or after one, is cut off; who asks is answered."""
    monkeypatch.setattr(connections, "HEADERS_IN", 0.3)

    async def run() -> None:
        async with desk() as connect:
            slow, later = await connect(), await connect()
            assert await answered(later)
            for reader, writer in (slow, later):
                writer.write(b"GET / HTTP/1.1\r\nX-Slow: ")
                assert await asyncio.wait_for(reader.read(), 10) == b""
            assert await answered(await connect())

    asyncio.run(run())
    assert not Connection.held


def test_a_share_for_each_client(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond a client's share the connection that waits longest gives way, and a new one is answered."""
    monkeypatch.setattr(connections, "SHARE", 3)

    async def run() -> None:
        async with desk() as connect:
            idle = [await connect() for _ in range(6)]
            assert await answered(await connect())
            closed = [await asyncio.wait_for(reader.read(), 10) for reader, _ in idle[:4]]
            assert closed == [b""] * 4
            assert await answered(idle[-1])

    asyncio.run(run())


def test_a_share_for_who_comes_all_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Connections that are taken in together keep to the share as well, and leave the desk open to others."""
    monkeypatch.setattr(connections, "SHARE", 3)

    async def run() -> None:
        async with desk() as connect:
            _, writer = await connect()
            burst = [socket.create_connection(writer.get_extra_info("peername")) for _ in range(40)]
            try:
                assert await answered(await connect())
                assert sum(map(len, Connection.held.values())) <= 3
            finally:
                for one in burst:
                    one.close()

    asyncio.run(run())
    assert not Connection.held
