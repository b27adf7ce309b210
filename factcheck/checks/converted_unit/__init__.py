"""A measure and its conversion in brackets that do not agree."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checks import Diagnostic, RuleContext
from factcheck.checks.converted_unit.conversions import agree, converted, is_compound, is_tenfold
from factcheck.comparison.derivations import explained
from factcheck.comparison.other_accounts import is_made_otherwise, near
from factcheck.extraction.statements.conversions import may_be_one
from factcheck.model import Conversion, Quantity, Related
from factcheck.values import dataclass

FIELDS = ("first", "second", "computed")
_SMALLER = {"foot": (12, "ft", "in"), "stone": (14, "st", "lb"), "pound-mass": (16, "lb", "oz")}
"""How many of a smaller unit make one, and what both are called."""


@dataclass(frozen=True, slots=True)
class Options:
    """No settings."""


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic at each measure in brackets that is not what the one before it comes to."""
    made = explained(context.extraction.statements.derivations)
    for stated in context.extraction.statements.conversions:
        if stated.second.span in made:
            continue  # "10 mg per kilo. At 14 kg that is 140 mg."
        if not agree(stated.first, stated.second) and not (stated.loose and _is_of_another(context, stated)):
            yield _diagnostic(stated.first, stated.second)


def _is_of_another(context: RuleContext, stated: Conversion) -> bool:
    """Tell whether another measure nearby, or what the numbers there make, explains the second of two."""
    extraction, second = context.extraction, stated.second
    return any(
        one.unit != second.unit and may_be_one(one, second) and agree(one, second)
        for one in near(second, extraction.quantities, extraction.sentences)
    ) or is_made_otherwise(extraction, second.span, [stated.first.span])


def _diagnostic(first: Quantity, second: Quantity) -> Diagnostic:
    bounds = sorted(set(converted(first, second)))
    computed = _in_two(bounds[0], second) or f"{'–'.join(map(_written, bounds))} {second.unit_text}"
    fields = {"first": first.text, "second": second.text, "computed": computed}
    variant = "tenfold" if is_tenfold(first, second) else ""
    return Diagnostic(second.span, fields, variant, related=(Related(first.span, f"{computed} by this"),))


def _in_two(number: float, second: Quantity) -> str:
    """Return a value in feet and inches or stones and pounds if the second measure is written so, "" otherwise."""
    smaller = _SMALLER.get(second.unit or "")
    if not smaller or not is_compound(second) or number <= 0:
        return ""
    whole, rest = divmod(round(number * smaller[0]), smaller[0])
    return f"{whole} {smaller[1]} {rest} {smaller[2]}"


def _written(number: float) -> str:
    """Return the number with three digits and without an exponent."""
    return f"{float(f'{number:.3g}'):,.10g}"
