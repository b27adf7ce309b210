"""A service is one module: whatever else has to be known of it follows from what that says."""

from __future__ import annotations

import pytest

from factcheck.sources.keys import granted
from factcheck.sources.registry import OWN, label, labels, service, service_names
from factcheck.sources.service import Service
from factcheck.sources.settings import NAMES, Settings, built_in
from factcheck.verification.planning import LISTED, MENTIONS, rounds


@pytest.mark.parametrize("each", OWN.values(), ids=OWN)
def test_all_of_a_service_follows_from_its_module(each: Service) -> None:
    """Its address is a setting, a key is one where it is taken, in one place of a request, and it has a name."""
    assert Settings().address(each.name) == built_in(each.name) == each.address
    assert each.name in NAMES
    assert (f"{each.name}_key" in NAMES) is (each.key is not None)
    assert label(each.name) == labels()[each.name] == each.label
    if each.key:
        assert bool(each.key.header) is not bool(each.key.field)


@pytest.mark.parametrize("listed", [False, True])
def test_whoever_can_search_is_asked_once(listed: bool) -> None:
    """The local index comes first, then the services of the fixed order, then every other that can help."""
    asked = [name for name, _ in rounds(listed=listed)]
    first = LISTED if listed else MENTIONS
    able = {each.name for each in OWN.values() if (each.listed if listed else each.mentions)}
    assert asked[: len(first) + 1] == ["index", *first]
    assert sorted(asked[1:]) == sorted(able)


def test_grants() -> None:
    """Who says who they are is granted more: a contact address with Crossref, a key with PubMed."""
    named, nameless = Settings(mailto="editor@example.org"), Settings(mailto="")
    assert granted(named, service("crossref")).per_second > granted(nameless, service("crossref")).per_second
    assert (granted(named, service("crossref")).at_once, granted(nameless, service("crossref")).at_once) == (3, 1)
    keyed = Settings(pubmed_key="key")
    assert granted(keyed, service("pubmed")).per_second > granted(Settings(pubmed_key=""), service("pubmed")).per_second


def test_a_name_of_the_past() -> None:
    """A lock file may name a service that is not installed any more: its name is all that is known of it."""
    assert label("bygone") == "bygone"
    assert "bygone" not in service_names()
