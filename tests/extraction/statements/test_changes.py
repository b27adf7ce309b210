"""Changes told in any order of their parts."""

from __future__ import annotations

import pytest

import factcheck

BROKEN = [
    "Deaths fell from 100 to 80 (Li et al., 2019), a 30% drop.",
    "Deaths fell from 100 to 80 [2], a 30% drop.",
    "Deaths fell from 100 to 80: a 30% drop.",
    "Deaths fell from 100 to 80, a drop of 30%.",
    "Deaths fell from 100 to 80, down 30%.",
    "Deaths fell from 100 in 2010 to 80 in 2020, a 30% drop.",
    "Deaths fell 30%, from 100 to 80.",
    "Cases rose threefold, from 4 to 6.",
    "The number of visits went from 70,000 to 91,000, an increase of 50%.",
    "Her LDL fell from 160 mg/dL to 120 mg/dL, a reduction of 40%.",
    "Visits increased 50%, from 70,000 to 91,000.",
    "There was a 50% increase in visits, from 70,000 to 91,000.",
    "Prices climbed to £12 from £10, an increase of 45%.",
    "Sales climbed to 120 from 100, an increase of 45%.",
    "Admissions rose by 60 percent between 2010 and 2020 (from 200 to 250).",
    "The rate dropped from 12.5% to 10% — a relative fall of 45%.",
    "Deaths fell from 100 to 80. That is a drop of 30%.",
    "Deaths fell from 100 to 80. That's a 30% drop.",
    "Weight rose from 70 kg to 77 kg, or by 25%.",
    "Weight rose from 70 kg to 77 kg, which is a 25% increase.",
    "Wait times grew from 20 to 30 minutes, a rise of 15 minutes.",
    "Cases tripled from 100 to 150.",
    "Cases more than tripled, from 100 to 250.",
    "Cases went up from 100 to 150, a threefold increase.",
    "In the region, births went from 400 in 2001 to 500 in 2011 (up 40%).",
    "The score improved from 40 to 50, a 40% improvement.",
    "The dose was cut by half, from 40 mg to 30 mg.",
    "Use grew from 10% to 15%, an increase of 20 percentage points.",
]

SOUND = [
    "Deaths fell from 100 to 80 (Li et al., 2019), a 20% drop.",
    "Deaths fell from 100 to 80 in men and by 30% in women.",
    "Deaths fell from 100 to 80, while visits rose by 30%.",
    "Deaths fell from 100 to 80, but a 30% drop had been hoped for.",
    "Deaths fell from 100 to 80, a 4% drop per year.",
    "Deaths fell from 100 to 80, down 4% a year.",
    "Deaths fell from 100 to 80, and costs fell 30%.",
    "Use grew from 10% to 15%, an increase of 5 percentage points.",
    "Use grew from 10% to 15%, a 50% increase.",
    "Children who fell from 5 to 10 feet were hurt.",
    "Fertility declines from 35 to 45 years of age.",
    "Pain falls from 2 to 5 days after the operation.",
    "They increased the dose from 10 to 20 mg, and 30% stopped.",
    "Waiting rose from 20 to 30 minutes, with 60% of patients seen in an hour.",
    "Deaths fell from 100 to 80. That is a drop of 20%.",
    "Deaths fell from 100 to 80. That is 30% fewer than in Sweden.",
    "The rate fell from 12% to 10% in men, a 25% smaller drop than in women.",
    "Deaths fell from 100 to 80, a drop of about a fifth.",
    "Deaths fell 30% from 2010 to 2020.",
    "Costs rose 5% a year, from 100 to 163.",
    "Cases doubled, from 100 to 205.",
    "In 2010 there were 100 deaths and 80 births, a rise of 30% on the year before.",
    "Mortality dropped 30% in men, from 100 to 70, and 10% in women, from 50 to 45.",
    "The risk fell from 4% to 2%, a 50% relative reduction.",
    "Scores rose from 3 to 4 on a scale from 0 to 10, a 10% difference.",
]


BEFORE_AND_AFTER = [
    "The score was 40 before and 50 after treatment, an increase of 40%.",
    "There were 40 deaths in 2010 and 50 deaths in 2020, a rise of 50%.",
    "Use was 10% in 2010 and 15% in 2020, an increase of 80%.",
    "Her glucose was 9 mmol/L initially and 6 mmol/L later (a 50% drop).",
    "Visits were 200 before the change and 300 after it, a rise of 10%.",
]
NOT_BEFORE_AND_AFTER = [
    "The score was 40 in men and 50 in women, an increase of 40%.",
    "The score was 40 before and 50 after treatment, an increase of 25%.",
    "They ate 40 g before and 50 g after training, and 40% felt better.",
    "The score was 40 before and 50 after treatment, while it rose 40% in others.",
    "There were 40 deaths in 2010 and 50 births in 2010, a rise of 50% on 1990.",
    "We took 5 samples before and 10 after surgery; a 30% drop in pain was seen.",
    "The score was 50 before and 40 after treatment.",
    "It was 40 at 6 weeks and 50 at 12 weeks, a rise of 25%.",
]


def rules(text: str) -> set[str]:
    return {finding.rule for finding in factcheck.check(factcheck.read(text, format="markdown"))}


@pytest.mark.parametrize("text", [*BROKEN, *BEFORE_AND_AFTER])
def test_any_order(text: str) -> None:
    """A wrong change is told whatever the order of values, change, citation and clause."""
    assert "change-arithmetic" in rules(text)


@pytest.mark.parametrize("text", [*SOUND, *NOT_BEFORE_AND_AFTER])
def test_other_numbers(text: str) -> None:
    """Right changes, changes of others, rates, spans of time and comparisons are left alone."""
    assert "change-arithmetic" not in rules(text)


@pytest.mark.parametrize("text", ["from 5 to 4, a " * 2_000, "fell by 5% " * 2_000, "(a 5% rise from 1 to 2 " * 1_500])
def test_hostile_text(text: str) -> None:
    """Endless values and changes are read in time that grows with the text."""
    factcheck.extract(factcheck.read(text, format="text"))


def test_raised_digits() -> None:
    """A raised digit beside a year's is no year, and stops no reading."""
    factcheck.extract(factcheck.read("It was 50 mg in ¹5 before and then 40 mg after ¹5 weeks.", format="text"))
