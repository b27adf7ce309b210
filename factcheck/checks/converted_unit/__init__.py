"""A measure and its conversion in brackets that do not agree."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checks import Diagnostic, RuleContext
from factcheck.checks.converted_unit.conversions import agree, converted, is_tenfold
from factcheck.model import Quantity, Related
from factcheck.values import dataclass

FIELDS = ("first", "second", "computed")


@dataclass(frozen=True, slots=True)
class Options:
    """No settings."""


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic at each measure in brackets that is not what the one before it comes to."""
    for stated in context.extraction.statements.conversions:
        if not agree(stated.first, stated.second):
            yield _diagnostic(stated.first, stated.second)


def _diagnostic(first: Quantity, second: Quantity) -> Diagnostic:
    bounds = sorted(set(converted(first, second)))
    computed = f"{'–'.join(map(_written, bounds))} {second.unit_text}"
    fields = {"first": first.text, "second": second.text, "computed": computed}
    variant = "tenfold" if is_tenfold(first, second) else ""
    return Diagnostic(second.span, fields, variant, related=(Related(first.span, f"{computed} by this"),))


def _written(number: float) -> str:
    """Return the number with three digits and without an exponent."""
    return f"{float(f'{number:.3g}'):,.10g}"
