"""Ignore comments that name a rule that does not exist, that ignore nothing, or that cannot be understood."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from factcheck.checks import Diagnostic, RuleContext
from factcheck.model import Fault
from factcheck.values import dataclass

FIELDS = ("name", "near", "rules")

Report = Literal["unknown", "unused", "malformed"]


@dataclass(frozen=True, slots=True)
class Options:
    """`report`: which fault of a comment the rule is about."""

    report: Report = "malformed"


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each fault of that kind; the variant of a malformed comment says what is wrong with it."""
    for fault in context.faults:
        report = fault.kind if fault.kind in ("unknown", "unused") else "malformed"
        if report == options.report:
            fields = {"name": fault.name, "near": fault.near, "rules": ", ".join(fault.rules) or "vague-source"}
            yield Diagnostic(fault.span, fields, variant=_variant(fault), suggestion=_suggestion(fault))


def _variant(fault: Fault) -> str:
    return "near" if fault.near else fault.kind


def _suggestion(fault: Fault) -> str:
    return f"factcheck: ignore[{', '.join(fault.rules)}]" if fault.rules else ""
