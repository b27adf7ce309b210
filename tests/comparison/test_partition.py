from __future__ import annotations

import pytest

import factcheck


def conflicts(text: str) -> list[str]:
    """Return the words at which a text has conflicts, those of a study told twice among them."""
    article = factcheck.read(text, format="text")
    rules = ("conflicting-values", "study-told-twice")
    return [article.words(one.span) for one in factcheck.check(article) if one.rule in rules]


@pytest.mark.parametrize(
    "text",
    [
        "The trial by Meyer (2018) had 80 patients.\n\nWith 40 patients in each arm, Meyer's trial was small.",
        "The survey by Roe (2019) asked 300 nurses.\n\nOf the nurses in Roe's survey, 180 were women and 120 were men.",
        "The study by Kay (2020) had 90 babies.\n\nEach of the three groups in Kay's study had 30 babies.",
    ],
)
def test_a_part_does_not_contradict_its_whole(text: str) -> None:
    """A count that is shared out, or makes the whole with the others of its sentence, is one of its parts."""
    assert conflicts(text) == []


def test_another_count_of_the_whole_does() -> None:
    """What is no part of the whole, evenly or with others, differs from it."""
    text = (
        "The trial of zinc enrolled 80 children with colds.\n\nIn the zinc trial 60 children with colds were enrolled."
    )
    assert conflicts(text) == ["60"]


def test_two_sentences_that_differ_twice_tell_two_cases() -> None:
    """A slip changes one number; where two sentences differ in two, each has its own case."""
    text = (
        "Call the clinic if the fever stays above 38.5 degrees for 24 hours.\n\n"
        "Call the clinic if the fever stays above 39.5 degrees for 12 hours."
    )
    assert conflicts(text) == []
    assert conflicts(text.replace("12 hours", "24 hours")) == ["above 39.5 degrees"]
