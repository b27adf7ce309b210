"""Wholes told with their parts."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.extraction.statements.passage import Passage
from factcheck.extraction.statements.totals import find_totals
from factcheck.model import Span

RULES = {"parts-and-total"}
BROKEN = [
    "The study followed 200 patients (120 men and 90 women) for a year.",
    "It enrolled 1,200 adults: 700 men and 400 women.",
    "In total, 54% were women and 56% were men.",
    "The group had 90 men and 110 women, 210 in total.",
    "We saw 120 adults and 90 children, for a total of 200.",
    "There were 40 boys and 45 girls (95 in all).",
    "The 300 volunteers (160 women, 150 men) were young.",
    "The trial enrolled 300 patients: 150 received zinc and 160 received placebo.",
    "They were 60% male and 50% female.",
    "Of the 85 children, 40 were boys and 55 were girls.",
    "It had 500 participants, of whom 260 were women and 250 were men.",
    "There were 12 doctors, 20 nurses and 8 porters, altogether 45 people.",
]
SOUND = [
    "After 12 weeks, 40 men and 35 women had lost weight.",
    "In 14 countries, 1,200 men and 1,350 women were asked.",
    "We held 24 focus groups (60 men and 55 women).",
    "We took 300 samples (60 men and 55 women).",
    "The study covered 40 families (60 men and 55 women).",
    "We asked 150 couples (150 men and 150 women).",
    "The mean age was 54 years (60 men and 55 women).",
    "There were 3 groups: 120 men, 90 women.",
    "At 7 schools, 90 boys and 110 girls were weighed.",
    "In 5 countries, 150 received zinc and 160 received placebo.",
    "Among 400 patients, 120 men and 90 women had a stroke.",
    "After screening 500 people, 120 men and 90 women were enrolled.",
    "Over 20 visits, 30 smokers and 12 non-smokers were seen.",
    "The study had 200 people (110 men, 80 women, 10 unknown).",
    "During 2 waves, 40 cases and 60 controls were seen.",
    "Across 8 trials (600 men and 700 women), pain fell.",
    "In 60% of men and 50% of women, it fell.",
    "We treated 30 eyes (12 men and 10 women).",
    "The 12 villages, 300 men and 350 women, agreed.",
    "They drank 5 cups (10 men and 12 women).",
    "There were 90 men and 110 women, 200 in total.",
    "Of 300 patients, 150 received zinc and 140 received placebo.",
]


def told(text: str) -> set[str]:
    findings = factcheck.check(factcheck.read(text, format="markdown"))
    return RULES & {finding.rule for finding in findings}


@pytest.mark.parametrize("text", BROKEN)
def test_what_does_not_fit(text: str) -> None:
    """Parts of people that do not come to their number are told in any order."""
    assert told(text)


@pytest.mark.parametrize("text", SOUND)
def test_what_is_left_alone(text: str) -> None:
    """Weeks, clinics, families and those whom a verb picks out are no whole."""
    assert not told(text)


@pytest.mark.parametrize("text", ["5 men and 4 women, " * 1_500, "(5 men " * 3_000, "5 a and " * 3_000])
def test_hostile_text(text: str) -> None:
    """Endless beginnings are read in time that grows with the text."""
    found = list(find_totals(Passage(text, (Span(0, len(text)),))))
    assert not found
