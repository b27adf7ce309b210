"""Shares of a whole that the other shares of the text show."""

from __future__ import annotations

import pytest

from tests.extraction.statements.flagging import flagged

START = "We asked 320 mothers. Of these, 144 (45%) were tired"


@pytest.mark.parametrize(
    "text",
    [
        f"{START}, and tongue-tie was named in 32 answers (20%).",
        f"{START}. Pain was the reason for 96, which is 40% of those asked.",
        f"{START}. Only 16 wrote a letter, which works out at one in five.",
        "A 250 g pack is made of fish, 145 g (58%). Batter comes to 90 g (26%).",
    ],
)
def test_share_that_no_whole_makes(text: str) -> None:
    """A share is told that its number has of no whole of the text, where another share shows the whole."""
    assert flagged(text, "percent-of-count")


@pytest.mark.parametrize(
    "text",
    [
        f"{START}, and tongue-tie was named in 32 answers (10%).",
        f"{START}. Pain was the reason for 96, which is 30% of those asked.",
        f"{START}. Pain was the reason for 72 (50% of the tired ones).",
        # another group, a change, no whole that another share shows
        f"{START}. Among fathers it was 36 of the 60 who came (60%).",
        f"{START}. In the control group it was 18 (12%).",
        f"{START}. Calls went up to 96, an increase of 60%.",
        "We asked 320 mothers. Tongue-tie was named in 32 answers (20%).",
    ],
)
def test_share_of_another_whole(text: str) -> None:
    """Nothing is told of shares that come out, or are of another group or of a whole that no other share shows."""
    assert not flagged(text, "percent-of-count")


def test_rows_of_data_have_no_whole_in_common() -> None:
    """Where most pairs come out with no number around, those that do are chance: each row has a whole of its own."""
    counts = (312, 87, 450, 129, 903, 61, 240, 555, 38, 716)
    shares = (14, 23, 7, 44, 81, 12, 33, 26, 5, 68)
    rows = (
        f"In {year}, {counts[year % 10]} came, which was {shares[year % 10]}% of all." for year in range(1980, 2010)
    )
    assert not flagged(" ".join(rows), "percent-of-count")
