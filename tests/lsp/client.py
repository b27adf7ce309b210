"""A real client: pygls' own, talking to `factcheck lsp` over standard input and output."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

WAIT = 60
"""Seconds after which a test gives up on an answer."""


class Editor(LanguageClient):
    """A client that keeps the latest diagnostics of each document."""

    def __init__(self) -> None:
        """Listen for what the server tells."""
        super().__init__("editor", "1")
        self.told: dict[str, types.PublishDiagnosticsParams] = {}
        self.shown: list[str] = []
        self.said: list[str] = []
        self.heard = asyncio.Condition()
        self.answer: types.InitializeResult | None = None

        @self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        async def published(params: types.PublishDiagnosticsParams) -> None:
            async with self.heard:
                self.told[params.uri] = params
                self.heard.notify_all()

        @self.feature(types.WINDOW_SHOW_DOCUMENT)
        def show(params: types.ShowDocumentParams) -> types.ShowDocumentResult:
            self.shown.append(params.uri)
            return types.ShowDocumentResult(success=True)

        @self.feature(types.WINDOW_SHOW_MESSAGE)
        async def say(params: types.ShowMessageParams) -> None:
            async with self.heard:
                self.said.append(params.message)
                self.heard.notify_all()

    async def diagnostics(self, uri: str, version: int) -> list[types.Diagnostic]:
        """Return the diagnostics of one version, waiting for them."""

        def here() -> bool:
            return uri in self.told and self.told[uri].version == version

        await self.until(here)
        return list(self.told[uri].diagnostics)

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until a condition on what was told holds."""
        async with self.heard:
            await asyncio.wait_for(self.heard.wait_for(holds), WAIT)

    def open(self, uri: str, text: str, language: str = "markdown") -> None:
        """Open a document as version 1."""
        item = types.TextDocumentItem(uri, language, 1, text)
        self.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def change(self, uri: str, version: int, text: str) -> None:
        """Send a new version."""
        document = types.VersionedTextDocumentIdentifier(version, uri)
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))


@asynccontextmanager
async def editor(
    folder: Path, *flags: str, capabilities: types.ClientCapabilities | None = None
) -> AsyncIterator[Editor]:
    """Start a server in a folder and yield a client that has shaken hands with it; shut both down at the end."""
    client = Editor()
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    await client.start_io(sys.executable, "-m", "factcheck", "lsp", *flags, cwd=folder, env=environment)
    parameters = types.InitializeParams(capabilities or types.ClientCapabilities(), root_uri=folder.as_uri())
    client.answer = await asyncio.wait_for(client.initialize_async(parameters), WAIT)
    client.initialized(types.InitializedParams())
    try:
        yield client
    finally:
        await asyncio.wait_for(client.shutdown_async(None), WAIT)
        client.exit(None)
        await client.stop()
