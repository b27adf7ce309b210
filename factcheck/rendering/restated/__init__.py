"""The facts that articles state more than once, for `factcheck facts`: for people, for tools, and as a page.

A format is a function from the listings of a call to pieces of text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module

from factcheck.comparison.parting import Restated, Stated
from factcheck.model import Article, Claim
from factcheck.text.printable import plural
from factcheck.values import dataclass

_WHERE: Mapping[str, tuple[str, str]] = {
    "text": ("text", "as_text"),
    "json": ("tables", "as_json"),
    "csv": ("tables", "as_csv"),
    "html": ("page", "as_page"),
}
FORMATS = tuple(_WHERE)


@dataclass(frozen=True, slots=True)
class Listing:
    """An article with the facts that it states more than once."""

    article: Article
    restated: Restated


def render(format: str, listings: Sequence[Listing]) -> Iterator[str]:
    """Yield the listings in one of `FORMATS`."""
    module, name = _WHERE[format]
    yield from getattr(import_module(f"{__name__}.{module}"), name)(listings)


def counted(restated: Restated) -> str:
    """Return how many facts are stated more than once, and how many of them may differ."""
    found, differing = len(restated.facts), restated.differing
    told = f"{plural(found, 'fact')} stated more than once"
    if found == 1:
        return f"{told}; {'it may differ' if differing else 'its mentions agree'}"
    return f"{told}; {differing} of them may differ" if found else told


def verdict(article: Article, fact: Stated) -> str:
    """Return what an editor has to know of a fact: that its mentions agree, or which say what against which."""
    if len(fact.sides) < 2:
        return "agree"
    one, other = (_said(article, side) for side in fact.sides)
    return f"may differ ({sure(fact)} sure): {one}, but {other}"


def sure(fact: Stated) -> str:
    """Return how likely the mentions differ, for people: nothing is 100% sure."""
    return f"{min(fact.differ, 0.99):.0%}"


def _said(article: Article, mentions: Sequence[Claim]) -> str:
    """Return "5 days on line 3 and line 9"."""
    value = " ".join(article.words(mentions[0].quantity.span).split())
    places = list(dict.fromkeys(article.place(claim.quantity.span.start) for claim in mentions))
    where = f"{', '.join(places[:-1])} and {places[-1]}" if len(places) > 1 else places[0]
    return f"{value} ({where})"
