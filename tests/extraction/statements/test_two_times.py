"""Changes that are told apart from their two values."""

from __future__ import annotations

import pytest

from tests.extraction.statements.flagging import flagged

BROKEN = [
    "Her pressure was 152 in February and is 138 now. The diet has brought it down by 24 points.",
    "My cholesterol was 6.4 mmol/L when I started. Twelve weeks later it read 4.8. It has come down by 1.4.",
    "Two years ago 72% of the children had both jabs. Now 81% do. The nurse puts the gain of 12 percentage points "
    "down to her clinics.",
    "Eighteen kilos have gone. The scales showed 98 before the course, and they show 84 today.",
    "In 2010, 24% of the adults smoked; in 2020 only 18% did. So smoking has dropped by 8 percentage points.",
    "The average HbA1c went from 68 to 53 mmol/mol. An improvement of 18 is more than we had hoped for.",
    "Before the new socks 48 patients fell; in the six months after, 36 did. That is 30% fewer.",
    "The queue has been cut by forty per cent. Where 2,400 people waited a year ago, there are 1,800 today.",
]
SOUND = [
    "Her pressure was 152 in February and is 138 now. The diet has brought it down by 14 points.",
    "Before the new socks 48 patients fell; in the six months after, 36 did. That is 25% fewer.",
    "It reduces saturated fat intake from 15% to 6% of the calories, resulting in a 10% reduction in LDL.",
    "The rate was 21.6% in those who ate chili and 33.6% in the others. Their risk was reduced by 23%.",
    "Rates fell by 87% in women vaccinated at 12 or 13, and by 62% in those of 14 to 16.",
    "She weighed 98 kg before and 84 kg now. He has lost 18 kg since his wedding.",
    "Of 101 cleaners 49 took the jab in spring. Eighteen more had had it before; 34 have none today.",
    "It was 152 then and is 138 now. Each tablet brings it down by 5 points.",
    "The drop to 232 from 245 came from the boys, of whom there were 28 fewer.",
    "Pain was scored on a 0 to 10 scale, with a reduction of 1 point.",
    "It was 20 before and is 30 now. The target is a fall of 15.",
]


@pytest.mark.parametrize("text", BROKEN)
def test_broken(text: str) -> None:
    """A change that the value then and the value now do not make is told once, wherever they stand."""
    assert len(flagged(text, "change-arithmetic")) == 1


@pytest.mark.parametrize("text", SOUND)
def test_sound(text: str) -> None:
    """Changes that fit, of something else, of a part, by the piece or between groups are left alone."""
    assert not flagged(text, "change-arithmetic")


@pytest.mark.parametrize("text", BROKEN)
def test_line_breaks(text: str) -> None:
    """Where lines break says nothing about a change."""
    assert len(flagged(text.replace(" ", "\n"), "change-arithmetic")) == 1
