from __future__ import annotations

import pytest

from tests.extraction.statements.flagging import flagged


@pytest.mark.parametrize(
    "text",
    [
        "Raj fell asleep at 10.50 pm and woke at 5.20 am. Those nine hours did him good.",
        "The ambulance was called at 7.05 pm. It drew up at 7.29 pm, 44 minutes later.",
        "Chair yoga is every Wednesday from 2.10 to 2.55. In those 30 minutes we stretch.",
        "Tea comes at 6.50 am. Lights go down at 9.20 pm. In the 7 hours 30 minutes between, they drink.",
        "Surgery began at 13:40 and ended at 16:10, so the team was on its feet for four hours.",
        "We opened on 1 November and shut on 28 February, 40 months in which 96 guests came.",
        "Work began in May 2021 and the last bolt was tightened in November 2024, 2 years 6 months on.",
        "Testing began in autumn 2006 and finished in autumn 2020, so volunteers gave 28 years to the project.",
        "Answers came in over 6 months, from the start of February to the end of May 2022.",
        "Between the 9th and the 30th, which is six weeks, they saw 815 patients.",
        "She began at the age of 17 and quit at 52, 18 years on.",
    ],
)
def test_lengths_that_two_points_in_time_do_not_have_between_them(text: str) -> None:
    """A length set apart behind two hours, dates or ages, or taken up by the next sentence, is told if it differs."""
    assert flagged(text, "date-arithmetic") == ["date-arithmetic"]


@pytest.mark.parametrize(
    "text",
    [
        "Raj fell asleep at 10.50 pm and woke at 5.20 am. Those six and a half hours did him good.",
        "She took one tablet at 8 am and another at 2 pm, an hour before meals.",
        "Take it at 8 am and 2 pm, two hours after eating.",
        "Clinics run between 2 pm and 4 pm, 20 minutes per patient.",
        "He works from 9 am to 5 pm, seven hours without the break.",
        "From 6 am to 10 am and from 4 pm to 8 pm, eight hours in all, the gym is staffed.",
        "We took off at 9.30 am and landed at 11.45 am local time, 9 hours in the air.",
        "The vote was moved from 3 March to 10 March, three weeks ahead of the congress.",
        "Recruitment began in March 2010 and ended in June 2012, so patients were followed for 5 years.",
        "He was at work from 8 am to 6 pm with an hour's lunch and a one-hour walk, 9 hours in the end.",
        "Store at 2.10 to 2.55 bar. In those 30 minutes it boils.",
    ],
)
def test_lengths_that_fit_or_run_from_elsewhere(text: str) -> None:
    """A right length, one that leaves something out or runs from something else, and other clocks are left alone."""
    assert not flagged(text, "date-arithmetic")
