"""The rows of the table of restated facts: one a mention, those of a fact under its number within the article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factcheck.comparison.parting import Stated
from factcheck.model import Checked, Claim
from factcheck.pipeline import restated

MOST_CLAIMS = 2_000
"""Numbers of an article up to which its facts are looked for; one with more is a table or a list, no article."""


def fact_rows(checked: Checked) -> Iterator[dict[str, Any]]:
    """Yield the rows of the facts that an article states more than once, those that may differ first."""
    if len(checked.extraction.claims) > MOST_CLAIMS:
        return
    for number, fact in enumerate(restated(checked.article, checked.extraction).facts):
        yield from (_row(checked, number, fact, claim) for claim in fact.mentions)


def _row(checked: Checked, number: int, fact: Stated, claim: Claim) -> dict[str, Any]:
    article, quantity = checked.article, claim.quantity
    return {
        "fact": number,
        "what": fact.phrase,
        "differ": fact.differ,
        "side": fact.side_of(claim),
        "value": article.words(quantity.span),
        "unit": quantity.unit or "",
        "low": quantity.low,
        "high": quantity.high,
        "sentence": " ".join(article.words(claim.sentence).split()),
        "start": quantity.span.start,
        "end": quantity.span.end,
        "place": article.place(quantity.span.start),
    }
