"""Keys belong to hosts: a request carries one only to its service's built-in host, or to the one set with the key."""

from __future__ import annotations

import pytest

from factcheck.sources.keys import credentials, is_keyed
from factcheck.sources.registry import service_names
from factcheck.sources.settings import Settings, built_in, origin

SECRET = "s3cr3t"
KEYED = ("openalex", "pubmed", "semanticscholar")
CONTACT = "desk@example.org"
MINE = "http://127.0.0.1:8911"
STRANGERS = (
    "http://127.0.0.1:8911/openalex",
    "https://evil.example/works",
    "{scheme}://{host}.evil.example/works",
    "{scheme}://{host}@evil.example/works",
    "{scheme}://evil.example\\@{host}/works",
    "{scheme}://{host}\\@evil.example/works",
    "{scheme}://evil.example#@{host}/",
    "{scheme}://evil.example/{host}/works",
    "{scheme}://evil.example?{scheme}://{host}/",
    "{scheme}://{host}:8443/works",
    "{scheme}://user:word@{host}/works",
    "{scheme}://{host}%00.evil.example/works",
    "{scheme}://{host}\n.evil.example/works",
    "{scheme}://{host}\t@evil.example/works",
    "http://{host}/works",
    "//{host}/works",
    "ftp://{host}/works",
    "{host}/works",
    "",
)


def carried(settings: Settings, service: str, url: str) -> str:
    found = credentials(settings, service, url)
    return f"{dict(found.headers)} {dict(found.fields)}"


def keyed(**more: object) -> Settings:
    keys = dict.fromkeys((f"{service}_key" for service in KEYED), SECRET)
    return Settings(**{**keys, "mailto": CONTACT, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize("service", KEYED)
def test_the_built_in_host_gets_its_key(service: str) -> None:
    """Each service gets its own key, and the contact address, at whatever path of its built-in host."""
    for path in ("", "/works", "?q=1", "/a/../b", "#x"):
        assert SECRET in carried(keyed(), service, origin(built_in(service)) + path)
        assert CONTACT in carried(keyed(), service, origin(built_in(service)) + path)
    assert is_keyed(keyed(), service)


@pytest.mark.parametrize("stranger", STRANGERS)
@pytest.mark.parametrize("service", KEYED)
def test_no_other_host_gets_it(service: str, stranger: str) -> None:
    """A look-alike, a user name, another port, a plain connection, a backslash: none gets the key or the contact."""
    scheme, _, host = origin(built_in(service)).partition("://")
    url = stranger.format(scheme=scheme, host=host)
    assert SECRET not in carried(keyed(), service, url)
    assert CONTACT not in carried(keyed(), service, url)


@pytest.mark.parametrize("service", KEYED)
def test_an_address_alone_gets_no_key(service: str) -> None:
    """Where only the address was set, the key stays at home, and so does the larger budget."""
    settings = keyed(**{service: MINE})
    assert SECRET not in carried(settings, service, f"{MINE}/works")
    assert not is_keyed(settings, service)


@pytest.mark.parametrize("service", KEYED)
def test_an_address_named_with_the_key_gets_it_alone(service: str) -> None:
    """A key set together with an address is for that address; the built-in host has no use for it."""
    settings = keyed(**{service: f"{MINE}/v1/", "key_origins": ((service, MINE),)})
    assert SECRET in carried(settings, service, f"{MINE}/v1/works")
    assert SECRET not in carried(settings, service, f"{MINE}1/v1/works")
    assert SECRET not in carried(settings, service, built_in(service))
    assert is_keyed(settings, service)


def test_no_service_gets_the_key_of_another() -> None:
    """A key is its own service's, even where one asks for another service's host."""
    for service in service_names():
        for other in set(KEYED) - {service}:
            assert SECRET not in carried(keyed(), service, built_in(other))


def test_a_key_is_not_shown() -> None:
    """What is printed of credentials or settings by mistake holds no key."""
    found = credentials(keyed(), "openalex", built_in("openalex"))
    assert SECRET not in f"{found!r} {keyed()!r}"
