from __future__ import annotations

import pytest

from tests.extraction.statements.flagging import flagged


@pytest.mark.parametrize(
    "text",
    [
        "A trial gave 145 nurses melatonin for two weeks. The 154 nurses slept better.",
        "We asked 62 pupils. All 26 pupils said yes.",
        "A survey in 2018 asked 1,340 parents. The 1,430 parents were mostly mothers.",
        "The study followed 90 dancers for four years. Over the six years, one in three hurt a knee.",
        "A Swedish team tested it in 80 men. The Norwegian team found no harm.",
        "The 2015 survey had 300 replies. By the way, the 2017 survey was anonymous.",
        "The trial took place in three clinics. At all five clinics, staff were trained.",
        "A study took 24 weeks. Pain fell during the 12 weeks.",
        "One Finnish cohort is large. The Danish cohort is not.",
        "The trial ran in nine schools. The twelve schools got money.",
        "Nurses at four hospitals tested it. All six hospitals in the trial kept it.",
    ],
)
def test_details_taken_up_with_another_value(text: str) -> None:
    """A definite phrase that fits nothing told before, where one such detail was told, is told of."""
    assert flagged(text, "study-told-twice") == ["study-told-twice"]


@pytest.mark.parametrize(
    "text",
    [
        "A trial had 145 nurses, of whom 91 were women. The 54 men slept better.",
        "The study followed 90 dancers for four years. Over the six years before it, one in three hurt a knee.",
        "A Swedish team tested it in 80 men. A Norwegian team did so in 40. The Norwegian team found no harm.",
        "The 2015 survey had 300 replies. The earlier 2012 survey had 100.",
        "The trial took place in three clinics. All five clinics of the trust had offered.",
        "A trial enrolled 500 people for two years. After the three years of follow-up, 20 had died.",
        "The trial tested the 16-item form and, at two clinics, the 26-item form of it.",
        "We saw 48 women. The 84 who were asked mostly said no.",
        "A trial had 120 men and 80 women. The 200 people ate less.",
        "A British group and a Dutch group each tested it. The Dutch group found more.",
        "Of 60 volunteers, the 30 volunteers on the drug slept well.",
        "The trial enrolled 312 people. The 213 people on the drug did well.",
        "A study recruited 140 mothers. The 410 mothers in a later study did worse.",
        "The first trial lasted three years. In the second, over the five years, weight fell.",
    ],
)
def test_details_of_others(text: str) -> None:
    """Parts, rests, sums, limited phrases and other studies are left alone."""
    assert not flagged(text, "study-told-twice")
