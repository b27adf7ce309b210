"""Authors that stand in a word list, such as journals named in the place of an author."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.checks import Material, Problem
from factcheck.data import word_list

FIELDS = ("author",)


@dataclass(frozen=True, slots=True)
class Options:
    """`list`: the word list of `rules/lexicon/` whose entries are no authors."""

    list: str = "journals"


def check(material: Material, options: Options) -> Iterator[Problem]:
    """Yield a problem for each citation whose organisation is in the list."""
    listed = {_folded(entry) for entry in word_list(options.list)}
    for citation in material.extraction.citations:
        if citation.year and _folded(citation.organisation) in listed:
            yield Problem(citation.span, {"author": citation.organisation})


def _folded(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")
