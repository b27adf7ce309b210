"""Amounts beside the number of tablets, puffs or patches that make them, of which each holds so much."""

from __future__ import annotations

import pytest

from factcheck.checks import told_product
from tests.checks.finding import found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The pharmacy gave you 5 mg tablets. For a dose of 20 mg take three of them at breakfast.", "20 mg"),
        ("Her patches are the 25 microgram ones. The 75 micrograms on the chart are two patches.", "75 micrograms"),
        (
            "Each spray delivers 50 micrograms. Your 250 micrograms a day are one spray in the morning and two at "
            "bedtime.",
            "250 micrograms a day",
        ),
        ("There are 40 mg in each capsule. He needs 120 mg, so he swallows two.", "120 mg"),
        ("You get 100 micrograms with each puff. The 300 micrograms of your plan are two puffs.", "300 micrograms"),
        ("Each sachet holds 4 g. The 8 g a day are one sachet in the morning and two in the evening.", "8 g a day"),
    ],
)
def test_slips(text: str, told: str) -> None:
    """An amount that so many things do not hold is told."""
    assert found(text, told_product) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "The pharmacy gave you 5 mg tablets. For a dose of 20 mg take two of them morning and evening.",
        "Each spray delivers 50 micrograms. Your 200 micrograms a day are two sprays in the morning and two at night.",
        "You get 100 micrograms with each puff. The 200 micrograms a day of your plan are one puff in the morning and "
        "one at night.",
        "Her patches are the 25 microgram ones. The 75 micrograms on the chart are three patches.",
        "Take one 20 mg tablet in the morning and one at night. Never take more than 60 mg a day.",
        "There are 40 mg in each capsule. The old ones held 120 mg, and she took two.",
    ],
)
def test_what_fits(text: str) -> None:
    """Right amounts, those of a day told by the dose, and limits are left alone."""
    assert not found(text, told_product)
