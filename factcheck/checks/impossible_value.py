"""Values that nothing of their kind can have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.arithmetic.bounds import broken_bound, is_more_than_all
from factcheck.checks import Material, Problem

FIELDS = ("quantity", "bound")


@dataclass(frozen=True, slots=True)
class Options:
    """No settings: the bounds are in `rules/lexicon/bounds.toml`."""


def check(material: Material, options: Options) -> Iterator[Problem]:
    """Yield a problem at each quantity that breaks a bound, and at each share of more than all."""
    text = material.article.text
    for quantity in material.extraction.quantities:
        if is_more_than_all(text, quantity):
            yield Problem(quantity.span, variant="share")
        elif bound := broken_bound(text, quantity):
            limit = bound.high if (quantity.high or 0) > bound.low else bound.low
            yield Problem(quantity.span, {"quantity": bound.name, "bound": f"{limit:g} {bound.unit}".strip()})
