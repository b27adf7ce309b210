"""Lengths of time that the words tie to the two dates beside them, and offsets from one date to the next."""

from __future__ import annotations

import pytest

from factcheck.checks import elapsed_years
from tests.checks.finding import found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("All were operated in the spring of 2010 and followed for ten years, until the spring of 2015.", "ten years"),
        ("The women were recruited in 2010 and seen for 12 years, until 2018.", "12 years"),
        ("The records cover the decade between 1990 and 2005.", "decade"),
        ("She was on the old sort from February 2012 to February 2023, 22 years, and missed it twice.", "22 years"),
        ("The season opened on 8 September and closes on 15 December, so it lasts 8 weeks.", "8 weeks"),
        (
            "It was a twelve-year project. The trial ran from 2008 to 2013. After ten years of work it ended.",
            "ten years",
        ),
        ("The guideline came out in May 2016. A survey done the year after, in 2019, was sobering.", "the year after"),
        ("Surgery was booked for 12 June. She came in the day before, on 10 June, for tests.", "the day before"),
        ("He took his first tablet on 3 March and his last on 13 March, a week later.", "a week later"),
        ("The ward opened in 1998. The following year, in 2001, the roof leaked.", "The following year"),
        ("Anna had her first stroke at 52. Eight years later, aged 64, she had another.", "Eight years"),
        ("He had his first cigarette when he was 16. He gave up at 46, after forty years of smoking.", "forty years"),
        ("He had his first drink when he was 16. He gave up on his 46th birthday, after forty years.", "forty years"),
    ],
)
def test_slips(text: str, told: str) -> None:
    """A length that is not what lies between its dates, or its ages, is told."""
    assert found(text, elapsed_years) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "She moved to Leeds in 1990 and worked as a nurse for 12 years, until 2010.",
        "The trial ran from 2008 to 2013. After two years, the first results were in.",
        "The records cover the decade between 2000 and 2009.",
        "A ten-year period from 2004 to 2014 was studied, and the year after, in 2015, it was told.",
        "He came in on 31 May. The day after, on 1 June, he was seen.",
        "The cohort was enrolled between 2000 and 2004 and followed for up to ten years, to 2014.",
        "He started smoking at 16. He gave up at 46, after ten years of trying.",
        "Her first child came when she was 24. Six years later, aged 30, she had twins.",
        "The first jab is given on 3 March, the second a week later, and the third on 20 March.",
        "Patients were followed for five years between 2000 and 2012.",
        "He was admitted in May 2016 and again a year later, in early 2017.",
    ],
)
def test_sound(text: str) -> None:
    """Lengths that may have begun later, that are one short, or that fit, are no slips."""
    assert found(text, elapsed_years) == []
