"""Numbers of two steps of laboratory work, or of two members of a series, contradict nothing."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.comparison.contrast import differ_in_kind
from factcheck.comparison.frames import frames, sentences


def apart(one: str, two: str, place: int = 0) -> bool:
    """Tell whether the first numbers of two paragraphs are told apart, or those at another place."""
    article = factcheck.read(f"{one}\n\n{two}", format="text")
    claims = factcheck.extract(article).claims
    here, there = (list(frames(article, claims, each))[place] for each in sentences(article, claims))
    return differ_in_kind(article, here, there)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The plates were incubated at 28 °C and read.", "The plates were incubated at 37 °C and read."),
        ("The cell pellet was spun for 10 min in the cold.", "The cell pellet was spun for 30 min in the cold."),
        ("The seeds were sown at 4 cm depth in pots.", "The seeds were sown at 10 cm depth in pots."),
        ("It was tested by centrifuging 10 ml of broth.", "Broth was inoculated and 100 ml of it was kept."),
        # figures, tables and ordinals
        ("Pain fell by 9.4 points in the clinic (Fig. 3).", "Pain fell by 10.5 points in the clinic (Fig. 4)."),
        ("Pain fell by 9.4 points in the clinic (Table S1).", "Pain fell by 10.5 points in the clinic (Table S2)."),
        ("The clinic saw 312 patients in the 45th survey.", "The clinic saw 350 patients in the 46th survey."),
        ("The clinic saw 312 patients in the first survey.", "The clinic saw 350 patients in the second survey."),
        ("CARE-MS I asked adults aged 18 to 50 years to come.", "CARE-MS II asked adults aged 18 to 55 years to come."),
        # opposite ages of two groups, a limit and a mean
        (
            "In infants over 3 weeks of age with CLD the drug works.",
            "In infants under 3 weeks of age CLD stays as it is.",
        ),
        ("The trials lasted up to eight months in all.", "The trials lasted 8.9 weeks on average."),
        # items of a list
        (
            "Limonene (3.73%), linalool (4.94%), thymol (2.98%) and pinene (2.6%) make up the oil.",
            "Of the oil 7.73% is cineole, as the analysis of the oil shows.",
        ),
        # a sentence that names both years
        ("By 2030 and 2050 the yield of the fields falls.", "By 2050 the yield of the fields falls by a lot."),
    ],
)
def test_two_things(one: str, two: str) -> None:
    """What is set for each step, shown in another figure, or told of another one in a row, is another number."""
    assert apart(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        # what people take or do, and what is counted of what was handled
        ("Patients were given 5 mg of the drug each day.", "Patients were given 50 mg of the drug each day."),
        ("In all 312 samples were extracted for the test.", "In all 321 samples were extracted for the test."),
        ("Wash your hands for 20 seconds with soap.", "Wash your hands for 40 seconds with soap."),
        (
            "The review identified 93 trials of 1824 adults.",
            "In total, 13 trials of 1824 adults were found, and 10 trials of 732 adults could be used.",
        ),
        # the same item of a list
        (
            "Limonene (3.73%), linalool (4.94%), thymol (2.98%) and pinene (2.6%) make up the oil.",
            "Of the oil 7.73% is limonene, as the analysis of the oil shows.",
        ),
        # the same figure, the same ordinal, or none in one of the two
        ("Pain fell by 9.4 points in the clinic (Fig. 3).", "Pain fell by 10.5 points in the clinic (Fig. 3)."),
        ("Pain fell by 9.4 points in the clinic (Fig. 3).", "Pain fell by 10.5 points in the clinic."),
        ("The clinic saw 312 patients in the first survey.", "The clinic saw 350 patients in the first survey."),
    ],
)
def test_one_thing(one: str, two: str) -> None:
    """What is told of people, counts, and what points to the same figure may be one fact."""
    assert not apart(one, two)


def test_an_ordinal_itself_may_be_wrong() -> None:
    """Which of a series it was is a number as any other."""
    one, two = "The 2010 Harbour Shield was the 58th Harbour Shield race.", "The 2010 Harbour Shield was the 57th race."
    assert not apart(one, two, 1)
