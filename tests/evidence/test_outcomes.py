"""A number that the source tells of another outcome or kind is not found; that of its own is."""

from __future__ import annotations

import pytest

from factcheck.evidence.citing import citing
from factcheck.evidence.judging import judge
from factcheck.evidence.texts import source_text
from factcheck.model import Passage, Span

CARDS = "Colorectal cancer: Estimated new cases 152,810 Share of all 7.6% Estimated deaths 52,900 Rate 36.5"


def state(sentence: str, number: str, *passages: Passage) -> str:
    start = sentence.index(number)
    return judge(Span(start, start + len(number)), citing(sentence), source_text(passages)).state


@pytest.mark.parametrize(
    ("sentence", "number", "told"),
    [
        ("Measles killed 10,300 people in 2023.", "10,300", "In 2023, some 10,300 people were infected with measles."),
        ("In 2022 there were 4,820 deaths from dengue.", "4,820", "In 2022, 4,820 new cases of dengue were reported."),
        (
            "About 12% of patients with sepsis died.",
            "12%",
            "About 12% of patients with sepsis were hospitalised again.",
        ),
        ("Some 52,900 people were diagnosed with colorectal cancer.", "52,900", CARDS),
        ("About 61% of children are vaccinated.", "61%", "About 61% of children are unvaccinated."),
        ("Among smokers, 8.1% had asthma.", "8.1%", "Among nonsmokers, 8.1% had asthma."),
        ("Some 34% of adults have hypertension.", "34%", "Some 34% of adults have prehypertension."),
    ],
)
def test_another_outcome_or_kind(sentence: str, number: str, told: str) -> None:
    """People who fell ill did not die, and those with prehypertension have no hypertension."""
    assert state(sentence, number, Passage(told)) == "not-found"


@pytest.mark.parametrize(
    ("sentence", "number", "told"),
    [
        ("Measles killed 10,300 people in 2023.", "10,300", "In 2023, some 10,300 people died of measles."),
        ("Of 310 cases of dengue, 42 died.", "42", "There were 310 cases of dengue, and 42 patients died."),
        ("About 12% of patients with sepsis died.", "12%", "The case fatality of sepsis was 12% in patients."),
        ("Some 52,900 people died of colorectal cancer.", "52,900", CARDS),
        ("Some 152,810 people were diagnosed with colorectal cancer.", "152,810", CARDS),
        ("About 61% of children are vaccinated.", "61%", "About 61% of children are vaccinated, others unvaccinated."),
    ],
)
def test_its_own_outcome_and_kind(sentence: str, number: str, told: str) -> None:
    """The outcome may be told in another word, and another one beside it."""
    assert state(sentence, number, Passage(told)) == "found"
