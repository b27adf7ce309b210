"""Where DOIs in text end."""

from __future__ import annotations

import pytest

from factcheck.text.dois import trimmed


@pytest.mark.parametrize(
    ("written", "doi"),
    [
        ("10.1000/xyz123.", "10.1000/xyz123"),
        ("10.1000/xyz123).", "10.1000/xyz123"),
        ("10.1016/S0140-6736(05)67889-6", "10.1016/S0140-6736(05)67889-6"),
        ("10.1016/0140(05)", "10.1016/0140(05)"),
        ("10.1000/xyz.full.pdf", "10.1000/xyz"),
        ("10.1000/xyz/abstract;", "10.1000/xyz"),
        ("10. 1000 / xyz.PMID", "10.1000/xyz"),
        ("10.1000/[xyz]]”,", "10.1000/[xyz]"),
        ("", ""),
    ],
)
def test_trimmed(written: str, doi: str) -> None:
    """Marks, brackets that open elsewhere and the tails of addresses are no part of a DOI."""
    assert trimmed(written) == doi
