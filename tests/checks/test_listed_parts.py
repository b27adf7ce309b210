from __future__ import annotations

import pytest

from factcheck.checks import parts_and_total, stated_change
from tests.checks.finding import found


@pytest.mark.parametrize(
    "text",
    [
        "Today there are 22 units with 175 beds between them: 14 in England, two in Scotland and one in Wales.",
        (
            "Heavy smokers begin with a 21 mg patch for six weeks, then 14 mg for two weeks and 7 mg for "
            "two. The whole course lasts twelve weeks."
        ),
        "We run 12 clinics: five in Leeds, four in York and two in Hull.",
        "The study had 40 centres: 18 in France, 15 in Spain, and 12 in Italy.",
        "Take it for five days, then stop for two days and take it for five days. The full cycle takes 14 days.",
        (
            "Ten years after it ended, 11 people in the daily group had developed a melanoma, and 22 in the "
            "other. That amounts to a 75 per cent reduction."
        ),
        "Of those on the drug 12% relapsed, against 24% on placebo. That is a 30% reduction.",
        "There were 40 falls in the trained group and 80 in the control group. This means a drop of 60%.",
    ],
)
def test_slips(text: str) -> None:
    """Parts behind a colon, stages of a course and two groups are held against what is told of them."""
    assert found(text, parts_and_total, stated_change)


@pytest.mark.parametrize(
    "text",
    [
        "Today there are 17 units: 14 in England, two in Scotland and one in Wales.",
        "We saw 200 patients: 50 with asthma and 30 with COPD.",
        (
            "Heavy smokers begin with a 21 mg patch for six weeks, then 14 mg for two weeks and 7 mg for "
            "two. The whole course lasts ten weeks."
        ),
        "There are 30 hospitals: 3 in Wales and 2 in Scotland take children.",
        (
            "Ten years on, 11 people in the daily group had a melanoma, and 22 in the other. That amounts to "
            "a 50 per cent reduction."
        ),
        "Patients take it for two weeks, then rest for a week. The whole treatment takes six months.",
        "Of those on the drug 12% relapsed, against 24% on placebo. That is a 12 percentage point reduction.",
        "He ran 10 km in 50 minutes: 5 in the park and 5 in town.",
        "In the drug group 30 fell, in the other 40. That is a drop of 25%.",
        "There were 45 staff: 20 in the clinic, 15 in the lab and 10 in the office.",
    ],
)
def test_what_fits(text: str) -> None:
    """Lists of some parts, other times and right sums are left alone."""
    assert not found(text, parts_and_total, stated_change)
