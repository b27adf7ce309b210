"""What a look-up may ask, where, and for how long: the `[sources]` table of a configuration."""

from __future__ import annotations

import math
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import field, fields, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from factcheck.options import about
from factcheck.sources import registry
from factcheck.text.expressions import expression
from factcheck.values import dataclass

_ORIGIN = expression(r"https?://[^\s/?#\\@]+(?=[/?#]|\Z)", re.IGNORECASE)


def _secret(variable: Callable[[], str], text: str) -> Any:
    metadata = about(text, repository="nothing")
    return field(default_factory=lambda: os.environ.get(variable(), ""), repr=False, metadata=metadata)


def _of_services() -> Iterator[tuple[str, type, Any]]:
    """Yield the settings that services bring: an address each, and a key where one is taken.

    Modules of packages need these very settings, so that they are loaded where settings are made, and not here.
    """
    for service in registry.OWN.values():
        told = f"Address of {service.label}" + (f", {service.task}" if service.task else "")
        yield service.name, str, field(default=service.address, metadata=_address(told))
    for name in registry.added():
        default = partial(_default, name)
        yield name, str, field(default_factory=default, metadata=_address(f"Address of {name}"))
    for service in registry.OWN.values():
        if key := service.key:
            yield f"{service.name}_key", str, _secret(partial(str, key.variable), f"Key for {service.label}")
    for name in registry.added():
        yield f"{name}_key", str, _secret(partial(_variable, name), f"Key for {name}")


def _address(text: str) -> dict[str, Any]:
    return about(text, address=True, repository="empty")


def _default(service: str) -> str:
    return registry.service(service).address


def _variable(service: str) -> str:
    key = registry.service(service).key
    return key.variable if key else ""


def _own(text: str) -> dict[str, Any]:
    return about(text, repository="nothing")


def _limit(text: str, minimum: float, maximum: float = math.inf) -> dict[str, Any]:
    return about(text, minimum=minimum, maximum=maximum, repository="lower")


if TYPE_CHECKING:

    class _OfServices:
        pass
else:
    _fields = tuple(_of_services())
    _named = {"__annotations__": {name: kind for name, kind, _ in _fields}, "__module__": __name__}
    _OfServices = dataclass(frozen=True, slots=True)(
        type("_OfServices", (), {**_named, **{name: value for name, _, value in _fields}})
    )


@dataclass(frozen=True, slots=True)
class Settings(_OfServices):
    """How to look things up.

    Each service has its address, under its name; one whose address is empty is never asked. `mailto` is the contact
    address that services want to know of, and keys (`openalex_key`) are optional: all of them may also come from the
    environment (`FACTCHECK_MAILTO`, `OPENALEX_API_KEY`), and none of them is shown anywhere.
    `cache` is the file of kept answers, `retractions` the local index of Retraction Watch's list, either empty for
    one in the platform's user cache folder. `index` is an index of works made by `factcheck index`, asked before
    any service; only where `index_complete` is set does it also know what does not exist. `connect_timeout` and
    `read_timeout` are seconds of silence, `deadline` the seconds that one request may take with its retries.
    `workers` is how many requests may be under way at once. `links` tells whether pages that an article
    links to as sources are asked for, `full_text` whether what an abstract does not say is looked for in the open full
    text or the linked page, of which a run fetches at most `full_text_bytes`. `facts` are the pages of what the house
    stands by, `documents` texts of cited works; for neither anybody is asked. `allow_private` tells whether any web
    page may come from a private network. `key_origins` pairs services with the origins ("https://host") that their
    keys were set together with; any other key is for the service's built-in address alone (see `keys`).
    """

    mailto: str = _secret(lambda: "FACTCHECK_MAILTO", "Your contact address, which services want to know")
    cache: str = field(default="", metadata=_own("File of kept answers; one in the user's cache folder if empty"))
    retractions: str = field(
        default="", metadata=_own("Index of the Retraction Watch list; one in the user's cache folder if empty")
    )
    index: str = field(default="", metadata=_own("Index of works made by `factcheck index`, asked before any service"))
    index_complete: bool = field(
        default=False, metadata=_own("Take the index for complete: what it does not hold does not exist")
    )
    connect_timeout: float = field(default=1.2, metadata=_limit("Seconds until a connection must stand", 0.01))
    read_timeout: float = field(
        default=8.0, metadata=_limit("Seconds of silence after which a service counts as unavailable", 0.01)
    )
    deadline: float = field(
        default=20.0, metadata=_limit("Seconds that one request may take, repetitions included", 0.01)
    )
    workers: int = field(default=4, metadata=_limit("Requests under way at once", 1, 64))
    links: bool = field(
        default=True, metadata=about("Ask for the pages that an article links to as sources", repository="lower")
    )
    full_text: bool = field(
        default=True, metadata=about("Ask for open full texts and linked pages of what is cited", repository="lower")
    )
    full_text_bytes: int = field(
        default=100_000_000, metadata=_limit("Bytes of full texts and linked pages that a run may fetch", 0)
    )
    facts: tuple[str, ...] = field(
        default=(),
        metadata=about(
            "Pages of sentences that the house stands by, which every article is checked against", repository="inside"
        ),
    )
    documents: tuple[str, ...] = field(
        default=(),
        metadata=about("Texts of cited works: files, or folders of them, in any format", repository="inside"),
    )
    allow_private: bool = field(default=False, metadata=_own("Let web pages come from a private network"))
    key_origins: tuple[tuple[str, str], ...] = ()

    if TYPE_CHECKING:  # what services bring is not known to a type checker

        def __init__(self, **given: Any) -> None:
            """Take any of the settings."""

    def address(self, service: str) -> str:
        """Return the base address of a service without a slash at its end, empty where it is switched off."""
        return str(getattr(self, service)).rstrip("/")

    def without_network(self) -> Settings:
        """Return the settings with every service switched off; the index alone is left."""
        return replace(self, **dict.fromkeys(registry.service_names(), ""), links=False)  # type: ignore[arg-type]


def built_in(service: str) -> str:
    """Return the address that a service has where nobody sets another one."""
    return registry.service(service).address


def origin(address: str) -> str:
    """Return scheme, host and port of an address as written there but for case, empty where that is not plain.

    An address is told to be within an origin by its beginning: no two readers of addresses, of which one might see
    another host behind a backslash or a user name than the other, have to agree.
    """
    found = _ORIGIN.match(address)
    return found[0].lower() if found else ""


NAMES = tuple(field.name for field in fields(Settings) if field.metadata)
"""The fields that are keys of the `[sources]` table."""
