"""Shares that take up a part and its whole by reference."""

from __future__ import annotations

import pytest

from tests.extraction.statements.flagging import flagged

BROKEN = [
    "The nurse looked at the teeth of 840 pupils. She found a hole in 210 of them, so 30% need a dentist.",
    "We asked 36 residents how they sleep. Nine of them, that is one in three, lie awake.",
    "Of the 55 people who started, 44 stayed. With 90% staying to the end we are pleased.",
    "Our group has 28 members. Seven have bought a machine, which makes it one in seven.",
    "At Little Otters 45 of the 60 children have had both jabs. That 85 per cent is not enough.",
]
SOUND = [
    "The nurse looked at the teeth of 840 pupils. She found a hole in 210 of them, so 25% need a dentist.",
    "Of the 20 smokers, 17 stayed. With only 15 per cent having dropped out, we are pleased.",
    "It was published in 2002, with 1,606 women, roughly half of them with breast cancer.",
    "Two harms were reported, and 22 deaths. Common effects were thirst (15%), sleepiness (11%) and others.",
    "In a study of 38,546 people aged 60 and over it halved the cases (51%).",
    "Fourteen out of 70 samples were positive, half of them strongly, which makes one in ten.",
    "They found that 30% of those asked smoked. Of 55 people, 44 stayed.",
]


@pytest.mark.parametrize("text", BROKEN)
def test_broken(text: str) -> None:
    """A share that is not that of the part and whole it refers to is told once."""
    assert len(flagged(text)) == 1


@pytest.mark.parametrize("text", SOUND)
def test_sound(text: str) -> None:
    """Shares that fit, of what is left, of something else and of a study are left alone."""
    assert not flagged(text)


@pytest.mark.parametrize("text", BROKEN)
def test_line_breaks(text: str) -> None:
    """Where lines break says nothing about a share."""
    assert len(flagged(text.replace(" ", "\n"))) == 1
