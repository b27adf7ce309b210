"""Shares that are told as facts of health."""

from __future__ import annotations

import pytest

import factcheck


def shares(text: str) -> list[str]:
    article = factcheck.read(text, "markdown")
    return [article.words(one.span) for one in factcheck.extract(article).statements.health_shares]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("About 21% of adults smoke.", ["About 21%"]),
        ("Exercise cuts the risk of stroke by 27%.", ["27%"]),
        ("Heterozygous FH: 1 in 250 people worldwide.", ["1 in 250"]),
        ("The drug lowers LDL by 49% (95% CI 40% to 58%).", ["49%"]),
    ],
)
def test_facts(text: str, told: list[str]) -> None:
    """A share of people or of an outcome, and a change of one, is told; the level of an interval is not."""
    assert shares(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Choose chocolate with 70–85% cocoa.",
        "My weight fell by 12%, and my risk with it.",
        "Should 50% of adults be vaccinated?",
        "If 30% of patients cancel, call them.",
        "Train at 80% of your 1RM to lower the risk of injury.",
        "A 2:1 ratio of work to rest suits most adults.",
    ],
)
def test_no_facts(text: str) -> None:
    """Contents, advice, questions, conditions and what writers tell of themselves are no facts of health."""
    assert not shares(text)
