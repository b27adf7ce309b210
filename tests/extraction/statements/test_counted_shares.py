"""Shares told in counts and in percent."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.extraction.statements.counted_shares import find_counted_shares
from factcheck.extraction.statements.passage import Passage
from factcheck.model import Span

BROKEN = [
    "Fifty people out of 200 (30%) slept badly.",
    "50 people out of 200 (30%) slept badly.",
    "Of 300 patients, 180, or 65%, improved.",
    "180 of 300 patients improved, or 65%.",
    "Of the 300 patients, 180 improved (65%).",
    "In all, 65% of the patients (180 of 300) improved.",
    "65%, or 180 of 300 patients, improved.",
    "Some 180 out of 300 women, that is 65%, agreed.",
    "Of 200 people, 50 had pain and 30 (20%) had fever.",
    "The trial had 200 people. Of these, 50 (30%) left early.",
    "A total of 50 out of the 200 adults (30%) left.",
    "Half of the patients (120 of 200) improved.",
    "50 of the 200 adults – 30% – left early.",
    "Of 80 children seen, 20 (35%) had asthma.",
    "One in five people (30%) snores.",
    "Just 12 of 60 schools, or 25 percent, had a nurse.",
]
SOUND = [
    "50 people out of 200 (25%) slept badly.",
    "Of 300 patients, 180, or 60%, improved.",
    "180 of 300 patients improved, and 65% were glad.",
    "Of the 300 patients, 180 improved (65% in the younger half).",
    "In 12 of 60 schools, 65% of children were seen.",
    "Of 200 people, 50 had pain (30% of women and 20% of men).",
    "Of 200 people, 50 were men, of whom 15 (30%) had pain.",
    "The trial had 200 people and 100 controls. Of these, 50 (30%) left early.",
    "Of 80 children, 20 had asthma, and 10 (50%) of these used an inhaler.",
    "50 of 200 (25%; 95% CI 19 to 32%) left.",
    "Of 200 people asked, 150 answered; 60 (40%) were men.",
    "One in five people (20%) snores.",
    "About half of the patients (110 of 200) improved.",
    "By week 12, 30 (40%) of 75 had left.",
]


def rules(text: str) -> set[str]:
    return {finding.rule for finding in factcheck.check(factcheck.read(text, format="markdown"))}


@pytest.mark.parametrize("text", BROKEN)
def test_any_order(text: str) -> None:
    """A percentage that is not that of the counts is told, wherever part and whole stand."""
    assert {"percent-of-count", "ratio-percent"} & rules(text)


@pytest.mark.parametrize("text", SOUND)
def test_other_percentages(text: str) -> None:
    """Right shares, and percentages of other groups, wholes and clauses, are left alone."""
    assert not {"percent-of-count", "ratio-percent"} & rules(text)


@pytest.mark.parametrize("text", ["Of 5, 4 (" * 3_000, "5 out of " * 3_000, "5%, or " * 3_000])
def test_hostile_text(text: str) -> None:
    """Endless beginnings hold nothing."""
    assert not list(find_counted_shares(Passage(text, (Span(0, len(text)),))))
