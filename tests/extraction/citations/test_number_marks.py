"""Marks of a numbered list, in the ways in which people and their programs write several of them."""

from __future__ import annotations

import pytest

import factcheck

LIST = """

## References

1. Moe A, Low B. Aspirin use one in adults. BMJ. 2011;3:1-9.
2. Low A, Poe B. Aspirin use two in adults. BMJ. 2012;3:1-9.
3. Roe A, Poe B. Aspirin use three in adults. BMJ. 2013;3:1-9.
"""


def cited(marks: str) -> list[str]:
    article = factcheck.read(f"Aspirin prevents clots in adults{marks} It bleeds more.{LIST}", format="markdown")
    return [pair.reference.label for pair in factcheck.extract(article).links.pairs]


@pytest.mark.parametrize(
    "marks",
    [
        " (1) (2) (3).",
        " (1)(2)(3).",
        " (1), (2), (3).",
        " (1)–(3).",
        " (1 2 3).",
        " [1 2 3].",
        " [ 1, 2, 3 ].",
        " 【1】【2】【3】.",
        " [^1] [^2] [^3].",
        ".<sup>(1-3)</sup>",
        ".<sup>1 2 3</sup>",
        ".<sup>1</sup><sup>,2</sup><sup>,3</sup>",
        ".^(1,2,3)^",
        ".^1^^,^^2^^,^^3^",
        "$^{1,2,3}$.",
        "$^{1-3}$.",
        " [1](#r1), [2](#r2), [3](#r3).",
        " ([1](#r1), [2](#r2), [3](#r3)).",
    ],
)
def test_each_number_is_a_citation(marks: str) -> None:
    """Three numbers behind a statement cite three entries, each once."""
    assert cited(marks) == ["1", "2", "3"]


@pytest.mark.parametrize(
    "words",
    [
        ": (1) it thins, (2) it binds, (3) it lasts.",
        " in lots (of 1), (of 2) and (of 3).",
        " as $10^{1,2,3}$ shows.",
        " as Figure (1) (2) shows.",
        " on a [map](#m1) and a [plan](#m2).",
    ],
)
def test_other_numbers_are_none(words: str) -> None:
    """Items, counts, powers, figures and links with words of their own cite nothing."""
    assert cited(words) == []
