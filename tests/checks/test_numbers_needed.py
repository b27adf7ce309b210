"""Numbers needed to treat beside the risks that they follow from."""

from __future__ import annotations

import pytest

from factcheck.checks import told_product
from tests.checks.finding import found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "In the trial, 6% of patients on placebo had a stroke within five years, against 4% of those taking the "
            "tablet. That means 20 people have to take it for five years to prevent one stroke.",
            "20",
        ),
        (
            "Heart attacks struck 3 in 100 people who took nothing and 2 in 100 who took a statin. Put another way, "
            "you would have to treat 50 people for one of them to benefit.",
            "50",
        ),
        ("The drug cut the risk of a hip fracture from 2.1% to 1.1%, a number needed to treat of 48.", "48"),
        (
            "With the vaccine the risk of shingles falls from 10 in 1,000 to 2 in 1,000. In other words, 80 people "
            "must be vaccinated to spare one of them the illness.",
            "80",
        ),
        ("The absolute risk reduction was 4 percentage points. The number needed to treat was therefore 40.", "40"),
        ("Of those given the pill, 22% were free of pain; of those on the dummy, 12%. The NNT is 5.", "5"),
        (
            "Among women who were not screened 5 in every 1,000 died of breast cancer; among those who were, 4 in "
            "every 1,000. So 500 women need to be screened to save one life.",
            "500",
        ),
        (
            "A third of the children on the antibiotic still had earache and so did half of those without it. The "
            "number needed to treat comes to 12.",
            "12",
        ),
        ("Of every 100 people treated, 3 benefit, so the number needed to treat is 50.", "50"),
        ("Of every 100 people treated, 5 are spared a stroke: the number needed to treat is 50.", "50"),
        ("Three in 100 people are helped. The NNT is 60.", "60"),
        (
            "Treat 100 people and one of them will be spared a heart attack. Put bluntly, 49 of the 50 are treated "
            "for nothing.",
            "49 of the 50",
        ),
        (
            "You have to treat 30 patients to prevent one infection. In other words, 19 out of 20 take the antibiotic "
            "without any benefit.",
            "19 out of 20",
        ),
    ],
)
def test_slips(text: str, told: str) -> None:
    """A number that the difference of two risks, or a number told before, does not lead to is told."""
    assert found(text, told_product) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "On placebo 6% had a stroke, on the tablet 4%. So 50 people have to take it to prevent one stroke.",
        "The drug cut the risk of a fracture from 2.1% to 1.1%, an NNT of 100. Over ten years the NNT is 53.",
        "The absolute risk reduction was 4.3 percentage points. The number needed to treat was therefore 24.",
        "Pain went in 22% on the pill and in 12% on the dummy. Nausea struck 8% and 3%. The NNT is 10, the NNH 20.",
        "You have to treat 20 patients to prevent one infection. So 19 out of 20 take it without any benefit.",
        "Heart attacks struck 3 in 100 on placebo and 2 in 100 on the drug. A man with diabetes is at higher risk: "
        "treat 20 such men to prevent one heart attack.",
        "The vaccine prevented 86% of cases without and 74% with asthma. About 40 must be vaccinated to prevent one.",
        "Strokes struck 6% on placebo and 4% on the drug. You need to treat 200 people to prevent one death.",
        "Of every 100 people treated, 2 benefit, so the number needed to treat is 50.",
        "Of every 100 people treated, 3 benefit and 2 are harmed. The number needed to treat is 33, to harm 50.",
        "Of every 100 people treated, 3 have headaches. The number needed to treat is 50.",
        "Some 80% of patients benefit from exercise. The number needed to treat is 12.",
        "The risk fell by 25%, from 8% without it. You have to treat 50 people to prevent one heart attack.",
    ],
)
def test_what_fits(text: str) -> None:
    """Right numbers, and those of other people, another outcome or another time, are left alone."""
    assert not found(text, told_product)
