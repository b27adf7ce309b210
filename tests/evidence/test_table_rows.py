"""Numbers of tables of a linked page: each is told of by its caption, its row and the head of its own column."""

from __future__ import annotations

import pytest

from factcheck.evidence.citing import citing
from factcheck.evidence.documents import passages_of
from factcheck.evidence.judging import judge
from factcheck.evidence.texts import source_text
from factcheck.model import Span
from factcheck.reading import read_text


def page(caption: str, *rows: str) -> str:
    cells = "".join(f"<tr><td>{row.replace('|', '</td><td>')}</td></tr>" for row in rows)
    return f"<html><body><p>{caption}</p><table>{cells}</table><p>Last reviewed in May.</p></body></html>"


AGES = page(
    "Asthma among adults by age",
    "Age|Adults with asthma, millions|Percent",
    "18 to 34|5.8|8.9",
    "35 to 64|9.7|7.7",
    "65 or older|4.1|7.1",
)
YEARS = page(
    "Drug overdose deaths by year",
    "Drug|2019|2020|2021|2022",
    "Heroin|14,019|13,165|9,173|5,871",
    "Cocaine|15,883|19,447|24,486|27,569",
)


def state(sentence: str, number: str, html: str) -> str:
    start = sentence.index(number)
    source = source_text(passages_of(read_text(html, "html", "page.html")))
    return judge(Span(start, start + len(number)), citing(sentence), source).state


@pytest.mark.parametrize(
    ("sentence", "number", "html"),
    [
        ("About 7% of people aged 65 or older have asthma.", "7%", AGES),
        ("Of adults aged 35 to 64, 7.7% have asthma.", "7.7%", AGES),
        ("Some 5.8 million adults aged 18 to 34 have asthma.", "5.8", AGES),
        ("Cocaine was involved in 27,569 deaths in 2022.", "27,569", YEARS),
        ("Heroin was involved in 13,165 overdose deaths in 2020.", "13,165", YEARS),
        ("Cocaine caused 24,486 overdose deaths in 2021.", "24,486", YEARS),
    ],
)
def test_a_cell_is_found(sentence: str, number: str, html: str) -> None:
    """The sentence names the row and the column of the number; a head tells the unit, also millions."""
    assert state(sentence, number, html) == "found"


@pytest.mark.parametrize(
    ("sentence", "number", "html"),
    [
        ("Heroin was involved in 27,569 deaths in 2022.", "27,569", YEARS),
        ("Cocaine was involved in 24,486 overdose deaths in 2020.", "24,486", YEARS),
    ],
)
def test_another_cell_is_not(sentence: str, number: str, html: str) -> None:
    """A number of another row or year is that one's."""
    assert state(sentence, number, html) == "not-found"
