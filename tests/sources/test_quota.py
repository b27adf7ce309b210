"""A spent budget shuts a service until midnight UTC in every process, and what was heard before still counts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.sources import quota
from factcheck.sources.http import Client
from factcheck.sources.openalex import SERVICE
from factcheck.sources.settings import Settings
from tests.sources.test_http import GOOD, Script, serve

__all__ = ["serve"]

REFUSAL = (429, "application/json", b'{"error": "Rate limit exceeded", "message": "Insufficient budget. Resets at"}')
BURST = (429, "application/json", b'{"error": "Rate limit exceeded", "message": "Too many requests"}')
SPENT = "OpenAlex: its budget for today is spent"
EVENING = 20_000 * 86_400 + 80_000.0
Start = Callable[[Script], Client]


def at(first: Client, **more: str) -> Client:
    """Return the client of another process that shares the cache of the first."""
    own = first.settings
    origins = (("openalex", own.crossref),)
    return Client(Settings(openalex=own.crossref, cache=own.cache, key_origins=origins, **more))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    def set_to(seconds: float) -> None:
        monkeypatch.setattr(quota.time, "time", lambda: seconds)

    set_to(EVENING)
    return set_to


def test_a_spent_budget_is_remembered_until_midnight(serve: Start, clock: Callable[[float], None]) -> None:
    """The next process asks nothing that day, and asks again after midnight UTC."""
    script: Script = [GOOD, REFUSAL]
    base = serve(script)
    with at(base) as client:
        assert client.ask(SERVICE, "/works", dict, {"search": "a"}).kind == "ok"
        assert client.ask(SERVICE, "/works", dict, {"search": "b"}).reason == SPENT
    script[:] = [GOOD]
    with at(base) as client:
        clock(EVENING + 6_000)
        reply = client.ask(SERVICE, "/works", dict, {"search": "c"})
        assert (reply.kind, reply.calls, reply.reason) == ("unavailable", 0, SPENT)
        assert client.ask(SERVICE, "/works", dict, {"search": "a"}).kind == "ok", "kept answers still count"
    clock(EVENING + 6_400)
    with at(base) as client:
        assert client.ask(SERVICE, "/works", dict, {"search": "c"}).kind == "ok"


def test_a_key_has_a_budget_of_its_own(serve: Start, clock: Callable[[float], None]) -> None:
    """Whoever sets a key when the free budget is spent is served at once."""
    script: Script = [REFUSAL]
    base = serve(script)
    with at(base) as client:
        assert client.ask(SERVICE, "/works", dict, {"search": "a"}).reason == SPENT
    script[:] = [GOOD]
    with at(base, openalex_key="hush") as client:
        assert client.ask(SERVICE, "/works", dict, {"search": "a"}).kind == "ok"
    assert not any(b"hush" in file.read_bytes() for file in Path(base.settings.cache).parent.iterdir())


def test_too_many_at_once_is_no_spent_budget(serve: Start) -> None:
    """A refusal for haste ends with the run."""
    script: Script = [BURST]
    base = serve(script)
    with at(base) as client:
        assert client.ask(SERVICE, "/works", dict, {"search": "a"}).kind == "unavailable"
    script[:] = [GOOD]
    with at(base) as client:
        assert client.ask(SERVICE, "/works", dict, {"search": "a"}).kind == "ok"
