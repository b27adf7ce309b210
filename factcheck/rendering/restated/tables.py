"""Restated facts for tools: JSON with every place, CSV with a row a mention."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import Any

from factcheck.comparison.parting import KeptApart, Stated
from factcheck.model import Article, Claim
from factcheck.rendering.json_report import place
from factcheck.rendering.json_text import dumps
from factcheck.rendering.restated import Listing
from factcheck.text.printable import printable, without_formula

VERSION = 1
COLUMNS = ("path", "fact", "differ", "what", "side", "line", "place", "value", "sentence")


def as_json(listings: Sequence[Listing]) -> Iterator[str]:
    """Yield one document: by article each fact with the probability that it differs, and its mentions' places."""
    yield dumps({"schema_version": VERSION, "articles": [_listing(each) for each in listings]})


def _listing(listing: Listing) -> dict[str, Any]:
    article, restated = listing.article, listing.restated
    return {
        "path": article.path,
        "format": article.format,
        "facts": [_fact(article, fact) for fact in restated.facts],
        "kept_apart": [_pair(article, pair) for pair in restated.apart],
    }


def _fact(article: Article, fact: Stated) -> dict[str, Any]:
    return {
        "what": fact.phrase,
        "differ": round(fact.differ, 4),
        "mentions": [_mention(article, claim) | {"side": fact.side_of(claim)} for claim in fact.mentions],
    }


def _pair(article: Article, pair: KeptApart) -> dict[str, Any]:
    return {"reason": pair.reason, "mentions": [_mention(article, claim) for claim in (pair.one, pair.other)]}


def _mention(article: Article, claim: Claim) -> dict[str, Any]:
    return {
        "value": _value(article, claim),
        "sentence": _sentence(article, claim),
        "place": place(article, claim.quantity.span),
    }


def as_csv(listings: Sequence[Listing]) -> Iterator[str]:
    """Yield a table with a row a mention."""
    out = StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    for listing in listings:
        for number, fact in enumerate(listing.restated.facts, 1):
            for claim in fact.mentions:
                rows.writerow(_row(listing.article, number, fact, claim))
    yield out.getvalue()


def _row(article: Article, number: int, fact: Stated, claim: Claim) -> tuple[object, ...]:
    start = claim.quantity.span.start
    path, what, where, value, sentence = (
        without_formula(printable(words))
        for words in (
            article.path,
            fact.phrase,
            article.place(start),
            _value(article, claim),
            _sentence(article, claim),
        )
    )
    line = article.position(start).line
    return path, number, f"{fact.differ:.3f}", what, fact.side_of(claim), line, where, value, sentence


def _value(article: Article, claim: Claim) -> str:
    return article.words(claim.quantity.span)


def _sentence(article: Article, claim: Claim) -> str:
    return " ".join(article.words(claim.sentence).split())
