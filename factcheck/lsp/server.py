"""The server: what an editor sends, and what it is told in return."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from lsprotocol import types
from pygls import uris
from pygls.lsp.server import LanguageServer

from factcheck import __version__, catalogue, pipeline
from factcheck.comparison.parting import Restated
from factcheck.config.authority import reported
from factcheck.errors import FactcheckError
from factcheck.lsp.actions import OPEN, PIN, actions, of_version
from factcheck.lsp.diagnostics import diagnostics
from factcheck.lsp.documents import Document, Result, format_for
from factcheck.lsp.hover import hover
from factcheck.lsp.places import Places
from factcheck.lsp.session import Session
from factcheck.lsp.stated import SHOW, lenses
from factcheck.model import Span

WATCHED = ("**/factcheck.toml", "**/pyproject.toml", "**/factcheck.lock", "**/*.bib")
"""Files whose change makes every open document be checked again."""


class Server(LanguageServer):
    """A language server with the documents that are open in it, by URI. `offline` leaves every look-up out."""

    def __init__(self, *, offline: bool) -> None:
        """Offer whole-text synchronisation alone: editors and Python differ in what ends a line inside a text."""
        super().__init__("factcheck", __version__, types.TextDocumentSyncKind.Full)
        self.offline = offline
        self.sessions: dict[str, Session] = {}
        self._told: set[str] = set()
        self.checker = ThreadPoolExecutor(1, "check")
        self.asker = ThreadPoolExecutor(1, "look-up")

    @property
    def encoding(self) -> str:
        """The unit that columns are counted in, as agreed on with the editor."""
        agreed = self.workspace.position_encoding or types.PositionEncodingKind.Utf16
        return str(getattr(agreed, "value", agreed))

    @property
    def knows_versions(self) -> bool:
        """Whether the editor takes edits that name the version of the document that they are for."""
        workspace = self.client_capabilities.workspace
        edits = workspace.workspace_edit if workspace else None
        return bool(edits and edits.document_changes)

    def publish(self, result: Result) -> None:
        """Tell the editor what was found in a version of a document."""
        found = list(diagnostics(result, self.encoding, _pages(result)))
        document = result.document
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(document.uri, found, version=document.version)
        )
        for _, line in reported(result.settings.refused):
            self._tell(line)

    def _tell(self, line: str) -> None:
        """Say once, to the editor and in the log on standard error, what a repository's file may not set."""
        if line in self._told:
            return
        self._told.add(line)
        print(f"factcheck: {line}", file=sys.stderr, flush=True)
        self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, line))


def create(*, offline: bool = False) -> Server:
    """Return a server that has not started."""
    server = Server(offline=offline)
    for name, handler in _HANDLERS.items():
        server.feature(name)(handler)
    server.command(PIN)(_pin)
    server.command(OPEN)(_open_link)
    server.command(SHOW)(_show_mention)
    return server


async def _initialized(server: Server, _: types.InitializedParams) -> None:
    workspace = server.client_capabilities.workspace
    watched = workspace.did_change_watched_files if workspace else None
    if watched and watched.dynamic_registration:
        watchers = [types.FileSystemWatcher(pattern) for pattern in WATCHED]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        registration = types.Registration("factcheck-files", method, options)
        await server.client_register_capability_async(types.RegistrationParams([registration]))


async def _opened(server: Server, params: types.DidOpenTextDocumentParams) -> None:
    item = params.text_document
    path = uris.to_fs_path(item.uri) or urlsplit(item.uri).path
    if format := format_for(item.language_id, path):
        document = Document(item.uri, path, format, item.version, item.text)
        session = Session(document, server.publish, server.checker, server.asker)
        server.sessions[item.uri] = session
        session.check()
        _look_up(server, session)


async def _changed(server: Server, params: types.DidChangeTextDocumentParams) -> None:
    uri = params.text_document.uri
    if session := server.sessions.get(uri):
        session.change(params.text_document.version, server.workspace.get_text_document(uri).source)


async def _saved(server: Server, params: types.DidSaveTextDocumentParams) -> None:
    if session := server.sessions.get(params.text_document.uri):
        _look_up(server, session)


async def _closed(server: Server, params: types.DidCloseTextDocumentParams) -> None:
    if session := server.sessions.pop(params.text_document.uri, None):
        session.close()
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(params.text_document.uri, []))


async def _files_changed(server: Server, _: types.DidChangeWatchedFilesParams) -> None:
    _refresh(server)


