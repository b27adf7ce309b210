"""Numbers that point back to one told of before."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.comparison.recalls import recalls


def recalled(text: str) -> list[tuple[str, str]]:
    article = factcheck.read(text, format="text")
    claims = factcheck.extract(article).claims
    return [(claims[one].quantity.text, claims[two].quantity.text) for one, two in recalls(article, claims)]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        (
            "An open pen keeps for 28 days. Write the day on it. Once those six weeks are over, throw it away.",
            ("28 days", "six weeks"),
        ),
        ("Take 250 mg at night. These 475 mg are best taken with food.", ("250 mg", "475 mg")),
        ("The trial had 412 residents. It ended early. Our 512 residents came from one city.", ("412", "512")),
        ("The course takes 12 weeks. Nobody missed a day of those 16 weeks.", ("12 weeks", "16 weeks")),
    ],
)
def test_what_is_pointed_back_to_has_one_value(text: str, pair: tuple[str, str]) -> None:
    """The one number of the kind that stands before is meant, whatever words are shared."""
    assert recalled(text) == [pair]


@pytest.mark.parametrize(
    "text",
    [
        "An open pen keeps for 28 days. Once those four weeks are over, throw it away.",
        "Walk for 30 minutes on weekdays. Those 150 minutes keep you fit.",
        "Rest for 10 minutes, then walk for 25 minutes. In these 35 minutes drink nothing.",
        "It took 3 weeks, or 2 weeks with help. Those 5 weeks were long.",
        "We found 63 trials. These three trials had 90 patients.",
        "The trial had 412 residents. Its 206 residents with a lamp fell less.",
        "The course takes 12 weeks. The 16 weeks before it are for rest.",
        "You may have two hours of deep sleep. He lived alone, and for those nine years he slept badly.",
        "Once those six weeks are over, throw it away. An open pen keeps for 28 days.",
    ],
)
def test_what_fits_or_is_open_is_no_slip(text: str) -> None:
    """The same in other units, a multiple, a sum, two numbers to choose from, counts, and what only follows."""
    assert recalled(text) == []


def test_a_number_pointed_back_to_is_a_finding() -> None:
    """A check tells of it like of any other conflict, with both places."""
    text = "An open pen keeps for 28 days. Write the day on it. Once those six weeks are over, throw it away."
    (found,) = [each for each in factcheck.check(factcheck.read(text, "markdown")) if each.code == "FC101"]
    assert "28 days" in found.message
    assert len(found.related) == 1


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("In Leeds 213 adults with gout changed their diet. The 312 volunteers kept a diary.", ("213", "312")),
        ("We gave 84 toddlers a new vegetable. Parents of the 48 toddlers took notes.", ("84", "48")),
        ("Nurses at four hospitals took part. In the end all six hospitals kept the plan.", ("four", "six")),
        ("They were followed for three years. Decline over the five years was slower.", ("three years", "five years")),
        ("The course runs for 10 weeks. By the end of the 14-week course most felt well.", ("10 weeks", "14-week")),
        ("A team asked 340 nurses about sleep. Answers of the 430 nurses came by post.", ("340", "430")),
        ("Each child gets 15 minutes of play. Use your 25 minutes well.", ("15 minutes", "25 minutes")),
        ("The plan began in 36 clinics. Letters went to all 63 clinics.", ("36", "63")),
        ("The study took in 128 people. Their 182 people were mostly old.", ("128", "182")),
        ("Boil it in 200 ml of water. Pour the 300 ml into a jug.", ("200 ml", "300 ml")),
    ],
)
def test_what_is_definite_was_told_of(text: str, pair: tuple[str, str]) -> None:
    """Words that make a number one that is known point to the only number of the kind before it."""
    assert recalled(text) == [pair]


@pytest.mark.parametrize(
    "text",
    [
        "In Leeds 213 adults changed their diet. The 112 adults who kept a diary lost weight.",
        "In Leeds 213 adults changed their diet. Of the 500 people asked, 60% slept badly.",
        "A lab infected 164 volunteers. In total, 60% of the 500 people surveyed said they slept badly.",
        "Some 120 nurses had a course. The 300 people living in the home were not told.",
        "We asked 240 adults; 19 left. The 221 adults slept well.",
        "Of 900 hikers, 410 were women. The rate was 32% in the 410 women and 30% among the 490 men.",
        "A quarter of 400 parents had a leaflet. The 100 parents liked it.",
        "We found 11 trials. Data came from all seven trials.",
        "We found 63 trials. The three trials had 90 patients.",
        "The trial gave 24 nurses a course. The 60 residents slept well.",
        "Walk for 30 minutes. By the third year it is a habit.",
        "Your four-year-old needs sleep. The fifteen-year-old needs it, too.",
        "One trial had 139 patients. The TREAT trial told half of its 116 volunteers to fast.",
        "The town has 145 residents. Nearby, the 4.5 million people in the city pay more.",
        "The first dose is for 12 weeks. The 16 weeks after it are free.",
        "The film made much in its three-day opening. The last one opened over the four-day Memorial weekend.",
        # the number stands before, without what it is of
        "In all 118 cases were notified, 75 of which were confirmed. Half of the 75 cases were mild.",
        "Of the 269 genes that were predicted, 212 could be named. The 212 genes lie on one arm.",
    ],
)
def test_what_is_definite_for_another_reason_is_no_slip(text: str) -> None:
    """Some of those told of, what is left, shares, others, one of several, ages, and what is named at once."""
    assert recalled(text) == []


POOLED = "Holt et al. (2017) combined 25 randomised trials in 11,321 people. "


@pytest.mark.parametrize(
    "text",
    [
        "The trial gave vitamin D to half of its 25,871 volunteers (Mann et al., 2019).",
        "Berg (2015) says that the trial helped none of its 240 adults.",
        "The trial lost few of its 322 adults (Lund & Carr, 2012).",
    ],
)
def test_the_people_of_another_cited_study_are_its_own(text: str) -> None:
    """What "its" points to is the study of that sentence, where each of the two cites a source of its own."""
    assert recalled(POOLED + text) == []


def test_the_people_of_the_same_source_are_recalled() -> None:
    """The same authors cited again tell of the same people."""
    text = POOLED + "The review had few of its 13,121 people from Asia (Holt et al., 2017)."
    assert recalled(text) == [("11,321", "13,121")]
