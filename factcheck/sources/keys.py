"""What a request may say of its sender: keys belong to hosts, and so does the contact address.

A key is sent to the built-in host of its service, or to the one that the user's own settings name together with the
key, and nowhere else: not to another address of the service, nor along a redirect. Whoever sends asks `credentials`
for each request anew, for the address that it really goes to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from factcheck.sources.service import AGENT
from factcheck.sources.settings import Settings, built_in, origin
from factcheck.values import dataclass

# Where each service looks for its key: a header, or a field of the query or form, and how it is written there.
_HEADERS = {"openalex": ("Authorization", "Bearer {}"), "semanticscholar": ("x-api-key", "{}")}
_FIELDS = {"pubmed": "api_key"}
# What each service calls the contact address in a query or form; all of them read it in the User-Agent as well.
_CONTACTS = {"crossref": "mailto", "datacite": "mailto", "europepmc": "email", "pubmed": "email"}


@dataclass(frozen=True, slots=True)
class Credentials:
    """What one request carries besides its question: `headers`, and `fields` of its query or form."""

    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    fields: Mapping[str, str] = field(default_factory=dict, repr=False)


def credentials(settings: Settings, service: str, url: str) -> Credentials:
    """Return what a request of a service to `url` may carry; nothing of it where `url` is another host's."""
    headers: dict[str, str] = {"User-Agent": AGENT}
    values: dict[str, str] = {}
    if settings.mailto and _within(url, origin(settings.address(service))):
        headers["User-Agent"] = f"{AGENT} (mailto:{settings.mailto})"
        values |= {_CONTACTS[service]: settings.mailto} if service in _CONTACTS else {}
    if (key := key_of(settings, service)) and any(_within(url, place) for place in key_origins(settings, service)):
        if service in _HEADERS:
            name, written = _HEADERS[service]
            headers[name] = written.format(key)
        else:
            values[_FIELDS[service]] = key
    return Credentials(headers, values)


def key_of(settings: Settings, service: str) -> str:
    """Return the key for a service, empty where there is none."""
    return str(getattr(settings, f"{service}_key", ""))


def is_keyed(settings: Settings, service: str) -> bool:
    """Tell whether requests to a service as it is set carry a key, and so whether its larger budget holds."""
    place = origin(settings.address(service))
    return bool(key_of(settings, service) and place and place in key_origins(settings, service))


def key_origins(settings: Settings, service: str) -> tuple[str, ...]:
    """Return the origins, such as "https://api.openalex.org", that may see the key of a service."""
    named = tuple(place for name, place in settings.key_origins if name == service)
    return named or (origin(built_in(service)),)


def _within(url: str, place: str) -> bool:
    return bool(place) and origin(url) == place
