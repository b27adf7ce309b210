from __future__ import annotations

import pytest

import factcheck
from factcheck.comparison.restated import Conflict, find_facts


def conflicts(text: str) -> list[Conflict]:
    article = factcheck.read(text, format="text")
    found = (fact.conflict for fact in find_facts(article, factcheck.extract(article).claims))
    return [conflict for conflict in found if conflict and conflict.confidence != "low"]


FILLER = "Sleep is restful. Walking helps most people to feel better. The clinic opens at dawn."


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "The outbreak infected 340 residents of the nursing home.",
            "In all, the outbreak infected 430 residents of the nursing home.",
        ),
        (
            "The vaccine protects 95% of infants against measles.",
            "Measles vaccine protects 85% of infants against measles.",
        ),
        (
            "The review found nine trials with 1,480 patients.",
            "This summary covers nine trials, which enrolled 14,800 patients.",
        ),
        (
            "The hospital was founded in Leeds in 1887.",
            "The hospital was founded in Leeds in 1878.",
        ),
    ],
)
def test_one_statement_with_two_values_is_a_conflict(one: str, two: str) -> None:
    """Restatements and parallel accounts are found over the whole text."""
    (found,) = conflicts(f"{one} {FILLER}\n\n{FILLER} {two}")
    assert found.other.quantity.span < found.odd.quantity.span


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "The drug cured 40% of men with gout.",
            "The drug cured 60% of women with gout.",
        ),
        (
            "The trial should enrol 400 patients with gout.",
            "The trial enrolled 312 patients with gout.",
        ),
        (
            "The ward treats 30 patients with burns per day.",
            "The ward treats 900 patients with burns per month.",
        ),
        (
            "Pain fell in 20% of patients before surgery.",
            "Pain fell in 50% of patients after surgery.",
        ),
        (
            "Less than 0.1% of circulating cells form tumors.",
            "About 12% of patients relapse.",
        ),
        (
            "The vaccine protects 95% of infants against measles.",
            "The vaccine protects nineteen in twenty infants against measles.",
        ),
    ],
)
def test_a_contrast_is_no_conflict(one: str, two: str) -> None:
    """Another group, a plan, a rate, another time, another thing, the same value in other words."""
    assert conflicts(f"{one} {FILLER}\n\n{FILLER} {two}") == []


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "The median score in the memory task was 20, and the average success of the pupils was 99%, up from 91%.",
            "The median score in the memory task was 18, and the average success of the pupils was 92%, up from 84%.",
        ),
        (
            "Wheat yields rose by 31% in the north and by 43% in the south under the new plan.",
            "Wheat yields rose by 15% in the north and by 18% in the south under the new plan.",
        ),
        (
            "Pupils walked for 12 minutes and rested for 3 minutes on the first course.",
            "Pupils walked for 20 minutes and rested for 5 minutes on the first course.",
        ),
    ],
)
def test_sentences_that_differ_in_all_their_numbers_of_a_kind_tell_of_two_cases(one: str, two: str) -> None:
    """Results of two groups, tests or years fill one mould in throughout; a slip changes one number."""
    assert conflicts(f"{one} {FILLER}\n\n{FILLER} {two}") == []


def test_a_value_confirmed_elsewhere_clears_its_statement() -> None:
    """Where the second account repeats a number of the first, a third number is another matter."""
    text = (
        "We included 12 trials (910 patients). Six trials (420 patients) reported pain.\n\n"
        "We found 12 trials with 910 patients. Pain was reported by six trials with 420 patients."
    )
    assert conflicts(text) == []


def test_the_motivating_pair_of_the_article_is_found_and_nothing_else(shared: object) -> None:
    """Less than 0.1% and less than 0.01% of circulating cells; not 90% of deaths and 90% of patients."""
    import json
    from pathlib import Path

    folder = Path(str(shared)) / "articles"
    gold = json.loads((folder / "how-cancer-travels.gold.json").read_text(encoding="utf-8"))
    (expected,) = (item["spans"] for item in gold["must_find"] if item["rule"] == "conflicting-values")
    source = (folder / "how-cancer-travels.txt").read_text(encoding="utf-8")
    (found,) = conflicts(source)
    article = factcheck.read(source, format="text")
    spans = [article.source_span(claim.quantity.span) for claim in (found.other, found.odd)]
    assert [[span.start, span.end] for span in spans] == expected


def test_the_numbers_of_headings_are_no_values() -> None:
    """A table of contents in one paragraph does not contradict itself; a decimal that ends a sentence may."""
    contents = "{0}. Treatment {0}.1. Novel approaches to circulating cells {0}.2. Novel tests of circulating cells."
    assert conflicts(f"{contents.format(7)}\n\n{contents.format(11)}") == []
    star = "The star has an apparent magnitude of"
    (found,) = conflicts(f"{star} 10.5. It is old.\n\n{star} 12.9. It is far.")
    assert found.odd.quantity.text == "12.9"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "If needed, the recommended dosage is 65 mg per day for children between the ages of 1 to 3 years.",
            "For adults and children who are above 9 years, the recommended dosage is 350 mg per day.",
        ),
        (
            "Children aged 2 to 5 years need 11 hours of sleep each night.",
            "Children aged 6 to 12 years need 9 hours of sleep each night.",
        ),
        (
            "The usual dose is 250 mg four times a day for children aged 6 to 9 years.",
            "The usual dose is 500 mg four times a day for children above 12 years.",
        ),
        (
            "In women over 65, the fracture rate was 12% after five years.",
            "In women under 50, the fracture rate was 3% after five years.",
        ),
    ],
)
def test_two_ages_are_two_groups(one: str, two: str) -> None:
    """Doses and rates at two ages are those of two groups of people."""
    assert not conflicts(f"{one} {FILLER}\n\n{FILLER} {two}")


def test_one_age_is_one_group() -> None:
    """A dose that is told twice for one age with two values is a conflict."""
    one = "The recommended dosage is 65 mg per day for children between the ages of 1 to 3 years."
    two = "For children between the ages of 1 to 3 years, the recommended dosage is 650 mg per day."
    assert conflicts(f"{one} {FILLER}\n\n{FILLER} {two}")
