"""Names of groups of authors."""

from __future__ import annotations

import pytest

from factcheck.text.groups import is_group, same_group


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("SPRINT Research Group", True),
        ("GBD 2019 Collaborators", True),
        ("ACCORD Study Group", True),
        ("Writing Committee for the ABC Trial", True),
        ("Surviving Sepsis Task Force", True),
        ("Antithrombotic Trialists' Collaboration", True),
        ("World Health Organization", False),
        ("Group", False),
        ("de Oliveira Silva", False),
        ("Network", False),
    ],
)
def test_is_group(name: str, expected: bool) -> None:
    """A word behind the first one says that it is a group; agencies and persons are none."""
    assert is_group(name) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("SPRINT Research Group", "SPRINT Investigators", True),
        ("DPP Research Group", "Diabetes Prevention Program Research Group", True),
        ("The ACCORD Study Group", "ACCORD Study Group", True),
        ("Writing Group for the SPRINT Study", "SPRINT Research Group", True),
        ("SPRINT Research Group", "ACCORD Study Group", False),
        ("Study Group", "Research Group", False),
        ("Diabetes Control Research Group", "Diabetes Prevention Research Group", False),
    ],
)
def test_same_group(one: str, other: str, expected: bool) -> None:
    """The telling words decide, or their initials; what all groups are called says nothing."""
    assert same_group(one, other) is same_group(other, one) is expected
