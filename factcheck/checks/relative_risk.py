"""Changes of a risk in percent, where nothing says how large the risk is."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checks import Diagnostic, RuleContext
from factcheck.values import dataclass

FIELDS = ()


@dataclass(frozen=True, slots=True)
class Options:
    """No settings."""


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic at each change of a risk in percent, in a block without absolute numbers."""
    for change in context.extraction.statements.risk_changes:
        if not change.absolute:
            yield Diagnostic(change.quantity.span)
