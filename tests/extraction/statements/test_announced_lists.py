from __future__ import annotations

from pathlib import Path

import pytest

import factcheck


def counted(text: str, format: str = "markdown") -> list[tuple[float | None, int]]:
    article = factcheck.read(text, format=format)
    return [(each.number.low, len(each.items)) for each in factcheck.extract(article).lists]


@pytest.mark.parametrize(
    ("intro", "number"),
    [
        ("There are three main kinds of cells:", 3),
        ("The 4 steps are:", 4),
        ("Five types of standard treatment are used:", 5),
        ("They follow two basic strategies that doctors recommend:", 2),
    ],
)
def test_announcements(intro: str, number: int) -> None:
    """A number with a noun of lists at the end of the sentence announces the items."""
    assert counted(f"{intro}\n\n- one\n- two\n  - inner\n- three\n") == [(number, 3)]


@pytest.mark.parametrize(
    "intro",
    [
        "At least three of these signs:",
        "See the first three steps:",
        "In three hospitals, they did this:",
        "Two of the four signs:",
        "It takes 3 weeks of treatment:",
        "The steps are:",
    ],
)
def test_no_announcements(intro: str) -> None:
    """Bounds, selections and other counts announce nothing."""
    assert not counted(f"{intro}\n\n- one\n- two\n")


def test_lists_that_are_not_sure() -> None:
    """A list that goes on after other text, or has bullets inside an item, is left alone."""
    assert not counted("Three steps:\n\n1. one\n2. two\n\nA note.\n\n3. three\n", "text")
    assert not counted("Three steps:\n\n- one.  - two\n- three\n", "text")


def test_the_gold_article_is_silent(shared: Path) -> None:
    """The lists of a real article are as long as announced."""
    text = (shared / "articles" / "how-cancer-travels.txt").read_text(encoding="utf-8")
    assert all(number == items for number, items in counted(text, "text"))
