"""What a request may say of its sender: keys belong to hosts, and so does the contact address.

A key is sent to the built-in host of its service, or to the one that the user's own settings name together with the
key, and nowhere else: not to another address of the service, nor along a redirect. Whoever sends asks `credentials`
for each request anew, for the address that it really goes to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from factcheck.sources import registry
from factcheck.sources.service import AGENT, Grant, Service
from factcheck.sources.settings import Settings, built_in, origin
from factcheck.values import dataclass


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
        values |= {contact: settings.mailto} if (contact := registry.service(service).contact) else {}
    key, secret = registry.service(service).key, key_of(settings, service)
    if key and secret and any(_within(url, place) for place in key_origins(settings, service)):
        (headers if key.header else values)[key.header or key.field] = key.written.format(secret)
    return Credentials(headers, values)


def granted(settings: Settings, service: Service) -> Grant:
    """Return what a service grants to those who say, or do not say, who they are."""
    if service.nameless and not settings.mailto:
        return service.nameless
    more = service.key.grant if service.key and is_keyed(settings, service.name) else None
    return more or service.grant


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
