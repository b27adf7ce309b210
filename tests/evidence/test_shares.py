"""A number of the right value that the source tells of something else is not found."""

from __future__ import annotations

import pytest

from factcheck.evidence.citing import citing
from factcheck.evidence.judging import judge
from factcheck.evidence.texts import source_text
from factcheck.model import Passage, Span


def state(sentence: str, number: str, *passages: str) -> str:
    start = sentence.index(number)
    told = [Passage(text, f"table 1, row {at}" if ";" in text else "") for at, text in enumerate(passages)]
    return judge(Span(start, start + len(number)), citing(sentence), source_text(told)).state


DEATHS = "Of these deaths, 19.4% were caused by cancer and 22.8% by heart disease."
ROWS = (
    "Statins | Atorvastatin; Usual dose: 20 mg; Fall in LDL: 43%",
    "Statins | Simvastatin; Usual dose: 40 mg; Fall in LDL: 37%",
)


@pytest.mark.parametrize(
    ("sentence", "number", "passages"),
    [
        ("Cancer caused 22.8% of the deaths.", "22.8", (DEATHS,)),
        ("HPV causes 70% of anal cancers.", "70", ("HPV types 16 and 18 cause about 70% of cervical cancers.",)),
        ("Simvastatin lowers LDL by 43%.", "43", ROWS),
        ("Coverage with the first dose was 86% in 2023.", "86",
         ("Coverage with the first dose was 83% in 2023, well below the 2019 level of 86%.",)),
    ],
)  # fmt: skip
def test_another_things_number(sentence: str, number: str, passages: tuple[str, ...]) -> None:
    """What stands on the side of another number, kind, row or year is that one's."""
    assert state(sentence, number, *passages) != "found"


@pytest.mark.parametrize(
    ("sentence", "number", "passages"),
    [
        ("Heart disease caused 22.8% of the deaths.", "22.8", (DEATHS,)),
        ("Cancer caused 19.4% of the deaths.", "19.4", (DEATHS,)),
        ("HPV causes 70% of cervical cancers.", "70", ("HPV types 16 and 18 cause about 70% of cervical cancers.",)),
        ("Simvastatin lowers LDL by 37%.", "37", ROWS),
        ("Coverage with the first dose was 83% in 2023.", "83",
         ("Coverage with the first dose was 83% in 2023, well below the 2019 level of 86%.",)),
    ],
)  # fmt: skip
def test_its_own_number(sentence: str, number: str, passages: tuple[str, ...]) -> None:
    """The same passages state what is told of the thing itself."""
    assert state(sentence, number, *passages) == "found"
