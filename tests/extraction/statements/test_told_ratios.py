from __future__ import annotations

import pytest

from tests.extraction.statements.flagging import flagged

_RULES = ("change-arithmetic", "percent-of-count")


@pytest.mark.parametrize(
    "text",
    [
        "Brand-name cream is £7.50, the plain tube £2.50, so you pay five times the price for a logo.",
        "The north of the city counted 45 overdoses and the south 15, so the north saw six times as many.",
        "Rural clinics had 8 nurses and urban ones 40. The towns thus had nine times as many.",
        "The clinic gave 192 jabs in all. That was 30 times the 64 we gave the year before.",
        "The team reviewed 640 visits and found that 416 patients, or 56%, had been on their feet.",
        "A total of 3,600 callers rang in March. Forty-five of the calls, or one in 8, concerned a child.",
    ],
)
def test_ratios_that_the_values_told_do_not_have(text: str) -> None:
    """A factor that a clause concludes, in either order of its values, and a share of whatever was counted are told."""
    assert len(flagged(text, *_RULES)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Brand-name cream is £7.50, the plain tube £2.50, so you pay three times the price for a logo.",
        "The price went up from £4.80 in 2010 to £9.60 in 2020, so wages rose three times as much.",
        "In Leeds 40 men and 20 women fell ill, so three times as many men as in York.",
        "Sales rose from 30 to 60. Demand is thus four times as high as in 1990.",
        "Boys ate 60 g and girls 30 g. The dads then ate three times as much.",
        "The town has 4,000 people. 300 letters went out and 45 of the residents, or 20% of the street, answered.",
    ],
)
def test_ratios_that_fit_or_are_of_others(text: str) -> None:
    """Right factors, and those that go on with what else they compare with, are left alone."""
    assert not flagged(text, *_RULES)
