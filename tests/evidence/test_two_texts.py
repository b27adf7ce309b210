"""Two texts that should agree, number by number."""

import pytest

import factcheck
from factcheck.evidence.two_texts import disagreements

GUIDELINE = (
    "We included 19 trials (2521 participants). Walking lowered systolic blood pressure by 4.1 mmHg after 6 weeks. "
    "Falls happened to 12% of the walkers, and to 7% of the others. Five trials were small.\n"
)


def differ(text: str, other: str = GUIDELINE) -> list[tuple[str, str]]:
    article, document = factcheck.read(text), factcheck.read(other)
    return [(article.words(each.place), document.words(each.other)) for each in disagreements(article, document)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The review of 19 trials with 2,251 participants is new.\n", ("2,251", "2521")),
        ("In 19 trials walking lowered systolic blood pressure by 41 mmHg after six weeks.\n", ("41", "4.1")),
        ("Walking lowered systolic blood pressure by 4.1 mmHg after 6 days.\n", ("6", "6")),
        ("Falls happened to 21% of the walkers and to 7% of the others.\n", ("21", "12")),
    ],
)
def test_a_changed_number_is_located_in_both(text: str, expected: tuple[str, str]) -> None:
    """A slip of digits, point or unit is told with its place in either text."""
    assert differ(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        GUIDELINE,
        "About 2,500 people took part in nineteen trials.\n",
        "After 42 days of walking, blood pressure was 4 mmHg lower.\n",
        "One in eight walkers fell (12%).\n",
        "In 2019 another team asked 300 nurses about 14 hours of sleep.\n",
        "",
    ],
)
def test_what_agrees_or_is_of_something_else(text: str) -> None:
    """The same value in another writing is no difference, and numbers of other things are nobody's error."""
    assert differ(text) == []


def test_a_text_agrees_with_itself() -> None:
    """Whatever a text holds, it contradicts no copy of itself."""
    text = "Of 34 mice, 8 (24%) died within 90 minutes; 12-14 others lived for 3 weeks (p = 0.03, 95% CI 1.2 to 3.4).\n"
    assert differ(text, text) == []
