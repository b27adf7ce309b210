"""What the table of claims keeps of the surroundings of each claim."""

from __future__ import annotations

from dataclasses import replace

import pytest

import factcheck
from factcheck.audit.corpus.reconstruct import rule_context
from factcheck.audit.rows import claim_rows
from factcheck.comparison.frames import Sentence, sentences
from factcheck.model import Article, Claim

pytestmark = pytest.mark.usefixtures("in_this_process")

TEXT = """# Kidneys

The kidneys weigh 300 g. They lie in the back. They filter 140 quarts a day.

## How long does dialysis take?

It takes 4 hours.

### At home

- It takes 8 hours at night.

| Year | Deaths |
|---|---|
| 2019 | 70,630 |
| 2020 | 91,799 |

## Last words

They filter 200 quarts.
"""


def kept(found: Sentence) -> object:
    """Return what comparison knows of the setting of a sentence, without its place."""
    setting = replace(found.setting, block=0, section=0, list=0, row="")
    return setting, found.before


def read(article: Article, claims: tuple[Claim, ...]) -> list[object]:
    return [(article.words(found.span), kept(found)) for found in sentences(article, claims)]


def test_a_claim_stands_in_the_same_setting_as_in_its_file() -> None:
    """Headings, whether they ask, labels of cells and the sentence before come back from the table of claims."""
    article = factcheck.read(TEXT, format="markdown")
    claims = factcheck.extract(article).claims
    rebuilt, _ = rule_context("-", [{"article": "a", **row} for row in claim_rows(article, claims)])
    assert read(rebuilt.article, rebuilt.extraction.claims) == read(article, claims)


def test_an_article_without_headings_stays_one() -> None:
    """Nothing is made up over a text that has no heading."""
    article = factcheck.read("The kidneys weigh 300 g.\n\nThey filter 140 quarts a day.", format="text")
    rebuilt, _ = rule_context("-", list(claim_rows(article, factcheck.extract(article).claims)))
    assert [block.kind for block in rebuilt.article.blocks] == ["paragraph", "paragraph"]
