"""Words around two numbers that run alike, and what ends the run."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.comparison.echoes import ECHOES, are_of_two_subjects, echo
from factcheck.comparison.frames import Frame, frames, sentences


def around(one: str, two: str) -> tuple[Frame, Frame]:
    """Return the frames of the first numbers of two sentences."""
    article = factcheck.read(f"{one}\n\n{two}", format="text")
    claims = factcheck.extract(article).claims
    here, there = (next(iter(frames(article, claims, each))) for each in sentences(article, claims))
    return here, there


def echoes(one: str, two: str) -> dict[str, float]:
    """Return the features of the first numbers of two sentences."""
    here, there = around(one, two)
    date = here.claim.quantity.measure.dimension == "date"
    found = echo(here.around, there.around, lambda _: 3.0, (here.near, there.near), date=date)
    return dict(zip(ECHOES, found, strict=True))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The star has a mass of 1.2 tonnes.", "The star has a mass of 0.9 tonnes."),
        ("In total, the nurse was married 5 times.", "The nurse was married 10 times."),
        ("The clinic was founded in Leeds on 18 May 1989.", "The clinic was founded in Leeds on 18 May 1991."),
        ("The fever lasts 3 days in most children, says a nurse.", "The fever lasts 5 days in most children."),
    ],
)
def test_a_sentence_said_again_runs_to_its_ends(one: str, two: str) -> None:
    """A run that ends where one of the sentences, or a clause of it, ends on both sides is whole."""
    found = echoes(one, two)
    assert found["echo_whole"] > 0.5
    assert not found["echo_of_others"]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("In Norway, 312 women reported asthma.", "In Chile, 45 women reported asthma."),
        ("Lentils have 12 g of fibre.", "Pears have 5 g of fibre."),
        ("The fever lasts 3 days in children.", "The fever lasts 5 days in adults."),
    ],
)
def test_a_word_in_the_place_of_another_parts_a_mould(one: str, two: str) -> None:
    """Rows written out are not whole: what they are of stands where the run ends."""
    found = echoes(one, two)
    assert found["echo_of_others"] > 0
    assert not found["echo_whole"]


def test_a_word_that_the_other_says_elsewhere_parts_nothing() -> None:
    """What both speak of does not set them apart, wherever each of them says it."""
    one = "Less than 0.1% of circulating cancer cells form tumors."
    assert not echoes(one, "Less than 0.01% of circulating tumor cells form new growths.")["echo_of_others"]


def test_only_dates_echo_as_dates() -> None:
    """Dates have features of their own, which are nothing for other numbers."""
    assert echoes("The clinic was founded in 1989.", "The clinic was founded in 1991.")["echo_of_date"] > 0
    assert not echoes("The clinic has 40 beds.", "The clinic has 60 beds.")["echo_of_date"]


def test_words_that_share_nothing_echo_nothing() -> None:
    """No word alike on either side leaves no run."""
    assert not echoes("Sleep takes 8 hours.", "Walking burned 300 kcal.")["echo"]


@pytest.mark.parametrize(
    ("one", "two", "apart"),
    [
        ("Asthma affects 10% of adults.", "High blood pressure affects 25% of adults.", True),
        ("Lentils have 12 g of fibre.", "Pears have 5 g of fibre.", True),
        ("Asthma affects 10% of adults.", "In all, asthma affects 25% of adults.", False),
        ("Asthma affects 10% of adults.", "Asthma affects 25% of children.", False),
        ("Doctors found that asthma affects 10% of adults.", "Asthma affects 25% of adults.", False),
    ],
)
def test_another_subject_before_the_same_words(one: str, two: str, apart: bool) -> None:
    """Where all but the subject is the same, and either tells of something, they are two."""
    here, there = around(one, two)
    assert are_of_two_subjects(here.around, there.around, lambda _: 3.0, (here.near, there.near)) is apart
