"""Names in capitals, as some journals print them."""

from __future__ import annotations

import pytest

import factcheck


@pytest.mark.parametrize(
    ("text", "person", "organisation"),
    [
        ("Sleep helps (SMITH ET AL., 2006).", "SMITH", ""),
        ("Sleep helps (PŁACHNO et al., 2006).", "PŁACHNO", ""),
        ("As KIM ET AL. (2006) show, it helps.", "KIM", ""),
        ("Sleep helps (WHO et al., 2006).", "", "WHO"),
        ("Sleep helps (CDC and colleagues, 2006).", "", "CDC"),
        ("Sleep helps (National Eye Institute et al., 2006).", "", "National Eye Institute"),
    ],
)
def test_who_has_others_behind_is_a_person(text: str, person: str, organisation: str) -> None:
    """A word in capitals before "et al." is a surname, unless an organisation is known by it."""
    (found,) = factcheck.extract(factcheck.read(text, format="text")).citations
    assert ("".join(name.family for name in found.authors), found.organisation) == (person, organisation)
