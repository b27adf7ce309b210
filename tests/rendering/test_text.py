"""The report for a terminal: what fits its columns, and what is left out of it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

import factcheck
from factcheck import catalogue
from factcheck.model import Checked
from factcheck.rendering import Report
from tests.rendering.fixture import report
from tests.rendering.test_formats import outside_of_ci, rendered  # noqa: F401 - a fixture

VAGUE = (
    "A Harvard study found that walking helps. Studies show that sleep matters. Experts say so. A new study found that "
    "tea helps. Scientists have discovered that salt kills. Research suggests that nuts help. "
    "One study found that oats help. Doctors say that rest helps.\n"
)
SHARES = "Of 200 nurses, 50 (30%) slept badly.\n\nOf 300 pupils, 60 (40%) ate fish.\n"


def shown(text: str, width: int = 0) -> list[str]:
    """Return the lines of the report on an article that lies in draft.md."""
    article = replace(factcheck.read(text, format="markdown"), path="draft.md")
    checked = Checked(article, factcheck.extract(article), tuple(factcheck.check(article)))
    return rendered("text", Report((checked,), rules=catalogue.load(), width=width)).splitlines()


@pytest.mark.parametrize("width", [60, 80, 120])
def test_lines_fit_the_terminal(width: int) -> None:
    """No line is wider than the terminal but for one word that is: an address, or a path with its place."""
    for line in rendered("text", replace(report(), width=width)).splitlines():
        assert len(line) <= width or max(map(len, line.split())) > width // 2, line


def test_nothing_is_lost_by_fitting() -> None:
    """Messages are broken between words, and hold the same words at any width."""
    wide, narrow = (" ".join(shown(VAGUE, width)) for width in (0, 60))
    message = "what has found it is not named, dated or linked nearby, so nobody can look it up"
    assert message in wide and message in " ".join(narrow.split())


def test_a_few_of_many_places() -> None:
    """Of many places of one finding the first are shown in the order of the text, and the others are counted."""
    lines = shown(VAGUE, 80)
    assert sum(line.endswith("^ and here") for line in lines) == 3
    assert any(re.search(r"and \d more places$", line) for line in lines)
    words = ("Studies", "Experts", "A new study")
    marked = [next(place for place, line in enumerate(lines) if f"{one} " in line) for one in words]
    assert marked == sorted(marked)


def test_how_to_mend() -> None:
    """The last line names the rule where all findings are of one."""
    assert shown(SHARES)[-1] == "2 warnings in 1 article; `factcheck rule percent-of-count` says how to mend them."
    assert shown(SHARES.splitlines()[0])[-1].endswith("`factcheck rule percent-of-count` says how to mend it.")
