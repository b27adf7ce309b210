"""One open document: its latest version, what was found in it, and the work under way."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import replace

from factcheck.comparison.parting import Restated
from factcheck.lsp import documents
from factcheck.lsp.documents import Document, Result
from factcheck.values import dataclass

PAUSE = 0.15
"""Seconds without a change after which a document is checked."""


@dataclass(slots=True)
class Session:
    """A document that is open in the editor; `publish` is told every result of its latest version.

    Checks and look-ups run in threads of their own, so that a slow service holds up no check. A check that waits
    is dropped when typing goes on, and one that a newer version has overtaken is not published.
    """

    document: Document
    publish: Callable[[Result], None]
    checker: Executor
    asker: Executor
    result: Result | None = None
    _restated: tuple[Result, Restated] | None = None
    _checking: asyncio.Task[None] | None = None
    _asking: asyncio.Task[None] | None = None
    _closed: bool = False

    def change(self, version: int, text: str) -> None:
        """Take in a new version, to be checked when typing pauses."""
        self.document = replace(self.document, version=version, text=text)
        self.check(after=PAUSE)

    def check(self, *, after: float = 0) -> None:
        """Check the latest version in `after` seconds, in place of a check that waits already."""
        if self._checking:
            self._checking.cancel()
        self._checking = asyncio.get_running_loop().create_task(self._check(after))

    def look_up(self) -> None:
        """Have the sources looked up, unless that is under way."""
        if self._asking is None or self._asking.done():
            self._asking = asyncio.get_running_loop().create_task(self._look_up())

    async def current(self) -> Result | None:
        """Return the result of the latest version, waiting for a check that is under way."""
        while self._checking and not self._checking.done():
            await asyncio.wait([self._checking])
        return self.result

    async def restated(self, result: Result) -> Restated:
        """Return the facts that a version states more than once; they are looked for when first asked after."""
        if self._restated is None or self._restated[0] is not result:
            found = await asyncio.get_running_loop().run_in_executor(self.checker, documents.restated, result)
            self._restated = result, found
        return self._restated[1]

    def close(self) -> None:
        """Drop all work under way; what a look-up still says is not heard."""
        self._closed = True
        for task in (self._checking, self._asking):
            if task:
                task.cancel()

    async def _check(self, after: float) -> None:
        await asyncio.sleep(after)
        result = await self._run(self.checker, documents.check)
        if result.document.lookups is self.document.lookups:  # else a look-up has ended meanwhile, and knows better
            self._take(result)

    async def _look_up(self) -> None:
        loop = asyncio.get_running_loop()

        def told(so_far: Result) -> None:
            loop.call_soon_threadsafe(self._hear, so_far)

        result = await loop.run_in_executor(self.asker, documents.look_up, self.document, told)
        lookups = result.document.lookups
        if lookups is None:
            return
        overtaken = result.document.version != self.document.version
        self.document = replace(self.document, lookups=lookups)
        if overtaken:
            self.check()
        else:
            self._take(result)

    def _hear(self, so_far: Result) -> None:
        """Take in what a look-up has found so far, and show it unless typing has gone on."""
        lookups = so_far.document.lookups
        if self._closed:
            return
        if so_far.document.version == self.document.version and lookups != self.document.lookups:
            self.document = replace(self.document, lookups=lookups)
            self._take(so_far)

    async def _run(self, executor: Executor, work: Callable[[Document], Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(executor, work, self.document)

    def _take(self, result: Result) -> None:
        if result.document.version == self.document.version:
            self.result = result
            self.publish(result)
