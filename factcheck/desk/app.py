"""The desk as an ASGI app: one page, and the calls that its script makes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from anyio import to_thread
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from factcheck import data
from factcheck.config import Config
from factcheck.desk import calls
from factcheck.desk.bodies import Refused
from factcheck.desk.calls import Desk
from factcheck.desk.safety import App, Door, guarded
from factcheck.desk.workers import Stopped, get_ready
from factcheck.errors import FactcheckError

_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_CALL = "/api/drafts/{id}"


def create(config: Config, door: Door) -> App:
    """Return the app for one start of the desk."""
    desk = Desk(config)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await to_thread.run_sync(get_ready)
        yield
        desk.workers.close()

    def call(path: str, method: str, answer: Callable[[Desk, Request], Awaitable[Response]]) -> Route:
        async def endpoint(request: Request) -> Response:
            return await _answered(desk, request, answer)

        return Route(path, endpoint, methods=[method])

    routes = [
        Route("/", _file, methods=["GET"]),
        Route("/static/{name}", _file, methods=["GET"]),
        call("/api/sessions", "POST", calls.start),
        call(_CALL, "PUT", calls.write),
        call(_CALL + "/file", "POST", calls.drop),
        call(_CALL + "/lookups", "POST", calls.look_up),
        call(_CALL + "/ignored", "POST", calls.ignore),
        call(_CALL + "/pasted", "POST", calls.paste),
        call(_CALL + "/facts", "POST", calls.facts),
        call(_CALL + "/apart", "POST", calls.part),
        call(_CALL + "/pins", "POST", calls.pin),
        call(_CALL + "/exports", "POST", calls.export),
    ]
    return guarded(Starlette(routes=routes, lifespan=lifespan), door)


async def _answered(desk: Desk, request: Request, answer: Callable[[Desk, Request], Awaitable[Response]]) -> Response:
    """Return the answer to a call; every problem is a sentence, and none of them quotes a draft in a log."""
    try:
        return await answer(desk, request)
    except Refused as problem:
        return JSONResponse({"problem": problem.sentence}, problem.status)
    except FactcheckError as problem:
        return JSONResponse({"problem": problem.message}, 422)
    except Stopped:
        return JSONResponse({"problem": "A newer version of the draft took this one's place."}, 409)
    except ClientDisconnect:
        return Response(status_code=400)
    except Exception as problem:
        return JSONResponse({"problem": f"The desk failed ({type(problem).__name__}); the draft is unharmed."}, 500)


async def _file(request: Request) -> Response:
    name = request.path_params.get("name", "")
    folder = data.folder("reports") / "desk"
    known = {path.name: path for path in folder.iterdir()}  # a name is looked up, never joined to a path
    path = known.get(name or "page.html")
    if path is None or path.suffix not in _TYPES:
        return Response("There is no such file.", 404, media_type="text/plain")
    return Response(path.read_bytes(), media_type=_TYPES[path.suffix])
