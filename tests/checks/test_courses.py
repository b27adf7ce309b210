"""Courses told across sentences: how long a pack lasts, how many sessions there are, doses by weight as ranges."""

from __future__ import annotations

import pytest

from factcheck.checks import regimen_total, told_product
from tests.checks.finding import found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Your antibiotic is in the bag, 21 capsules in one strip. Take three a day until none are left. The "
            "box will last you ten days.",
            "ten days",
        ),
        (
            "We give you 60 pills. One goes down twice a day. That is enough for 20 days.",
            "20 days",
        ),
        (
            "You come twice a week for eight weeks, and each session mixes exercise with a talk. By the end you "
            "will have been to 24 sessions.",
            "24",
        ),
        (
            "Classes run three times a week for six weeks. By then you will have done 12 classes.",
            "12",
        ),
        (
            "Physiotherapy is twice a week for ten weeks. That should give you 30 sessions.",
            "30",
        ),
        (
            "- Heel slide: three sets of 12, with a rest between\n- By supper that should give you 48 heel slides"
            " and a warm knee",
            "48",
        ),
        (
            "Do four sets of ten squats. That gives you 50 squats.",
            "50",
        ),
        (
            "Caffeine is dosed at 3 to 6 mg per kilo of body weight. For a 60 kg runner that is 240 to 480 mg.",
            "240 to 480 mg",
        ),
        (
            "The drug is given at 10 to 15 mg per kg. For a child of 20 kg that is 300 to 400 mg.",
            "300 to 400 mg",
        ),
    ],
)
def test_slips(text: str, told: str) -> None:
    """A result that no numbers of the sentences before lead to is told."""
    assert [*found(text, told_product), *found(text, regimen_total)] == [told]


@pytest.mark.parametrize(
    "text",
    [
        "The bag holds 21 capsules. Take three a day. The box will last you a week.",
        "The pack holds 28 tablets. You take one a day. It will last you four weeks, and the next pack lasts ten days.",
        "You come twice a week for eight weeks. By the end you will have been to 16 sessions, and 3 of them "
        "with the dietitian.",
        "Classes run three times a week for six weeks. By then you will have met 12 other patients.",
        "Do four sets of ten squats. That gives you 40 squats and five minutes of rest.",
        "Caffeine is dosed at 3 to 6 mg per kilo. For a 60 kg runner that is 180 to 360 mg.",
        "The drug is given at 10 to 15 mg per kg. For a child of 20 kg that is about 200 to 300 mg.",
        "Take three a day of the 21 capsules. The effect lasts ten days longer than the course.",
        "The pack holds 28 tablets and you take two a day. The trip will last ten days.",
        "Physiotherapy is twice a week for ten weeks. The first week should give you two sessions.",
        "The pack holds 28 gums. You chew four a day at work. It will last you ten days.",
    ],
)
def test_what_fits(text: str) -> None:
    """Right results, and times and counts of something else, are left alone."""
    assert not [*found(text, told_product), *found(text, regimen_total)]
