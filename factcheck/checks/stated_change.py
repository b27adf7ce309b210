"""Changes in words or percent that do not follow from the two values told with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.arithmetic.changes import broken_changes
from factcheck.checks import Material, Problem
from factcheck.model import Related

FIELDS = ("values", "computed")


@dataclass(frozen=True, slots=True)
class Options:
    """Nothing to set."""


def check(material: Material, options: Options) -> Iterator[Problem]:
    """Yield a problem at each percentage, verb or factor that its two values contradict."""
    article = material.article
    for broken in broken_changes(article.text, material.extraction.quantities):
        fields = {"values": " ".join(article.words(broken.values).split()), "computed": broken.computed}
        variant = "" if broken.kind == "percent" else broken.kind
        yield Problem(broken.span, fields, variant, (Related(broken.values, broken.computed),))
