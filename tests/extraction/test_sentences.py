from __future__ import annotations

import pytest

from factcheck.extraction.sentences import split


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Cells move. They divide.", 2),
        ("Ramos et al. The study of Kim et al. (2010) disagrees.", 1),
        ("See Fig. 2 and p. 7. It shows J. K. Ramos.", 2),
        ("They lacked vitamin D. The dose was low.", 2),
        ("It was shown by Sun C. In 2010 it was shown again.", 1),
        ("The U.S. High Court said so. Is it true? No! Never.", 4),
        ("“It works.” (They said.) Others disagree.", 3),
        ("It rose to 1.5 mg. 12 patients left.", 2),
        ("It is no. 5 of them. They said no. It rose.", 3),
        ("One\n\ntwo", 2),
        ("Élan is low. Über all else.", 2),
        ("", 0),
    ],
)
def test_boundaries(text: str, count: int) -> None:
    """A sentence ends at a full stop that belongs to no abbreviation."""
    assert len(list(split(text))) == count
