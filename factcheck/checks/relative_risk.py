"""Changes of a risk in percent, where nothing says how large the risk is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.arithmetic.projections import relative_risks
from factcheck.arithmetic.within import within
from factcheck.checks import Material, Problem
from factcheck.extraction.sentences import split
from factcheck.model import Quantity

FIELDS = ()
_CHANGE = re.compile(r"[\s-](?:relative |lower|higher|less|more|greater|reduc|increas|decreas|drop|rise|fall)")
_REACH = 20


@dataclass(frozen=True, slots=True)
class Options:
    """No settings."""


def check(material: Material, options: Options) -> Iterator[Problem]:
    """Yield a problem at each change of a risk in percent, in a block without absolute numbers."""
    for block in material.article.blocks:
        quantities = within(material.extraction.quantities, block.span)
        changes = [each for each in quantities if each.unit == "percent" and _is_change(material.article.text, each)]
        text = material.article.words(block.span)
        if not changes or "absolute" in text or any(map(_is_absolute, quantities)):
            continue
        for sentence in relative_risks(text, split(text)):
            yield from (Problem(each.span) for each in within(changes, sentence.shifted(block.span.start)))


def _is_change(text: str, quantity: Quantity) -> bool:
    start, end = quantity.span.start, quantity.span.end
    return text[max(0, start - 3) : start] == "by " or bool(_CHANGE.match(text, end, end + _REACH))


def _is_absolute(quantity: Quantity) -> bool:
    unit = quantity.unit or ""
    return unit in ("ratio", "percentage point") or unit.startswith("per ") or quantity.text.startswith("from ")
