"""The Wayback Machine: archived copies of pages that are gone. https://archive.org/help/wayback_api.php"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.sources.responses import BLANK, Record
from factcheck.sources.service import Grant, Service
from factcheck.text.expressions import expression

if TYPE_CHECKING:
    from factcheck.sources.http import Client

_ARCHIVE = expression(r"https?://web\.archive\.org/\S+\Z")


def archived(client: Client, url: str) -> str:
    """Return the address of the latest archived copy of a page, "" where there is none or nobody answers."""
    if not client.settings.address("wayback"):
        return ""
    reply = client.ask(SERVICE, "/wayback/available", copy_of, {"url": url})
    return str(reply.body) if reply.kind == "ok" else ""


def copy_of(body: Any) -> str:
    """Return the address in an answer: that of a copy which was made of a page, not of an error."""
    closest = Record.of(body, BLANK).record("archived_snapshots").record("closest")
    found = closest.text("url")
    sound = closest.text("status") in ("", "200") and _ARCHIVE.match(found)
    return found.replace("http://", "https://", 1) if sound else ""


SERVICE = Service(
    name="wayback",
    label="the Wayback Machine",
    task="asked for copies of dead links",
    address="https://archive.org",
    grant=Grant(1.0),
)
"""Asked for copies of pages alone."""
