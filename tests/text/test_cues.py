"""Cues are words without which a reader need not look."""

from __future__ import annotations

import pytest

from factcheck.extraction.claims.dates import find_dates
from factcheck.extraction.claims.implied import find_implied
from factcheck.extraction.quantities.lone_units import find_lone_units
from factcheck.text.cues import cues, words_of
from factcheck.text.spans import SpanIndex

NOTHING = SpanIndex.of(())


def test_words_are_runs_of_letters_in_small_ones() -> None:
    """Marks, digits and capitals part no two readers: "Meta-analysis" holds "analysis"."""
    assert words_of("A Meta-analysis of 12mg, ÄRZTE's") == {"a", "meta", "analysis", "of", "mg", "ärzte", "s"}


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
