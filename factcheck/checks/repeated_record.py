"""Entries of a bibliography file that stand there twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.checks import Material, Problem

FIELDS = ("key",)


@dataclass(frozen=True, slots=True)
class Options:
    """Nothing to set."""


def check(material: Material, options: Options) -> Iterator[Problem]:
    """Yield a problem at the first citation of each entry of which the file holds exact copies."""
    told: set[str] = set()
    for pair in material.extraction.links.pairs:
        entry = pair.reference
        if entry.copies and entry.id not in told:
            told.add(entry.id)
            yield Problem(pair.citation.span, {"key": entry.id}, edits=entry.copies)
