"""Who is let in, and what a browser may do with the pages of the desk."""

from __future__ import annotations

import logging

import pytest

from factcheck.desk.safety import HEADERS, Door

from .conftest import DRAFT, TOKEN, Caller

DOOR = Door(TOKEN, 8765)
OWN = {"host": "127.0.0.1:8765", "x-factcheck-token": TOKEN}


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "[::1]:8765", "LOCALHOST:8765"])
def test_own_names(host: str) -> None:
    """The loopback names of the desk are let in."""
    assert DOOR.refusal("/api/sessions", OWN | {"host": host}) == ""


@pytest.mark.parametrize(
    "host",
    [
        "",
        "evil.example",
        "evil.example:8765",
        "127.0.0.1",
        "127.0.0.1:1",
        "127.0.0.1.evil.example:8765",
        "[::1",
        ":8765",
        "localhost:8765,x",
        "192.168.0.4:8765",
        "127.0.0.1:8765@evil.example",
    ],
)
def test_rebound_names(host: str) -> None:
    """A name that a page elsewhere could have bound to this machine is refused."""
    assert DOOR.refusal("/", {"host": host})


def test_exposed_desk() -> None:
    """A desk that listens beyond the loopback answers to addresses, still to no name of a page."""
    door = Door(TOKEN, 80, exposed=True)
    assert door.refusal("/api/x", OWN | {"host": "192.168.0.4"}) == ""
    assert door.refusal("/api/x", OWN | {"host": "[fe80::1]:80"}) == ""
    assert door.refusal("/api/x", OWN | {"host": "evil.example"})


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "https://127.0.0.1:8765"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"},
        {"x-factcheck-token": ""},
        {"x-factcheck-token": TOKEN + "x"},
        {"x-factcheck-token": "ÿ"},
    ],
)
def test_calls_of_others(headers: dict[str, str]) -> None:
    """A call from another page, or without this start's token, is refused."""
    assert DOOR.refusal("/api/sessions", OWN | headers)
    assert (
        DOOR.refusal("/api/sessions", OWN | {"origin": "http://127.0.0.1:8765", "sec-fetch-site": "same-origin"}) == ""
    )


def test_page_itself() -> None:
    """The page may be opened by hand or by a link, but not be drawn on by another page's tags."""
    host = {"host": "127.0.0.1:8765"}
    assert DOOR.refusal("/", host | {"sec-fetch-site": "none", "sec-fetch-mode": "navigate"}) == ""
    assert DOOR.refusal("/", host | {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}) == ""
    assert DOOR.refusal("/static/desk.js", host | {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"})


def test_headers_on_every_answer(desk: Caller) -> None:
    """Page, files, calls and refusals carry the policy, set no cookie and stay out of caches."""
    answers = [desk.client.get(path) for path in ("/", "/static/desk.js", "/static/desk.css", "/nowhere")]
    answers += [desk.write(DRAFT), desk.client.get("/", headers={"host": "evil.example"})]
    for answer in answers:
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS
        assert "set-cookie" not in answer.headers
    assert answers[-1].status_code == 403


def test_policy_is_strict(desk: Caller) -> None:
    """Nothing inline and nothing foreign may run, and the page asks for nothing of the kind."""
    policy = HEADERS["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in policy
    page = desk.client.get("/").text
    for inline in (" style=", "<style", " onclick", "javascript:", "http://", "https://"):
        assert inline not in page
    for name in ("desk.js", "cards.js", "surface.js", "calls.js"):
        script = desk.client.get(f"/static/{name}").text
        for unsafe in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"):
            assert unsafe not in script


CLIENT = ("httpx", "httpx2")
"""The loggers of the client that the tests use themselves."""


def test_nothing_of_a_draft_is_logged(
    desk: Caller, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """Neither logs nor outputs hold a word of a draft, not even when the desk fails."""
    caplog.set_level(logging.DEBUG)
    desk.write("A secret about Zanzibarium (Quibble, 2011).")
    desk.write("Zanzibarium", format="nonsense")
    desk.drop("Zanzibarium.docx", b"Zanzibarium")
    out, err = capfd.readouterr()
    logged = [record.getMessage() for record in caplog.records if record.name not in CLIENT]
    assert "Zanzibarium" not in out + err + "".join(logged)
