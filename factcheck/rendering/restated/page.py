"""Restated facts as one page without anything from outside: the facts, then each article's text with them marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck import __version__
from factcheck.rendering.fact_cards import Facts, fact_marks, facts_of
from factcheck.rendering.layout import Band, bands
from factcheck.rendering.pages import asset, policy, streamed
from factcheck.rendering.restated import Listing
from factcheck.text.printable import plural, printable
from factcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class _Sheet:
    number: int
    path: str
    facts: Facts
    bands: list[Band]


def as_page(listings: Sequence[Listing]) -> Iterator[str]:
    """Yield the page; the articles stand in the order given, facts that may differ first in each."""
    sheets = [_sheet(number, listing) for number, listing in enumerate(listings, 1)]
    style, script = asset("style.css"), asset("script.js")
    found, differing = (sum(numbers) for numbers in zip(*map(_counts, listings), strict=True)) if listings else (0, 0)
    yield from streamed(
        "html/facts.html.j2",
        {
            "version": __version__,
            "title": printable(sheets[0].path) if len(sheets) == 1 else plural(len(sheets), "article"),
            "style": style,
            "script": script,
            "policy": policy(style, script),
            "sheets": sheets,
            "found": plural(found, "fact"),
            "differing": differing,
            "explained": (),
        },
    )


def _counts(listing: Listing) -> tuple[int, int]:
    return len(listing.restated.facts), listing.restated.differing


def _sheet(number: int, listing: Listing) -> _Sheet:
    article, restated = listing.article, listing.restated
    facts = facts_of(article, restated, number)
    return _Sheet(number, article.path, facts, bands(article, fact_marks(restated, facts), ()))
