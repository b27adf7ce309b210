"""Family names compared as printed."""

from __future__ import annotations

import pytest

from factcheck.verification.names import sameness


@pytest.mark.parametrize(
    ("cited", "known", "expected"),
    [
        ("Müller", "Muller", "same"),
        ("Mueller", "Müller", "near"),
        ("de Jong", "Jong", "same"),
        ("van der Berg", "Van Der Berg", "same"),
        ("O'Neill", "O’Neill", "same"),
        ("Smith-Jones", "Smith Jones", "same"),
        ("García", "García Lorca", "part"),
        ("Lorca", "García-Lorca", "part"),
        ("Søndergaard", "Sondergaard", "same"),
        ("Hagemann", "Hagermann", "near"),
        ("Li", "Lin", ""),
        ("Chen", "Cheng", ""),
        ("Smith", "Jones", ""),
        ("", "Jones", ""),
        ("Cobb Jr", "Cobb", "same"),
        ("SPRINT Investigators", "SPRINT Research Group", "same"),
        ("SPRINT Research Group", "Wright", ""),
    ],
)
def test_sameness(cited: str, known: str, expected: str) -> None:
    """Accents, particles, hyphens and capitals do not matter; a slip is forgiven in long names only."""
    assert sameness(cited, known) == expected
