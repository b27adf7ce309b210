"""What stands before the first colon tells two things apart, where it differs in a degree or a letter."""

from __future__ import annotations

import pytest

import factcheck

CELLS = "of circulating cells form tumors after they leave the place where they began.\n"


def conflicts(text: str) -> list[str]:
    return [found.message for found in factcheck.check(factcheck.read(text, "markdown")) if found.code == "FC101"]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("**Person A:** ", "**Person B:** "),
        ("Very high risk: ", "High risk: "),
        ("Mild disease: ", "Severe disease: "),
        ("Mice: ", "Rats: "),
    ],
)
def test_two_leads_are_two_things(one: str, two: str) -> None:
    """Cases set side by side under leads of their own do not contradict each other."""
    assert conflicts(f"{one}Less than 0.1% {CELLS}\n{two}Less than 0.01% {CELLS}") == []


@pytest.mark.parametrize(("one", "two"), [("", ""), ("Note: ", "Note: "), ("", "In short: ")])
def test_the_same_or_one_lead_is_one_thing(one: str, two: str) -> None:
    """A lead that both have, or only one, sets nothing apart."""
    assert len(conflicts(f"{one}Less than 0.1% {CELLS}\n{two}Less than 0.01% {CELLS}")) == 1


@pytest.mark.parametrize("lead", ["We found 11 studies: ", "We did 5 trials: "])
def test_a_sentence_with_a_number_is_no_lead(lead: str) -> None:
    """What announces something by its number names nothing."""
    other = lead.replace("found", "identified").replace("did", "made")
    assert len(conflicts(f"{lead}Less than 0.1% {CELLS}\n{other}Less than 0.01% {CELLS}")) == 1


def test_one_field_of_two_records_is_no_conflict() -> None:
    """Short items under one label, each below its own record, are of two records; sentences are not."""
    field = "    - Share of cells that form tumors: "
    records = f"- The bempedoic trial\n{field}{{}}\n- The statin trial\n{field}{{}}\n"
    assert conflicts(records.format("0.1%", "0.01%")) == []


def test_numbers_that_items_are_on_are_two() -> None:
    """What stands before a colon is what its item is on, a number as well."""
    level = "the predicted level of neurofilament is found in patients"
    assert conflicts(f"- At 106 years: {level}.\n\nText.\n\n- At 148 years: {level} as well.") == []
