"""Restated facts with what an editor keeps apart: what is listed, what is not, and what stays of a fact."""

from __future__ import annotations

import factcheck
from factcheck import pipeline
from factcheck.comparison.parting import Restated
from factcheck.reading import read_text

ARTICLE = """# Measles

The rash of measles usually lasts five days. The fever of measles reaches 40 °C.

## Key points

- The measles rash usually lasts five weeks.
- Measles fever reaches 40 °C.

## Summary

The rash of measles usually lasts five days.
"""


def restated(text: str, format: str = "markdown") -> Restated:
    article = read_text(text, format, "a.md")
    return pipeline.restated(article, factcheck.extract(article))


def values(found: Restated, text: str) -> list[list[str]]:
    """Return the values of each fact by side, as written."""
    article = read_text(text, "markdown", "a.md")
    return [[article.words(claim.quantity.span) for side in fact.sides for claim in side] for fact in found.facts]


def test_the_odd_one_stands_first() -> None:
    """Of three mentions the one that is alone makes the first side, and is named as the odd one."""
    fact = restated(ARTICLE).facts[0]
    assert [len(side) for side in fact.sides] == [1, 2]
    assert fact.odd is fact.sides[0][0]
    assert fact.differ > 0


def test_two_that_differ_have_no_odd_one() -> None:
    """Of two mentions nobody knows which is wrong."""
    fact = restated(ARTICLE.partition("## Summary")[0]).facts[0]
    assert [len(side) for side in fact.sides] == [1, 1]
    assert fact.odd is None


def test_what_agrees_on_one_side_stays_a_fact() -> None:
    """Kept apart from "five weeks", the two mentions of "five days" are still stated more than once."""
    text = ARTICLE.replace("## Key", '<!-- factcheck: ignore[FC101 "five days"] two rashes -->\n\n## Key')
    assert restated(text).facts[0].differ > 0  # the heading is covered, not the list
    text = ARTICLE.replace("five weeks.", 'five weeks. <!-- factcheck: ignore[FC101 "five days"] two rashes -->')
    found = restated(text)
    assert values(found, text) == [["five days", "five days"], ["40 °C", "40 °C"]]
    assert found.differing == 0
    assert [pair.reason for pair in found.apart] == ["two rashes", "two rashes"]


def test_mentions_that_agree_are_kept_apart_too() -> None:
    """Equal numbers of two things are no fact that is stated twice."""
    said = '<!-- factcheck: ignore[conflicting-values "40 °C"] in children -->'
    text = ARTICLE.replace("- Measles fever reaches 40 °C.", f"- Measles fever reaches 40 °C. {said}")
    assert ["40 °C", "40 °C"] in values(restated(ARTICLE), ARTICLE)
    assert ["40 °C", "40 °C"] not in values(restated(text), text)


def test_one_of_three_that_agree_leaves_two() -> None:
    """A mention of another thing goes; the others stay together."""
    text = ARTICLE.replace("five weeks", "five days")
    said = '<!-- factcheck: ignore[conflicting-values "five days"] another rash -->'
    assert ["five days"] * 3 in values(restated(text), text)
    text = text.replace("## Summary", f"## Summary\n\n{said}\n")
    assert ["five days"] * 2 in values(restated(text), text)


def test_a_comment_without_words_parts_nothing() -> None:
    """It sets a warning aside; that the article states the fact twice stays on the list."""
    text = ARTICLE.replace("five weeks.", "five weeks. <!-- factcheck: ignore[conflicting-values] why -->")
    found = restated(text)
    assert found.differing == 1
    assert found.apart == ()
