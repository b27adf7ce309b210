"""doi.org: the one authority on whether a DOI exists. https://www.doi.org/the-identifier/resources/handbook"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote

from factcheck.sources.responses import Record, UnexpectedAnswer
from factcheck.sources.service import Grant, Service

if TYPE_CHECKING:
    from factcheck.sources.http import Client


def registered(client: Client, doi: str) -> Literal["yes", "no", "unavailable"]:
    """Tell whether a DOI is registered with any agency.

    The handle system says so in its body; a mere 404 may come from a proxy.
    """
    reply = client.ask(SERVICE, f"/api/handles/{quote(doi, safe='/')}", _is_registered, {"type": "URL"})
    return "no" if reply.kind == "absent" else "yes" if reply.kind == "ok" else "unavailable"


def _is_registered(body: Any) -> bool:
    """Return that a DOI is registered: 1 is "success", 200 "no value of this type" (handle system, response codes)."""
    if Record.of(body).whole("responseCode") not in (1, 200):
        raise UnexpectedAnswer("responseCode is another one")
    return True


SERVICE = Service(
    name="doi",
    label="doi.org",
    address="https://doi.org",
    grant=Grant(10.0),
    absent=lambda kind, body: '"responseCode":100' in body.replace(" ", ""),
)
"""Asked for identifiers alone."""
