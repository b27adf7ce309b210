from __future__ import annotations

import pytest

from factcheck.extraction.sentences import split
from factcheck.extraction.statements.dated import find_dated
from factcheck.extraction.statements.passage import Passage
from factcheck.model import Span


def years_of(kind: str, text: str) -> list[int]:
    return [found.year for found in find_dated(Passage(text, tuple(split(text)))) if found.kind == kind]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("By 2020, it will double.", [2020]),
        ("It may be known by the year 2010.", [2010]),
        ("By 2030, it will double.", [2030]),
        ("By 2020, it was said, it will double.", []),
        ("It was seen by 2020. It will return.", []),
        ("By 2020 it may have doubled.", []),
        ("By 2020, one in five adults will have diabetes.", [2020]),
        ("The WHO expects it to double by 2022.", [2022]),
        ("The plan, which ended by 2018, will be reviewed.", []),
        ("It fell by 2015, and will fall further.", []),
        ("It will be ended by 2018.", [2018]),
    ],
)
def test_past_projections(text: str, years: list[int]) -> None:
    """A future tense and a year make one, a past tense in the sentence unmakes it."""
    assert years_of("projection", text) == years


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("As of 2009, 21% of adults smoke.", [2009]),
        ("In 2009, 21% of adults smoked.", []),
        ("As of 2009, 21% of adults smoke, and in 2025 it is 10%.", [2025]),
        ("As of 2024, 10% of adults smoke.", [2024]),
    ],
)
def test_old_states(text: str, years: list[int]) -> None:
    """The latest year of a sentence in the present tense decides."""
    assert years_of("state", text) == years


@pytest.mark.parametrize("text", ["By 2010 it " * 20_000, "In 2009 is 5% " * 20_000])
def test_hostile_text(text: str) -> None:
    """One sentence with endless years is read once."""
    found = list(find_dated(Passage(text, (Span(0, len(text)),))))
    assert len(found) <= 1
