"""Facts stated more than once, and conflicts among them."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

import factcheck
from factcheck.comparison.restated import Conflict, Fact, find_facts

FILLER = "Sleep is restful. Walking helps most people to feel better. The clinic opens at dawn."


def conflicts(text: str, form: str = "text") -> list[Conflict]:
    found = (fact.conflict for fact in facts(text, form) if fact.conflict)
    return [conflict for conflict in found if conflict.confidence != "low"]


def facts(text: str, form: str = "markdown") -> list[Fact]:
    article = factcheck.read(text, format=form)
    return list(find_facts(article, factcheck.extract(article).claims))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "Kidney stones come back in about 50% of people within ten years.",
            "Within ten years, kidney stones come back in about 5% of people.",
        ),
        (
            "Adults should take no more than 4 g of paracetamol in 24 hours.",
            "The most paracetamol an adult should take in 24 hours is 40 g.",
        ),
        (
            "The rash of measles usually lasts five days.",
            "The measles rash usually lasts five weeks.",
        ),
        (
            "Keep the vaccine below 8 °C in the fridge.",
            "In the fridge, keep the vaccine above 8 °C.",
        ),
    ],
)
def test_one_fact_with_two_values_is_a_conflict(one: str, two: str) -> None:
    """A tenfold number, another unit and a turned bound are told, over other paragraphs in between."""
    (found,) = conflicts(f"{one} {FILLER}\n\n{FILLER} {two}")
    assert found.other.quantity.span < found.odd.quantity.span


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Ibuprofen starts to work within 30 minutes.", "Naproxen starts to work within 60 minutes."),
        ("In 2010, 8% of adults had diabetes.", "In 2020, 11% of adults had diabetes."),
        ("About 10% of men have gallstones.", "About 20% of women have gallstones."),
        ("A third of patients recover within a week.", "About 33% of patients recover within seven days."),
        ("The study followed 120 nurses.", "Another study followed 310 teachers."),
        ("Take one tablet in the morning.", "Take two tablets in the evening."),
    ],
)
def test_two_things_are_no_conflict(one: str, two: str) -> None:
    """Another drug, year, group, study or time of day, and the same value in other words."""
    assert conflicts(f"{one} {FILLER}\n\n{FILLER} {two}") == []


def test_of_three_mentions_the_odd_one_is_named() -> None:
    """Where two mentions agree, the third stands against both, wherever it stands."""
    text = (
        "Kidney stones come back in about 5% of people within ten years.\n\n"
        "Kidney stones come back in about 50% of people within ten years.\n\n"
        "Within ten years, kidney stones come back in about 50% of people."
    )
    (found,) = [fact.conflict for fact in facts(text) if fact.conflict]
    assert found.odd.quantity.text == "about 5%"
    assert len(found.more) == 1


def test_facts_that_agree_are_listed_behind_those_that_differ() -> None:
    """The list holds every fact that is stated twice."""
    text = (
        "The rash of measles usually lasts five days. The fever of measles reaches 40 °C.\n\n"
        "The measles rash usually lasts five weeks. Measles fever reaches 40 °C.\n"
    )
    found = facts(text)
    assert [fact.differ > 0 for fact in found] == [True, False]
    assert [len(fact.mentions) for fact in found] == [2, 2]


def test_unrelated_sentences_change_nothing() -> None:
    """A pair is judged by itself and its rivals, however long the article is."""
    pair = "The rash of measles usually lasts five days.\n\nThe measles rash usually lasts five weeks."
    others = "\n\n".join(f"Ward {number} of the hospital has {number + 20} beds." for number in range(30))
    (alone,), (among,) = conflicts(pair), conflicts(f"{pair}\n\n{others}")
    assert alone.odd.quantity.text == among.odd.quantity.text


@pytest.mark.parametrize("form", ["markdown", "text", "html"])
def test_the_format_changes_nothing(form: str) -> None:
    """Markdown, HTML and plain text give one conflict."""
    paragraphs = ["The rash of measles usually lasts five days.", "The measles rash usually lasts five weeks."]
    text = "".join(f"<p>{each}</p>" for each in paragraphs) if form == "html" else "\n\n".join(paragraphs)
    (found,) = conflicts(text, form)
    assert found.odd.quantity.text == "five weeks"


def test_the_order_of_sets_changes_nothing() -> None:
    """Two processes that order their sets differently find the same facts with the same probabilities."""
    program = (
        "import factcheck; from factcheck.comparison.restated import find_facts\n"
        "text = 'Less than 0.1% of circulating cancer cells form new tumors.\\n\\n' * 3\n"
        "text += 'Less than 0.01% of circulating tumor cells survive and form new tumors in men.'\n"
        "article = factcheck.read(text, format='text')\n"
        "print([(fact.differ, len(fact.mentions)) for fact in find_facts(article, factcheck.extract(article).claims)])"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(seen) == 1


def test_the_facts_of_the_latest_article_are_found_once() -> None:
    """Who asks again for the same claims gets the same facts; another article, or other claims, are compared anew."""
    article = factcheck.read("It takes 20 days to heal the wound.\n\nThe wound takes 30 days to heal.", format="text")
    claims, others = (factcheck.extract(article).claims for _ in range(2))
    found = find_facts(article, claims)
    assert find_facts(article, claims) is found
    again = find_facts(article, others)
    assert again is not found and again == found
    assert find_facts(factcheck.read("It rains.", format="text"), ()) == ()
