"""What surely contradicts a fact is told, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.comparison.house import Contradiction, contradictions, house_facts
from factcheck.extraction import extract
from factcheck.reading import read_text


def found(text: str, page: str) -> list[Contradiction]:
    facts = read_text(page, "markdown", "house-facts.md")
    article = read_text(text, "markdown", "draft.md")
    stood_by = house_facts(facts, extract(facts).claims)
    return list(contradictions(article, extract(article).claims, stood_by))


CASES = [json.loads(line) for line in Path(__file__).with_name("cases.jsonl").read_text("utf-8").splitlines()]
"""Everyday facts, each with sentences that contradict it, that agree with it, and that are of something else."""
ALL = "\n\n".join(case["fact"] for case in CASES[:20])
MORE = "\n\n".join(case["fact"] for case in CASES[20:])


@pytest.mark.parametrize("number", range(len(CASES)))
def test_a_contradiction_is_told_with_its_fact(number: int) -> None:
    """Of twenty facts the one that a sentence contradicts is named, in other words, order and units, too."""
    case, page = CASES[number], ALL if number < 20 else MORE
    for text in case["contradicting"]:
        assert [each.fact.text for each in found(text, page)] == [case["fact"]], text


@pytest.mark.parametrize("number", range(len(CASES)))
def test_nothing_else_is_told(number: int) -> None:
    """What agrees, also rounded, in another unit or within a limit, and what is of other people, doses, routes,
    conditions, studies and events, contradicts none of twenty facts.
    """
    case, page = CASES[number], ALL if number < 20 else MORE
    for text in (*case["agreeing"], *case["others"]):
        assert not found(text, page), text


ADULTS = "Adults take at most 4 g of paracetamol a day."


@pytest.mark.parametrize(
    "text",
    [
        "# Paracetamol for children\n\nTake at most 2 g of paracetamol a day.",
        "## Liver disease\n\nAdults take at most 2 g of paracetamol a day.",
        "Children need less. Take at most 2 g of paracetamol a day.",
        "Some adults take at most 5 g of paracetamol a day.",
        "If adults take at most 6 g of paracetamol a day, they may be harmed.",
        "He was told that adults take at most 6 g of paracetamol a day.",
        "Adults take at most 4 g of paracetamol a day, not at most 6 g of paracetamol a day.",
        "Do adults take at most 6 g of paracetamol a day?",
    ],
)
def test_where_a_sentence_stands_counts(text: str) -> None:
    """Headings and the people of the article set a sentence apart, as do conditions, stories and questions."""
    assert not found(text, ADULTS)


@pytest.mark.parametrize(
    "text",
    [
        "## Paracetamol\n\nAdults take at most 6 g a day.",
        "Take at most 6 g of paracetamol a day.",
        "# Pain\n\n- Paracetamol: at most 6 g a day for adults.\n- Ibuprofen: at most 1.2 g a day for adults.",
    ],
)
def test_headings_lend_what_a_sentence_leaves_out(text: str) -> None:
    """The medicine may stand in the heading, and the people may be left out where the article knows no others."""
    assert len(found(text, ADULTS)) == 1


@pytest.mark.parametrize(
    ("page", "date", "place"),
    [
        ("Adults take at most 4 g of paracetamol a day (2025-03-01).", "2025-03-01", "line 1"),
        ("Adults take at most 4 g of paracetamol a day. (March 2025)", "March 2025", "line 1"),
        ("## Medicines, 1 May 2024\n\n- Adults take at most 4 g of paracetamol a day.", "1 May 2024", "line 3"),
        ("---\nreviewed: 2024-11-02\n---\n\nAdults take at most 4 g of paracetamol a day.", "2024-11-02", "line 5"),
        (ADULTS, "", "line 1"),
    ],
)
def test_a_fact_has_its_line_and_date(page: str, date: str, place: str) -> None:
    """The date is that of the sentence, else of its heading, else of the page, else none."""
    (each,) = found("Adults take at most 6 g of paracetamol a day.", page)
    assert (each.fact.date, each.fact.place) == (date, place)


def test_sentences_that_only_their_text_explains_are_no_facts() -> None:
    """A page may hold other sentences: what "it" and "they" stand for is not known elsewhere."""
    page = "It takes 4 weeks.\n\nWe included nine trials.\n\n| Dose | Most |\n|---|---|\n| 1 g | 4 g |\n"
    assert not found("We included ten trials. It takes 6 weeks.\n\n| Dose | Most |\n|---|---|\n| 2 g | 8 g |\n", page)
