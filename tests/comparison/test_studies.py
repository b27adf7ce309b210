from __future__ import annotations

import pytest

from factcheck.comparison.studies import names_another, studies


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("The DASH trial enrolled 459 adults.", {"DASH"}),
        ("In the DASH-Sodium trial, 412 adults took part.", {"DASH-Sodium"}),
        ("In PREDIMED, the risk of stroke fell.", {"PREDIMED"}),
        ("Half of the Lyon Diet Heart Study ate more bread.", {"Lyon Diet Heart"}),
        ("Large trials show little.", set()),
        ("Another study of LDL in COPD found less.", set()),
        ("It was a small trial.", set()),
    ],
)
def test_studies_are_known_by_name(sentence: str, named: set[str]) -> None:
    """A capitalised name before "trial" is one, a long acronym by itself, and a word that opens a sentence is none."""
    assert studies(sentence) == named


@pytest.mark.parametrize("words", ["Another study", "A later trial", "A second large survey", "Another research group"])
def test_a_further_study_is_another(words: str) -> None:
    """What tells that a study is not the one told of before."""
    assert names_another(f"{words} followed 310 teachers.")


@pytest.mark.parametrize("words", ["The study", "One trial", "A large survey", "Another 12 teachers of the study"])
def test_the_same_study_is_not(words: str) -> None:
    """A study that may be the one told of before."""
    assert not names_another(f"{words} followed 310 teachers.")
