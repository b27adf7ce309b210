"""Where an editor looks for what no service holds: on the site of the organisation, or anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from urllib.parse import quote_plus

from factcheck.data import word_table
from factcheck.extraction.citations.organisation_registry import canonical
from factcheck.verification.query import Query
from factcheck.verification.words import content_words

# Words of a search that an editor follows; more find nothing on most sites.
WORDS = 5


def search_address(query: Query) -> str:
    """Return the address of a search for a source, on its organisation's own site as far as that is known."""
    site = _sites().get(canonical(query.organisation), "")
    own = "{words}" in site
    words = [*([] if own else _named(query, site)), *content_words(query.title or query.sentence)[:WORDS]]
    address: str = site if own else word_table("organisation-sites")["anywhere"]
    return address.format(words=quote_plus(" ".join([*words, *([str(query.year)] if query.year else [])])))


def _named(query: Query, site: str) -> Iterator[str]:
    if site:
        yield f"site:{site}"
    else:
        yield from filter(None, (query.organisation, *(name.family for name in query.authors[:1])))


@cache
def _sites() -> dict[str, str]:
    sites: dict[str, str] = word_table("organisation-sites")["sites"]
    return {canonical(name): site for name, site in sites.items()}
