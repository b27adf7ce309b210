"""The calls that the page makes, each answered from a session, the workers and the services."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import field, replace
from threading import Event
from typing import Any
from urllib.parse import quote

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from factcheck.config import Config, rules_of
from factcheck.desk import asking, drafts, flow, stating
from factcheck.desk.bodies import Refused, read_body, read_json, word
from factcheck.desk.drafts import Draft
from factcheck.desk.examining import comment, report
from factcheck.desk.export import EXPORTS
from factcheck.desk.pasting import as_markdown
from factcheck.desk.sessions import Session, Sessions
from factcheck.desk.workers import Stopped, Workers
from factcheck.errors import FactcheckError
from factcheck.reading import endings
from factcheck.sources.registry import label, services
from factcheck.sources.settings import Settings
from factcheck.values import dataclass

MOST_LOOKUPS = 4
_MOST_IGNORED = 2000


@dataclass(slots=True)
class Desk:
    """What the calls share."""

    config: Config
    workers: Workers = field(default_factory=Workers)
    sessions: Sessions = field(default_factory=Sessions)
    lookups: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(MOST_LOOKUPS))


async def start(desk: Desk, request: Request) -> Response:
    """Open a session, like another one where the page names one, and say what this desk can do."""
    given = await read_json(request)
    id, session = desk.sessions.start(word(given, "resume"))
    rules = {
        rule.name: {
            "summary": rule.summary,
            "why": rule.sections["Why it matters"],
            "fix": rule.sections["How to fix it"],
        }
        for rule in rules_of(desk.config)
    }
    return JSONResponse(
        {
            "session": id,
            "draft": _described(session.draft),
            "written": drafts.WRITTEN,
            "endings": endings(),
            "exports": EXPORTS,
            "offline": desk.config.lookups != "online",
            "services": list(_services(desk.config.sources)),
            "rules": rules,
        }
    )


def _services(sources: Settings) -> Iterator[str]:
    """Yield whom look-ups ask, by the names for people."""
    yield from (one.label for one in services() if sources.address(one.name))
    if sources.links:
        yield label("web")


def _described(draft: Draft) -> dict[str, Any]:
    return {
        "version": draft.version,
        "name": draft.name,
        "format": draft.format,
        "text": draft.text,
        "file": bool(draft.data),
    }


def _session(desk: Desk, request: Request) -> Session:
    session = desk.sessions.get(request.path_params["id"])
    if session is None:
        raise Refused(404, "This draft is no longer on the desk.")
    return session


async def write(desk: Desk, request: Request) -> Response:
    """Take in a version of the draft and answer with its findings."""
    session = _session(desk, request)
    given = request.query_params
    text = (await read_body(request, drafts.TEXT_LIMIT)).decode("utf-8", "replace")
    version, kept = _version(given.get("version", "")), session.draft
    if given.get("file") and kept.data:
        draft = replace(kept, version=version, name=drafts.named(given.get("name", "")))
    else:
        draft = drafts.written(version, given.get("name", ""), given.get("format", ""), text)
    _newest(session, draft)
    session.draft = draft
    desk.sessions.trim()
    found = await flow.examined(desk.workers, session, draft, desk.config)
    return _answer({"found": found.answer})


async def drop(desk: Desk, request: Request) -> Response:
    """Take in a dropped file and answer with its text and findings; one that cannot be read changes nothing."""
    session = _session(desk, request)
    given = request.query_params
    content = await read_body(request, drafts.FILE_LIMIT)
    version = _version(given.get("version", ""))
    draft = await to_thread.run_sync(drafts.dropped, version, given.get("name", ""), content)
    _newest(session, draft)
    found = await flow.examined(desk.workers, session, draft, desk.config)
    draft = replace(draft, text=found.text or draft.text)
    _newest(session, draft)
    session.draft = draft
    desk.sessions.trim()
    return _answer({"draft": _described(draft), "found": found.answer})


def _newest(session: Session, draft: Draft) -> None:
    if draft.version < session.draft.version:
        raise Refused(409, "A newer version of the draft is on the desk.")
    flow.overtake(session)


def _version(words: str) -> int:
    if not words.isdecimal() or len(words) > 12:
        raise Refused(400, "A version is a whole number.")
    return int(words)


def _answer(parts: dict[str, Any]) -> Response:
    return Response(_joined(parts), media_type="application/json")


def _joined(parts: Mapping[str, Any]) -> bytes:
    """Return a JSON object whose values may be JSON already."""
    values = (value if isinstance(value, bytes) else json.dumps(value).encode() for value in parts.values())
    return (
        b"{" + b",".join(b'"%b":%b' % (name.encode(), value) for name, value in zip(parts, values, strict=True)) + b"}"
    )


async def look_up(desk: Desk, request: Request) -> Response:
    """Answer with a line of JSON after the other: how far the look-ups are, and what the draft looks like by now."""
    session = _session(desk, request)
    again = bool((await read_json(request)).get("again"))
    if desk.config.lookups != "online":
        raise Refused(409, "Look-ups are switched off.")
    asked = await flow.queries(desk.workers, session, session.draft, desk.config)
    held = flow.known(session, session.draft.name, desk.config).verdicts
    open_ = tuple(
        (mark, query) for mark, query in asked if mark not in held or (again and held[mark].status == "unchecked")
    )
    session.asking.set()
    session.asking = stop = Event()
    return StreamingResponse(_lines(desk, session, open_, len(asked), stop), media_type="application/x-ndjson")


async def _lines(desk: Desk, session: Session, open_: flow.Marked, total: int, stop: Event) -> AsyncIterator[bytes]:
    done = total - len(open_)
    yield _joined({"done": done, "total": total}) + b"\n"
    try:
        async for group in flow.verdicts(open_, desk.config, stop, desk.lookups):
            session.learn(group)
            done += len(group)
            yield _joined({"done": done, "total": total, "found": await _seen(desk, session)}) + b"\n"
    except (FactcheckError, Stopped) as problem:
        yield _joined({"problem": str(problem)}) + b"\n"
    finally:
        stop.set()


async def _seen(desk: Desk, session: Session) -> bytes:
    """Return the findings in the draft as it stands; null while newer versions overtake each other."""
    try:
        return (await flow.examined(desk.workers, session, session.draft, desk.config)).answer
    except Stopped:
        return b"null"


async def ignore(desk: Desk, request: Request) -> Response:
    """Set a finding aside with a reason: by a comment for the draft if the page wants one, else in this session."""
    session, given = _session(desk, request), await read_json(request)
    key, reason = word(given, "key")[:40], " ".join(word(given, "reason").split())[:500]
    draft = session.draft
    if given.get("noted"):
        held = flow.known(session, draft.name, desk.config)
        found = await flow.on_worker(desk.workers, session, draft, comment, draft, held, desk.config, key, reason)
        if found:
            return _answer({"version": draft.version, "start": found[0], "comment": found[1]})
    if given.get("back"):
        session.ignored.pop(key, None)
    elif len(session.ignored) < _MOST_IGNORED:
        session.ignored[key] = reason
    return _answer({"found": await _seen(desk, session)})


async def paste(desk: Desk, request: Request) -> Response:
    """Answer with the Markdown of markup from the clipboard."""
    session = _session(desk, request)
    html = (await read_body(request, drafts.TEXT_LIMIT)).decode("utf-8", "replace")
    return _answer({"text": await flow.beside(desk.workers, session, session.draft, as_markdown, html)})


async def facts(desk: Desk, request: Request) -> Response:
    """Answer with the facts that the draft states more than once."""
    session = _session(desk, request)
    return _answer({"facts": await flow.stated(desk.workers, session, session.draft, desk.config)})


async def part(desk: Desk, request: Request) -> Response:
    """Keep mentions of a fact apart: by a comment for the draft if the page wants one, else in this session."""
    session, given = _session(desk, request), await read_json(request)
    key, reason = word(given, "key")[:60], " ".join(word(given, "reason").split())[:500]
    draft = session.draft
    if given.get("back"):
        session.ignored.pop(key, None)
        return await _facts_and_findings(desk, session)
    held = flow.known(session, draft.name, desk.config)
    noted = bool(given.get("noted"))
    parted = await flow.beside(desk.workers, session, draft, stating.part, draft, held, key, reason, noted)
    if parted.comment:
        start, comment = parted.comment
        return _answer({"version": draft.version, "start": start, "comment": comment})
    if not parted.keys:
        raise Refused(404, "The draft no longer states this fact more than once.")
    if len(session.ignored) < _MOST_IGNORED:
        session.ignored |= dict.fromkeys(parted.keys, reason)
    return await _facts_and_findings(desk, session)


async def _facts_and_findings(desk: Desk, session: Session) -> Response:
    stated = await flow.stated(desk.workers, session, session.draft, desk.config)
    return _answer({"facts": stated, "found": await _seen(desk, session)})


async def pin(desk: Desk, request: Request) -> Response:
    """Write into the lock file which work a source is."""
    session, given = _session(desk, request), await read_json(request)
    draft = session.draft
    asked = await flow.queries(desk.workers, session, draft, desk.config)
    source = word(given, "source")
    meant = next((one for one in asked if one[1].key == source), None)
    if meant is None:
        raise Refused(404, "The draft no longer cites this source.")
    found, identifier = session.verdicts.get(meant[0]), word(given, "work").strip()
    work, path = await to_thread.run_sync(asking.pin, draft.name, meant[1], identifier, found, desk.config)
    said = f"Pinned to {work.title or work.doi or work.pmid} in {path.name}."
    return _answer({"said": said, "found": await _seen(desk, session)})


async def export(desk: Desk, request: Request) -> Response:
    """Answer with a file to save: a report, or the list of sources."""
    session, given = _session(desk, request), await read_json(request)
    draft = session.draft
    held = flow.known(session, draft.name, desk.config)
    work = (report, draft, held, desk.config, word(given, "format"))
    file = await flow.on_worker(desk.workers, session, draft, *work)
    name = quote(file.name)
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}", "X-Name": name}
    return Response(file.data, media_type=file.type, headers=headers)
