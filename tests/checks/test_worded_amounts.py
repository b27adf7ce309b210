"""Words for how many, how often and how much more, beside the shares and values that they are said of."""

from __future__ import annotations

import pytest

from factcheck.checks import told_effect
from tests.checks.finding import found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("After two years nearly all of them (51%) could eat a peanut.", "nearly all"),
        ("Hardly any of the callers (64%) knew the number.", "Hardly any"),
        ("Only a handful of members, 82 out of 90, voted for it.", "a handful"),
        ("Most of them do, it turns out: 38% said they always unfold it.", "Most"),
        ("In the survey, 38% of parents said yes. Most parents, then, are ready to go ahead.", "Most parents"),
        ("Nosebleeds were very rare and turned up in one in four users.", "rare"),
        ("Back pain was less common among cyclists (24%) than among drivers (17%).", "less"),
        ("Falls were rarer on the new ward (19%) than on the old one (12%).", "rarer"),
        ("The rate was higher in men (12%) than in women (17%).", "higher"),
        ("Of the brands tested, A had the most salt with 1.1 g; B had 1.4 g and C 0.8 g.", "most"),
    ],
)
def test_slips(text: str, told: str) -> None:
    """A word that its number denies is told."""
    assert found(text, told_effect) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "Nearly all of them (91%) could eat a peanut.",
        "A handful of members, 8 out of 90, voted for it.",
        "Most of them do, it turns out: 38% said always, and 20% now and then.",
        "Most of the money goes to three things: 38% said food.",
        "In the survey, 38% of parents said yes. Most parents had been asked by letter.",
        "Sepsis is rare but kills one in three of those who have it.",
        "The rare form is seen in 30% of families with the gene.",
        "Back pain was less common among cyclists (17%) than among drivers (24%).",
        "The rate was no higher in men (12%) than in women (17%).",
        "The risk was lower by 24% in those who slept more than 9 hours.",
        "More women (45%) than men (62%) said so in the south.",
        "A had the most salt with 1.4 g; B had 1.1 g and C 0.8 g.",
        "The longest walk was 8 km, the others 10 minutes and 3 km.",
        "Almost all common colds (40%) are caused by rhinoviruses.",
    ],
)
def test_sound(text: str) -> None:
    """Words that fit, words of others, and words that say something else are left alone."""
    assert not found(text, told_effect)
