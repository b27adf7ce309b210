"""doi.org: the one authority on whether a DOI exists. https://www.doi.org/the-identifier/resources/handbook"""

from __future__ import annotations

from typing import Literal
from urllib.parse import quote

from factcheck.sources.http import Client
from factcheck.sources.service import Service

SERVICE = Service("doi", lambda kind, body: '"responseCode":100' in body.replace(" ", ""))


def registered(client: Client, doi: str) -> Literal["yes", "no", "unavailable"]:
    """Tell whether a DOI is registered with any agency.

    The handle system says so in its body; a mere 404 may come from a proxy.
    """
    reply = client.ask(SERVICE, f"/api/handles/{quote(doi, safe='/')}", {"type": "URL"})
    if reply.kind == "absent":
        return "no"
    if reply.kind != "ok" or not isinstance(reply.body, dict):
        return "unavailable"
    return "yes" if reply.body.get("responseCode") in (1, 200) else "unavailable"
