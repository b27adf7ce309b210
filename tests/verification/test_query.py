"""What is asked for is what the article means."""

from __future__ import annotations

import pytest

from factcheck.model import Name
from factcheck.verification.query import _unglued


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("EpilobiumsensuMoretti", "Moretti"),
        ("describedMüller", "Müller"),
        ("FitzGerald", "FitzGerald"),
        ("MacLeod", "MacLeod"),
        ("DeWitt", "DeWitt"),
        ("VanderWaals", "VanderWaals"),
        ("Abu-Khalil", "Abu-Khalil"),
        ("McDonald-Smith", "McDonald-Smith"),
        ("Schwarzenegger", "Schwarzenegger"),
        ("WHO", "WHO"),
    ],
)
def test_a_word_glued_to_a_name_is_taken_off(printed: str, expected: str) -> None:
    """A long word before an inner capital is no part of a name; the first part of a double name is short."""
    assert _unglued(Name(printed, "A.")) == Name(expected, "A.")
