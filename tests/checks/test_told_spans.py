"""Lengths of time, ages and anniversaries with the only two dates of a passage."""

from __future__ import annotations

import pytest

from factcheck.checks import elapsed_years
from tests.checks.finding import found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Our choir was founded in May 2004. In May 2024 we look back on its 15 years.", "15 years"),
        (
            "She stopped drinking in June 2010. In June 2022 she got a medal for fifteen years without a drop.",
            "fifteen years",
        ),
        ("The law of 1994 was replaced in 2016, thirty years later.", "thirty years"),
        ("Forty years of plaster! In 2021 the ward that they had opened in 1986 had a party.", "Forty years"),
        ("The ward closed in 2008. When it opened again in 2013, eight years of waiting were over.", "eight years"),
        ("She got her new lung in March 2011. In March 2020 the lung had worked for twelve years.", "twelve years"),
        ("Insulin was first given in 1922. In 2022, its 110th birthday, the clinic gave a party.", "110th birthday"),
        ("The union was founded in 1989. In 2024 it is in its 25th year.", "25th year"),
        ("The photo dates from July 2009. In November 2012, twenty months after it, he was told.", "twenty months"),
        ("He came in on 3 May. He stayed for 9 nights and went home on 8 May.", "9 nights"),
        ("He started at 18 and stopped at 38. That makes 30 years of smoking.", "30 years"),
        ("I was 34 when they told me. That was in 2009. Now, in 2023, I was 53 and had a scooter.", "53"),
        ("Those first girls turned 12 in 2008. In 2018 those girls turned 30.", "30"),
        ("At the age of 72, in 2015, he died. He was born in 1948 above the gate.", "72"),
    ],
)
def test_slips(text: str, told: str) -> None:
    """What the only two dates do not have between them is told."""
    assert found(text, elapsed_years) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "Our choir was founded in May 2004. In May 2024 we look back on its 20 years.",
        "He was a nurse for ten years. The clinic opened in 1990 and closed in 2005.",
        "The drug was tested for five years before 2010; it was approved in 2012.",
        "In 2010 she had her first child. In 2020, after three years of trying, she had her second.",
        "Anna was 30 in 2000. In 2010 Ben was 50.",
        "He was diagnosed in 2003. Since 2015 he has been free of pain, and he has run for six years.",
        "Founded in 1950, the home got a garden in 1990. Its ten years of glory followed.",
        "She got the jab on 3 March. The fever lasted 3 days. On 20 March she got the second.",
        "The trial ran from 2001 to 2009. Patients were followed for a median of six years.",
        "In 2005 and in 2015 the survey was done. The next ten years will tell.",
        "The union was founded in 1989. In 2024 it is in its 36th year.",
        "In 1990 he met Ann. By 2012 he had been a nurse for thirty years.",
    ],
)
def test_what_fits(text: str) -> None:
    """Right lengths, those of something else, of studies and of other people are left alone."""
    assert not found(text, elapsed_years)
