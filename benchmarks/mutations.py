"""Ways to spoil a good answer of a service: wrong nodes, wrong bytes, wrong transport. Each is one function.

Whatever a service may be hacked, broken or intercepted into sending stands for a kind here; `mutating_proxy` sends it.
"""

from __future__ import annotations

import gzip
import json
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

EVIL = "<script>alert(1)</script>\x1b[31m\u202e=cmd|'/C calc'!A0 \"><img src=x onerror=alert(1)> ::error::x\n# h\n|`"
WRONG: Sequence[Any] = (
    None, True, -1, 1e308, "", EVIL, "9" * 5_000, 10**400, "\ud800", [], {}, [None], [[[]]], {"a": {}}, ["x"] * 50,
    {"date-parts": [["x"]]}, {"date-parts": [[10**30]]}, [{"family": EVIL}], [{"family": None}], [{"lastName": {}}],
)  # fmt: skip
SECONDS = 30.0
"""How long an answer that never ends goes on, if nobody hangs up."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What goes over the wire: a status, headers and the pieces of a body; or `raw` bytes instead of all that."""

    status: int = 200
    type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)
    pieces: Iterable[bytes] = ()
    raw: Iterator[bytes] | None = None


Mutation = Callable[[bytes, Random], Sent]


def of(body: bytes, kind: str = "application/json", **headers: str) -> Sent:
    """Return an answer that is sound as HTTP."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Sent(200, kind, {"Content-Length": str(len(body)), **named}, iter([body]))


def nodes(value: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the place of every node below a JSON value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in inner:
        yield (*place, key)
        yield from nodes(child, (*place, key))


def _put(value: Any, place: tuple[Any, ...], new: Any) -> None:
    for key in place[:-1]:
        value = value[key]
    value[place[-1]] = new


def _spoiled(body: bytes, random: Random, share: float, wrong: Callable[[Any], Any]) -> Sent:
    """Replace a share of the nodes, deepest first, at least one."""
    value = json.loads(body)
    places = sorted(nodes(value), key=len, reverse=True)
    count = max(1, round(len(places) * share))
    for place in sorted(random.sample(places, min(count, len(places))), key=len, reverse=True):
        _put(value, place, wrong(place))
    return of(json.dumps(value).encode())


def one_wrong_node(body: bytes, random: Random) -> Sent:
    return _spoiled(body, random, 0.0, lambda place: random.choice(WRONG))


def many_wrong_nodes(body: bytes, random: Random) -> Sent:
    return _spoiled(body, random, 0.3, lambda place: random.choice(WRONG))


def nulls(body: bytes, random: Random) -> Sent:
    return _spoiled(body, random, 0.1, lambda place: None)


def blanks(body: bytes, random: Random) -> Sent:
    return _spoiled(body, random, 0.1, lambda place: random.choice(("", [], {})))


def other_top(body: bytes, random: Random) -> Sent:
    return of(json.dumps(random.choice(WRONG)).encode())


def not_a_number(body: bytes, random: Random) -> Sent:
    value = random.choice([float("nan"), float("inf"), -float("inf")])
    return _spoiled(body, random, 0.0, lambda place: value)


def long_number(body: bytes, random: Random) -> Sent:
    return of(body.replace(b": 1", b": 1" + b"0" * 5_000, 1) if b": 1" in body else b"1" * 5_000)


def deep(body: bytes, random: Random) -> Sent:
    depth = random.choice([900, 5_000, 200_000])
    return of(random.choice([b"[" * depth + b"]" * depth, b'{"a":' * depth + b"1" + b"}" * depth]))


def many_values(body: bytes, random: Random) -> Sent:
    return of(b'{"results": [' + b",".join([random.choice([b"[]", b"{}"])] * 2_000_000) + b"]}")


def cut(body: bytes, random: Random) -> Sent:
    return of(body[: random.randrange(len(body))])


def truncated(body: bytes, random: Random) -> Sent:
    return replace(of(body), pieces=iter([body[: random.randrange(len(body))]]))


def empty(body: bytes, random: Random) -> Sent:
    return of(b"")


def wrong_charset(body: bytes, random: Random) -> Sent:
    text = json.dumps(json.loads(body) | {"é": "ü"}, ensure_ascii=False)
    charset = random.choice(["latin-1", "cp1252", "shift-jis", "utf-7", "cp037"])
    return of(text.encode(charset, "replace"), "application/json; charset=utf-8")


def broken_bytes(body: bytes, random: Random) -> Sent:
    spoiled = bytearray(body)
    for _ in range(max(3, len(body) // 500)):
        spoiled[random.randrange(len(spoiled))] = random.choice([0x00, 0x80, 0xFF, 0x22, 0x5C])
    return of(bytes(spoiled) + b"\xff")


def gzip_bomb(body: bytes, random: Random) -> Sent:
    return of(_bomb(1, 200), Content_Encoding="gzip")


def gzip_bomb_of_members(body: bytes, random: Random) -> Sent:
    return of(_bomb(1, 10) * 20, Content_Encoding="gzip")


def _bomb(level: int, megabytes: int) -> bytes:
    packer = zlib.compressobj(level, zlib.DEFLATED, 31)
    return b"".join([*(packer.compress(b"a" * (1 << 20)) for _ in range(megabytes)), packer.flush()])


def broken_gzip(body: bytes, random: Random) -> Sent:
    packed = gzip.compress(body, 1)
    return of(packed[: max(11, random.randrange(len(packed)))], Content_Encoding="gzip")


def other_packing(body: bytes, random: Random) -> Sent:
    return of(body, Content_Encoding=random.choice(["br", "zstd", "deflate", "gzip, gzip", "nonsense"]))


def page(body: bytes, random: Random) -> Sent:
    return of(b"<html><title>Sign in</title></html>", "text/html")


def wrong_label(body: bytes, random: Random) -> Sent:
    return of(body, random.choice(["text/html", "text/plain", "", "image/png"]))


def billion_laughs(body: bytes, random: Random) -> Sent:
    entities = b"".join(b'<!ENTITY %c "%s">' % (98 + i, (b"&%c;" % (97 + i)) * 10) for i in range(9))
    return of(b'<!DOCTYPE a [<!ENTITY a "lol">' + entities + b"]><a>&j;</a>", "text/xml")


def endless(body: bytes, random: Random) -> Sent:
    return Sent(pieces=_until_hung_up(b'{"a":"' + b"a" * 65_536, 0.0))


def drip(body: bytes, random: Random) -> Sent:
    return Sent(pieces=_until_hung_up(b" ", 0.05))


def dripping_header(body: bytes, random: Random) -> Sent:
    return Sent(raw=_after(b"HTTP/1.1 200 OK\r\nX-Slow: ", _until_hung_up(b"x", 0.05)))


def endless_headers(body: bytes, random: Random) -> Sent:
    return Sent(raw=_after(b"HTTP/1.1 200 OK\r\n", _until_hung_up(b"X-More: " + b"x" * 1_000 + b"\r\n", 0.0)))


def endless_continue(body: bytes, random: Random) -> Sent:
    return Sent(raw=_until_hung_up(b"HTTP/1.1 100 Continue\r\n\r\n", 0.01))


def no_http(body: bytes, random: Random) -> Sent:
    return Sent(raw=iter([random.randbytes(500)]))


def silence(body: bytes, random: Random) -> Sent:
    return Sent(raw=iter([b""]))


def wrong_length(body: bytes, random: Random) -> Sent:
    length = random.choice(["-1", "99999999999999999999", "x", str(len(body) + 100), "5, 6"])
    return Sent(headers={"Content-Length": length}, pieces=iter([body]))


def wrong_chunks(body: bytes, random: Random) -> Sent:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    return Sent(raw=iter([head, random.choice([b"zz\r\n", b"FFFFFFFFFFFF\r\n", b"-5\r\n", b"5\r\nab"]), body]))


def _after(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _until_hung_up(piece: bytes, pause: float) -> Iterator[bytes]:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        yield piece
        time.sleep(pause)


def redirect_elsewhere(body: bytes, random: Random) -> Sent:
    return Sent(random.choice([301, 302, 303, 307, 308]), headers={"Location": "{elsewhere}/works?x=1", **NONE})


def redirect_in_a_circle(body: bytes, random: Random) -> Sent:
    return Sent(302, headers={"Location": "{here}?round={random}", **NONE})


def redirect_nowhere(body: bytes, random: Random) -> Sent:
    places = [
        "",
        "//",
        "file:///etc/passwd",
        "http://[",
        "gopher://x",
        "http://127.0.0.1:1@{elsewhere}",
        "/\\{elsewhere}",
    ]
    return Sent(302, headers={"Location": random.choice(places), **NONE})


def refusal(body: bytes, random: Random) -> Sent:
    status = random.choice([400, 401, 403, 404, 410, 418, 451, 501, 599])
    return replace(of(random.choice([b"{}", b"gone", b"<html>no</html>"])), status=status)


NONE = {"Content-Length": "0"}
MUTATIONS: Mapping[str, Mutation] = {
    function.__name__.replace("_", " "): function
    for function in (
        one_wrong_node, many_wrong_nodes, nulls, blanks, other_top, not_a_number, long_number, deep,
        many_values, cut, truncated, empty, wrong_charset, broken_bytes, gzip_bomb, gzip_bomb_of_members,
        broken_gzip, other_packing, page, wrong_label, billion_laughs, endless, drip, dripping_header,
        endless_headers, endless_continue, no_http, silence, wrong_length, wrong_chunks, redirect_elsewhere,
        redirect_in_a_circle, redirect_nowhere, refusal,
    )
}  # fmt: skip
"""Each way to spoil an answer by its name for people."""
