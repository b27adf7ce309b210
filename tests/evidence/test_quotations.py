"""Quotations and the passages that hold them."""

import pytest

from factcheck.evidence.quotations import find_quotation
from factcheck.model import Passage

PASSAGES = [
    Passage("We asked 40 adults.", "Methods"),
    Passage("Sleep is the best medicine we have, and it’s free.", "Discussion"),
    Passage("Nobody sells it.", "Discussion"),
]


@pytest.mark.parametrize(
    "quotation",
    [
        "sleep is the best medicine we have",
        "Sleep is the best medicine we have, and it's free. Nobody sells it",
        "sleep is … medicine we have",
        "[Good] sleep is the best medicine",
        "Sleep is the best medicine we have . . . Nobody sells it",
    ],
)
def test_words_that_the_source_holds(quotation: str) -> None:
    """Case, marks, what is left out, what is put in, and the border of sentences make no difference."""
    found = find_quotation(quotation, PASSAGES)
    assert found is not None
    assert found.passage.place == "Discussion"
    mark = found.marks[0]
    assert found.passage.text[mark.start : mark.end].lower().startswith("sleep is")


@pytest.mark.parametrize(
    "quotation",
    [
        "sleep is the only medicine we have",
        "nobody sells it … sleep is the best medicine",
        "we have 40 adults",
        "…",
        "",
    ],
)
def test_words_that_it_does_not_hold(quotation: str) -> None:
    """Another word, another order, or no words at all are not found."""
    assert find_quotation(quotation, PASSAGES) is None