async def _hover(server: Server, params: types.HoverParams) -> types.Hover | None:
    known = await _known(server, params.text_document.uri, types.Range(params.position, params.position))
    if known is None:
        return None
    result, restated, _, source = known
    words = hover(result.checked, _rules(result), restated, source) if result.checked else ""
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, words)) if words else None


async def _code_actions(server: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    only = params.context.only
    if only and not any(types.CodeActionKind.QuickFix.value.startswith(kind) for kind in only):
        return []  # an editor that mends on saving asks for other kinds
    known = await _known(server, params.text_document.uri, params.range)
    if known is None:
        return []
    told = list(diagnostics(known[0], server.encoding, _pages(known[0])))
    found, version = actions(*known, told), known[0].document.version
    return [of_version(one, version) if server.knows_versions else one for one in found]


async def _code_lenses(server: Server, params: types.CodeLensParams) -> list[types.CodeLens]:
    uri = params.text_document.uri
    top = types.Position(0, 0)
    known = await _known(server, uri, types.Range(top, top))
    if known is None or known[0].checked is None:
        return []
    _, restated, places, _ = known
    return list(lenses(places.article, restated, places, uri))


async def _known(server: Server, uri: str, place: types.Range) -> tuple[Result, Restated, Places, Span] | None:
    """Return what the latest version of a document holds, and the span of the source at a place of it."""
    session = server.sessions.get(uri)
    result = await session.current() if session else None
    if session is None or result is None or result.checked is None:
        return None
    places = Places(result.checked.article, server.encoding)
    return result, await session.restated(result), places, Span(places.offset(place.start), places.offset(place.end))


async def _show_mention(server: Server, uri: str, line: int, start: int, end_line: int, end: int) -> None:
    """Ask the editor to show another mention of a fact, its number selected, and do not wait for its answer."""
    place = types.Range(types.Position(line, start), types.Position(end_line, end))
    server.window_show_document(types.ShowDocumentParams(uri, take_focus=True, selection=place))


def _pages(result: Result) -> dict[str, str]:
    """Return where the page of each rule lies, for editors to open: on this machine, those of the house included."""
    if result.checked is None:
        return {}
    found = {finding.rule for finding in result.checked.findings}
    return {name: Path(rule.path).resolve().as_uri() for name, rule in _rules(result).items() if name in found}


def _rules(result: Result) -> Any:
    return catalogue.load(tuple(Path(place) for place in result.settings.rule_paths))


def _look_up(server: Server, session: Session) -> None:
    if not server.offline:
        session.look_up()


def _refresh(server: Server) -> None:
    pipeline.forget()
    for session in server.sessions.values():
        session.check()
        _look_up(server, session)


async def _pin(server: Server, uri: str, source: str, identifier: str) -> None:
    """Write the work that the editor means into the lock file, and check again."""
    session = server.sessions.get(uri)
    result = await session.current() if session else None
    if result is None or result.checked is None:
        return
    checked = result.checked
    try:
        key, work, place = pipeline.pin(checked.article, checked.extraction, source, identifier, result.settings)
    except FactcheckError as problem:
        _say(server, str(problem), types.MessageType.Error)
        return
    _say(server, f"{key} is pinned to {work.title or identifier} in {place}", types.MessageType.Info)
    _refresh(server)


async def _open_link(server: Server, url: str) -> None:
    """Ask the editor to open a web page, and nothing else, in a browser."""
    if url.startswith(("https://", "http://")):
        server.window_show_document(types.ShowDocumentParams(url, external=True))


async def _shut_down(server: Server, *_: Any) -> None:
    """Give up what is under way, such as the editor's answers: pygls stumbles over the first that it gives up."""
    own = server.protocol.msg_id
    for id, asked in list(server.protocol._request_futures.items()):
        if id != own and isinstance(asked, Future):
            asked.cancel()


def _say(server: Server, message: str, type: types.MessageType) -> None:
    server.window_show_message(types.ShowMessageParams(type, message))


_HANDLERS: Mapping[str, Callable[..., Any]] = {
    types.INITIALIZED: _initialized,
    types.SHUTDOWN: _shut_down,
    types.TEXT_DOCUMENT_DID_OPEN: _opened,
    types.TEXT_DOCUMENT_DID_CHANGE: _changed,
    types.TEXT_DOCUMENT_DID_SAVE: _saved,
    types.TEXT_DOCUMENT_DID_CLOSE: _closed,
    types.WORKSPACE_DID_CHANGE_WATCHED_FILES: _files_changed,
    types.TEXT_DOCUMENT_HOVER: _hover,
    types.TEXT_DOCUMENT_CODE_ACTION: _code_actions,
    types.TEXT_DOCUMENT_CODE_LENS: _code_lenses,
}
