"""Short texts of two paragraphs: what counts as one thing told twice, and what does not."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.comparison.across import Relation, opposed
from factcheck.comparison.restated import find_facts


def values(text: str) -> list[tuple[str, str]]:
    article = factcheck.read(text, format="text")
    found = (fact.conflict for fact in find_facts(article, factcheck.extract(article).claims))
    sure = [conflict for conflict in found if conflict and conflict.confidence != "low"]
    return [(conflict.other.quantity.text, conflict.odd.quantity.text) for conflict in sure]


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        ("Six patients died in the outbreak.", "The outbreak killed nine people.", ("Six", "nine")),
        (
            "Contaminated syrup killed 18 children in the province.",
            "The death toll from the syrup stands at 27.",
            ("18", "27"),
        ),
        (
            "The heat wave killed 70 people in the city.",
            "The heat wave killed 90 people in the city, including 70 women.",
            ("70", "90"),
        ),
        (
            "In the measles outbreak 45 pupils were infected.",
            "Measles has sickened 54 children at the school in this outbreak.",
            ("45", "54"),
        ),
    ],
)
def test_counts_of_one_event_conflict_in_other_words(one: str, two: str, found: tuple[str, str]) -> None:
    """What happened to the people joins two counts, whoever they are called, and a part of one count is no count."""
    assert values(f"{one}\n\n{two}") == [found]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Contaminated syrup killed 18 children in the province.", "The syrup sickened 27 children in the province."),
        ("The heat wave killed at least 40 people.", "More than 60 people died in the heat wave."),
        ("The flood killed 31 people, including nine children.", "Nine women died in a crash nearby."),
        ("In Kenya 12 people died of cholera last week.", "In Peru 40 people died of dengue in 2019."),
        ("The vaccine is meant for people 40 to 50 years old.", "The vaccine is meant for people older than 65 years."),
        ("Sales of the drug rose by 12%.", "The drug has 40% of sales."),
        ("About 10% of adults in the country have asthma.", "About 25% of adults in the country have gout."),
        ("Asthma affects 10% of adults.", "High blood pressure affects 25% of adults."),
        ("Drink 2 litres of water a day.", "Eat 400 grams of fruit a day."),
    ],
)
def test_other_events_and_other_things_do_not(one: str, two: str) -> None:
    """Dead are not sick, two lower bounds agree, ages name groups, and a shared event alone joins nothing."""
    assert values(f"{one}\n\n{two}") == []


def test_two_short_articles_are_no_brief() -> None:
    """Articles need not speak of one outbreak because both are short."""
    one, two = (
        factcheck.read(text, format="text")
        for text in ("Contaminated syrup killed 18 children.", "The death toll from the syrup stands at 27.")
    )
    assert values(f"{one.text}\n\n{two.text}")
    assert not list(opposed(one, factcheck.extract(one).claims, two, factcheck.extract(two).claims, Relation()))
