"""Sentences that announce another number of items than the list below them has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.checks import Material, Problem
from factcheck.model import Related

FIELDS = ("announced", "counted")


@dataclass(frozen=True, slots=True)
class Options:
    """No settings."""


def check(material: Material, options: Options) -> Iterator[Problem]:
    """Yield a problem at each number that is not that of the items below."""
    for found in material.extraction.lists:
        if found.number.low != len(found.items):
            fields = {"announced": found.number.text, "counted": str(len(found.items))}
            related = (Related(found.items[-1].span, "the last item"),)
            yield Problem(found.number.span, fields, related=related)
