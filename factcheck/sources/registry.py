"""Which services there are: those that come with factcheck, and those that installed packages add.

A service is one module (`service.Service`). This list is the only other place in factcheck that names it; the settings,
the pace of requests, keys and the order of asking follow from what it says of itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from factcheck import plugins
from factcheck.errors import UsageError
from factcheck.sources import (
    crossref,
    datacite,
    doi,
    europepmc,
    openalex,
    openlibrary,
    pubmed,
    semanticscholar,
    wayback,
)
from factcheck.sources.service import Service

OWN: Mapping[str, Service] = {
    module.SERVICE.name: module.SERVICE
    for module in (europepmc, crossref, openalex, pubmed, datacite, doi, openlibrary, semanticscholar, wayback)
}
# What else answers a look-up, with its name for people.
OTHERS = {"web": "linked pages", "index": "the index of works"}


@cache
def added() -> tuple[str, ...]:
    """Return the names of the services that installed packages add, without loading their modules.

    Raises `UsageError` for a name that can be no setting.
    """
    names = tuple(name for name in plugins.added("factcheck.services") if name not in OWN)
    if bad := [name for name in names if not name.isidentifier() or name in OTHERS]:
        raise UsageError(
            f"An installed package adds a service {bad[0]!r}, whose name is taken or no word of letters, digits and _; "
            "repair or remove that package."
        )
    return names


def service_names() -> tuple[str, ...]:
    """Return the names of all services, factcheck's own first; what packages add is not loaded for it."""
    return (*OWN, *added())


@cache
def service(name: str) -> Service:
    """Return the service of a name; raises `LookupError` where there is none, `UsageError` where it is broken."""
    if own := OWN.get(name):
        return own
    module = plugins.module("factcheck.services", name)
    if module is None:
        raise LookupError(name)
    found = getattr(module, "SERVICE", None)
    if not isinstance(found, Service) or found.name != name:
        raise UsageError(
            f"{module.__name__}, which an installed package adds as the service {name!r}, has no SERVICE of that name; "
            "repair or remove that package."
        )
    return found


def stands_in(name: str) -> str:
    """Return for whom a service stands in, "" for nobody and where the name is not that of a service."""
    return service(name).stands_in if name in service_names() else ""


def services() -> Iterator[Service]:
    """Yield all services; raises `UsageError` for one that an installed package adds and that is broken."""
    yield from map(service, service_names())


def labels() -> Mapping[str, str]:
    """Return the names for people of whatever may answer a look-up, by the names that verdicts have for them."""
    return {**{each.name: each.label for each in services()}, **OTHERS}


def label(name: str) -> str:
    """Return the name for people of a service, of linked pages ("web") or of the local index ("index").

    Of a service that is not installed any more, which an older lock file may name, its own name is all there is.
    """
    if name in OTHERS:
        return OTHERS[name]
    return service(name).label if name in service_names() else name
