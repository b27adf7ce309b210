"""Shares in words that a percentage set apart says again."""

from __future__ import annotations

import pytest

from tests.extraction.statements.flagging import flagged

BROKEN = [
    "Three quarters of the members of the choir, 58 per cent to be precise, say that their voice is louder.",
    "Fewer than half of the smokers who joined a group, 61%, were smoke-free after a while.",
    "Barely a third of the ulcers that we treated, 60%, had healed.",
    "More than half of the nurses on the ward (38%) had been vaccinated.",
]
SOUND = [
    "Three quarters of the members of the choir, 74 per cent to be precise, say that their voice is louder.",
    "Fewer than half of the smokers who joined a group, 41%, were smoke-free after a while.",
    "Nearly a third of participants in both groups (36%) scored high.",
    "Half of the patients had a fever, and 61% of them had a cough.",
    "Half of the 120 patients, of whom 61% were women, had a fever.",
    "A third of the patients, with 61% of the men among them, had a fever.",
]


@pytest.mark.parametrize("text", BROKEN)
@pytest.mark.parametrize("space", [" ", "\n"])
def test_broken(text: str, space: str) -> None:
    """A percentage that its own words contradict is told once, however the lines break."""
    assert len(flagged(text.replace(" ", space))) == 1


@pytest.mark.parametrize("text", SOUND)
def test_sound(text: str) -> None:
    """Percentages that fit, or that are those of others, are left alone."""
    assert not flagged(text)
