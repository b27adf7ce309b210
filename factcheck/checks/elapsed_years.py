"""Ages, anniversaries and lengths of time that do not go with their dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.checks import Diagnostic, RuleContext
from factcheck.comparison.derivations import contradicted
from factcheck.model import Milestone, Related, Span
from factcheck.values import dataclass

FIELDS = ("between", "first", "last")
_NEAR = 600
"""So many characters on, an anniversary may be that of what was founded here without naming it."""


@dataclass(frozen=True, slots=True)
class Options:
    """No settings."""


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic at each number of years that the dates told with it do not have between them."""
    told: list[Span] = []
    for one in _every(context):
        if not any(one.span.overlaps(span) for span in told):
            told.append(one.span)
            yield one


def _every(context: RuleContext) -> Iterator[Diagnostic]:
    """Yield what each way of reading dates says, some of it of one number."""
    for told in context.extraction.statements.elapsed:
        if abs(told.between - told.years) > told.room:
            yield _diagnostic(context, told.span, told.first, told.last, told.between)
    yield from _anniversaries(context, context.extraction.statements.milestones)
    for one in contradicted(context.extraction.statements.derivations, "elapsed"):
        first, last = one.ways[0].of
        yield _told(context, one.span, first, last, one.ways[0].written)


def _anniversaries(context: RuleContext, milestones: Sequence[Milestone]) -> Iterator[Diagnostic]:
    """Yield a diagnostic at each anniversary that no founding of the same thing leads to."""
    foundings = [one for one in milestones if not one.years]
    for one in (each for each in milestones if each.years):
        same = [founding for founding in foundings if _is_same(one, founding, only=len(foundings) == 1)]
        if same and all(abs(one.year - each.year - one.years) > 1 for each in same):
            yield _diagnostic(context, one.span, same[0].span, one.span, one.year - same[0].year)


def _is_same(one: Milestone, founding: Milestone, *, only: bool) -> bool:
    near = abs(one.span.start - founding.span.start) < _NEAR and only and one.refers
    return bool(one.names & founding.names) or (one.own and only) or near


def _diagnostic(context: RuleContext, span: Span, first: Span, last: Span, between: float) -> Diagnostic:
    years, months = divmod(round(abs(between) * 12), 12)
    whole = months == 0 or abs(between) > 5
    written = f"{round(abs(between))} years" if whole else f"{years * 12 + months} months"
    return _told(context, span, first, last, written)


def _told(context: RuleContext, span: Span, first: Span, last: Span, written: str) -> Diagnostic:
    words = context.article.words
    fields = {"between": written, "first": words(first), "last": words(last)}
    related = (Related(first, "the first date"), *([Related(last, "the second date")] if last != span else []))
    return Diagnostic(span, fields, related=related)
