"""Journals named in the place of an author."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.checks import Material, Problem
from factcheck.extraction.citations.journals import is_journal

FIELDS = ("author",)


@dataclass(frozen=True, slots=True)
class Options:
    """Nothing to set."""


def check(material: Material, options: Options) -> Iterator[Problem]:
    """Yield a problem for each dated citation whose only author is a journal."""
    for citation in material.extraction.citations:
        if citation.year and citation.organisation and is_journal(citation.organisation):
            yield Problem(citation.span, {"author": citation.organisation})
