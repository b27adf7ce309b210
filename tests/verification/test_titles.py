"""Titles compared as printed."""

from __future__ import annotations

import pytest

from factcheck.verification.titles import compare, within

TITLE = "Effects of a sleep-hygiene programme on β-amylase and blood pressure in night-shift nurses"


@pytest.mark.parametrize(
    "printed",
    [
        TITLE.upper(),
        "Effects of a sleep hygiene programme on beta-amylase and blood pressure in night-shift nurses",
        "Effect of a sleep-hygiene program on β-amylase and blood pressures of night shift nurses",
        "Effects of a sleep-hygiene programme on β-amylase and BP in night-shift nurses",
        TITLE + ": a randomised trial in six hospitals",
    ],
)
def test_wording_is_not_another_title(printed: str) -> None:
    """Capitals, hyphens, Greek letters, spelling, inflection, abbreviation and a subtitle change nothing."""
    found = compare(printed, TITLE)
    assert found.share >= 0.85
    assert not found.replaced


@pytest.mark.parametrize(
    ("printed", "pair"),
    [
        (TITLE.replace("blood", "heart"), ("heart", "blood")),
        (TITLE.replace("nurses", "drivers"), ("drivers", "nurses")),
    ],
)
def test_a_replaced_word_is_told(printed: str, pair: tuple[str, str]) -> None:
    """One word in the place of another is named with its counterpart."""
    found = compare(printed, TITLE)
    assert found.share > 0.8
    assert found.replaced == (pair,)


def test_a_title_is_found_in_its_reference() -> None:
    """The rest of the entry does not count against a title."""
    entry = f"Nyström J, Okafor B. {TITLE}. J Sleep Res. 2018;27(3):101-9. doi:10.1000/sleep.1"
    assert within(entry, TITLE).share == 1.0
    assert within(entry, "Crop rotation and nitrogen uptake in winter wheat").share < 0.4


def test_initials_excuse_only_the_words_that_they_stand_for() -> None:
    """The initials of an author, which may be those of any two neighbours, make no other title of an entry's."""
    entry = (
        "Lee IM, Shiroma EJ, Kamada M, Matthews CE, Buring JE. Association of step volume and intensity with all-cause "
        "mortality in older women. JAMA Intern Med. 2019;179(8):1105-1112."
    )
    other = "CCAAT/Enhancer-binding protein beta is inhibited by multiple elements that mediate association with p300"
    assert within(entry, other).share < 0.4
    assert within(entry, "Association of step volume and intensity with all-cause mortality in older women").share == 1


def test_empty_titles_share_nothing() -> None:
    """What has no words is like nothing."""
    assert compare("", TITLE).share == compare(TITLE, "…").share == within("", TITLE).share == 0.0


def test_a_word_in_place_of_a_small_one_counts() -> None:
    """Small words come and go, but one that stands for another word is another title."""
    assert compare("Bread without salt", "Bread with salt").replaced == (("without", "with"),)
    assert not compare("Salt in bread", "The salt of bread").replaced
    assert not compare("Salt and bread", "Salt in bread").replaced


@pytest.mark.parametrize(
    ("printed", "recorded", "plurals"),
    [
        ("Subspace differential privacys", "Subspace differential privacy", ("privacys",)),
        ("Practicals verification of components", "Practical verification of components", ("practicals",)),
        (
            "Poly(A) tails of stress-survivals transcripts",
            "Poly(A) tails of stress-survival transcripts",
            ("survivals",),
        ),
        ("Free radicals and their mechanisms and measurement", "Free radicals and their mechanism and measurement", ()),
        ("Lipoxygenases is increased in dementia", "Lipoxygenase is increased in dementia", ()),
        ("Uses of proteins: effects on bone", "Uses of protein: effects on bone", ()),
        ("A survey of women's health", "A survey of women health", ()),
        ("Surveys of arrays", "Survey of array", ()),
    ],
)
def test_a_plural_that_english_has_not_is_told(printed: str, recorded: str, plurals: tuple[str, ...]) -> None:
    """An "s" is a slip before the word that it belongs to and bare behind a "y"; elsewhere it is wording."""
    assert compare(printed, recorded).plurals == plurals
