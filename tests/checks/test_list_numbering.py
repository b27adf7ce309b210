"""Numbers of reference lists and of the citations of them."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.config import Config

WORDS = ("clots", "bleeding", "healing", "pain", "fever", "stroke")


def messages(numbers: str, cited: str = "[1-6]") -> list[str]:
    entries = [
        f"[{number}] Moe{place} A, Low B. Aspirin and {WORDS[place]}. BMJ. 201{place};3:1-9."
        for place, number in enumerate(numbers.split())
    ]
    article = factcheck.read("\n\n".join([f"Aspirin helps {cited}.", "References", *entries]), format="text")
    found = factcheck.check(article, Config(select=("list-numbering",), profile="audit"))
    return [one.message for one in found]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ("1 2 4 5", "The list has no entry 3; 4 follows next"),
        ("1 2 3 5 6", "The list has no entry 4; 5 follows next"),
        ("1 2 2 3", "A second entry has the number 2; 3 is expected"),
        ("1 2 3 2 4", "A second entry has the number 2; 4 is expected"),
        ("1 1 2 3", "A second entry has the number 1; 2 is expected"),
        ("1 3 2 4", "The list goes on with 3, where 2 is expected"),
        ("1 2 12 3 4", "The list goes on with 12, where 3 is expected"),
    ],
)
def test_gaps_and_repeats(numbers: str, expected: str) -> None:
    """A number that is missing or given twice is told where the list goes on."""
    assert expected in messages(numbers)


@pytest.mark.parametrize("numbers", ["1 2 3 4", "1 2", "3 4 5 6", "1 2 3 1 2 3"])
def test_lists_in_order(numbers: str) -> None:
    """Lists that go up by one, begin elsewhere or begin anew are in order."""
    assert not messages(numbers)


@pytest.mark.parametrize(
    ("cited", "told"),
    [
        ("[1], then [2], [3], [5], and [4, 6]", True),
        ("[1,2], [3], [2], [1], [4], [5] and [6]", False),
        ("[4], [1], [6], [2], [3] and [5]", False),
        ("[1], [2], [3] and [6]", False),
        ("[1-3], [5-6], and at last [4]", True),
    ],
)
def test_order_of_citations(cited: str, told: bool) -> None:
    """Where sources are numbered as they appear, the first that is not is told; other orders have none to break."""
    assert bool(messages("1 2 3 4 5 6", cited)) is told
