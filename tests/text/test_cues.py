"""Cues are words without which a reader need not look."""

from __future__ import annotations

import re

import pytest

from factcheck.extraction.claims.dates import find_dates
from factcheck.extraction.claims.implied import find_implied
from factcheck.extraction.quantities.lone_units import find_lone_units
from factcheck.text.cues import cues, has_digit, words_of
from factcheck.text.spans import SpanIndex

NOTHING = SpanIndex.of(())


def test_words_are_runs_of_letters_in_small_ones() -> None:
    """Marks, digits and capitals part no two readers: "Meta-analysis" holds "analysis"."""
    assert words_of("A Meta-analysis of 12mg, ÄRZTE's") == {"a", "meta", "analysis", "of", "mg", "ärzte", "s"}


@pytest.mark.parametrize(
    "text",
    [
        "Plain ASCII_text, 12mg.",
        "Don’t – “ever” — ask ‘why’",
        "naïve ÅNGSTRÖM’s ß",
        "x²y½z",
        "١٢ mg\u00a0daily",
        "\x00a\x7fb",
        "",
    ],
)
def test_words_are_the_same_by_whatever_way_they_are_told_apart(text: str) -> None:
    """Texts of plain letters are taken apart without an expression, and say what it would."""
    assert words_of(text) == frozenset(re.findall(r"[^\W\d_]+", text.casefold()))


@pytest.mark.parametrize(("text", "there"), [("", False), ("one half ½", False), ("5", True), ("a\n b ١", True)])
def test_a_digit_is_one_of_any_script(text: str, there: bool) -> None:
    """A text without one holds no year, no mark of a list and no identifier."""
    assert has_digit(text) is there


def test_a_phrase_is_announced_by_its_first_word() -> None:
    """Of phrases with blanks or hyphens one word is enough to know that they are not there."""
    assert cues(("fact sheet", "meta-analysis", "Trial", "2")) == {"fact", "meta", "trial"}


@pytest.mark.parametrize(
    ("text", "count"),
    [("In WEEK 12", 0), ("in Week 12", 1), ("by weeks 3 to 5", 1), ("her 40th birthday", 1), ("the twelfth day", 1)],
)
def test_times_counted_off_are_found_behind_their_cue(text: str, count: int) -> None:
    """A cue decides nothing that the expression behind it would not decide."""
    assert len(list(find_dates(text, NOTHING, NOTHING))) == count


@pytest.mark.parametrize("text", ["It doubled.", "Doubled", "every Night", "each night", "a few days", "in a week"])
def test_amounts_without_a_number_are_found_behind_their_cue(text: str) -> None:
    """Words of phrases are cues wherever they stand in them."""
    assert bool(list(find_implied(text, NOTHING))) == (text != "every Night")


@pytest.mark.parametrize(
    "text", ["for a week or more", "once daily", "a couple of hours", "within an hour", "a pint of milk"]
)
def test_lone_units_are_found_behind_their_cue(text: str) -> None:
    """Units count in one and in several."""
    assert list(find_lone_units(text))
