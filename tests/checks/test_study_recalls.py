"""Details by which a definite phrase comes back to a study: people, times, years, countries, animals."""

from __future__ import annotations

import pytest

import factcheck


def told(text: str) -> list[str]:
    """Return the words at which a text has a study told twice, or two values of one thing."""
    article = factcheck.read(text, format="text")
    rules = ("study-told-twice", "conflicting-values")
    return [article.words(one.span) for one in factcheck.check(article) if one.rule in rules]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("In Norway 60 people joined a choir. One author of this Swedish choir study was glad.", "Swedish"),
        ("A team in Brazil followed 5,000 children. When the Argentine children were ten, they stopped.", "Argentine"),
        ("The group in Malmö followed 412 nurses. All 421 nurses in the Malmö study had kept a diary.", "421"),
        ("A retired baker left the ward £2.4 million. The £4.2 million from her will buy a scanner.", "£4.2 million"),
    ],
)
def test_slips(text: str, word: str) -> None:
    """What comes back to a study, or to a sum of money, with another value is told."""
    assert told(text) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "A team in Brazil followed 5,000 children. When the Brazilian children were ten, they stopped.",
        "In Brazil few smoke. In the Danish cohort many did.",
        "In the Netherlands 60 people joined a choir. One author of this Dutch choir study was glad.",
        "A 2018 survey asked 900 teachers about stress. The 2016 survey, by the same team, had asked 700.",
        "The mice were fed for 12 weeks. As in the rat model, they grew heavier.",
        "The trust paid £2.4 million. The £1.2 million from the state was spent on beds.",
    ],
)
def test_sound(text: str) -> None:
    """The same in other words, other studies, models of other animals and parts are no slips."""
    assert not told(text)
