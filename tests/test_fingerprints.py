"""Fingerprints: the same problem keeps its own through edits elsewhere, another one has another."""

from __future__ import annotations

import pytest

from factcheck import pipeline
from factcheck.config import Config
from factcheck.fingerprints import fingerprint
from factcheck.reading import read_text

SLIP = "A study by Sleeman & organized metastasis (2011) followed cells."
FIRST, SECOND = "Less than 0.1% of circulating cells form tumors.", "Less than 0.01% of circulating cells form tumors."
RULES = ("malformed-author", "conflicting-values", "suppressions")


def marks(text: str, path: str = "a.md") -> list[str]:
    article = read_text(text, "markdown", path)
    return [fingerprint(article, finding) for finding in pipeline.check(article, Config(select=RULES))]


@pytest.mark.parametrize(
    "text",
    [
        f"# New\n\nWords.\n\n{SLIP}\n",
        f"Another sentence comes first. {SLIP} And one after it.\n",
        f"- {SLIP.replace(' ', '  ')}\n",
        SLIP.replace("followed", "Followed"),
        SLIP.replace(" by ", "\nby "),
    ],
)
def test_stays(text: str) -> None:
    """Moving a sentence, edits around it, line breaks and case keep the fingerprint."""
    assert marks(text) == marks(SLIP)


def test_stays_in_another_file() -> None:
    """The name of the file has no part in it."""
    assert marks(SLIP, "b.md") == marks(SLIP)


def test_stays_when_two_places_change_order() -> None:
    """A conflict is the same one whichever of its places comes first."""
    assert marks(f"{FIRST}\n\n{SECOND}\n") == marks(f"{SECOND}\n\nBetween.\n\n{FIRST}\n") != []


@pytest.mark.parametrize(("old", "new"), [("2011", "2012"), ("followed", "lost"), ("A study", "Work")])
def test_changes(old: str, new: str) -> None:
    """Other marked words or other words next to them make another problem."""
    other = marks(SLIP.replace(old, new))
    assert other and set(other).isdisjoint(marks(SLIP))


def test_copies_share_it() -> None:
    """Two copies of a sentence have one fingerprint."""
    first, second = marks(f"{SLIP}\n\n{SLIP}\n")
    assert first == second


def test_faults_of_comments() -> None:
    """Two comments with different faults are told apart though neither is text."""
    first, second = marks("<!-- factcheck: ignore[nothing] -->\nA.\n\n<!-- factcheck: ignore[nobody] -->\nB.\n")
    assert first != second
