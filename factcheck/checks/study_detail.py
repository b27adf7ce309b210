"""One study told twice, with numbers that a slip of the pen has changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from factcheck.checks import Diagnostic, RuleContext
from factcheck.comparison.measures import compare, slip
from factcheck.model import Related, StudyFact
from factcheck.values import dataclass

FIELDS = ("name", "kind")
# A slip of the decimal point: what one value then is of the other, within `_ROOM`.
_TENS = (10.0, 100.0, 1000.0)
_ROOM = 0.02
_TWO = 2
"""Two digits are the same by chance too often."""


@dataclass(frozen=True, slots=True)
class Options:
    """No settings."""


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic at each number of a study that another sentence on it gives with digits changed about, and at
    words that come back to a study as one of something else."""
    facts = context.extraction.statements.study_facts
    told = set()
    for recall in context.extraction.statements.study_recalls:
        told.add(recall.span)
        told_first = Related(recall.first, context.article.words(recall.first))
        yield Diagnostic(recall.span, {"kind": recall.kind}, "recalled", related=(told_first,))
    for first, second in combinations(facts, 2):
        if second.quantity.span not in told and _differ(first, second) and not _is_told_right(second, facts):
            told.add(second.quantity.span)
            fields = {
                "name": min(first.names & second.names),
                "kind": "number of people" if first.kind == "people" else "median",
            }
            yield Diagnostic(second.quantity.span, fields, related=(Related(first.quantity.span, first.quantity.text),))
    for one in context.extraction.statements.redescribed:
        yield Diagnostic(
            one.span, {}, "redescribed", related=(Related(one.earlier, context.article.words(one.earlier)),)
        )


def _differ(first: StudyFact, second: StudyFact) -> bool:
    """Tell whether two facts of one study, in two sentences, are one number with a slip."""
    if first.kind != second.kind or first.sentence == second.sentence or not first.names & second.names:
        return False
    one, two = first.quantity.measure, second.quantity.measure
    if one.dimension != two.dimension or compare(one, two) != "differ":
        return False
    if first.kind == "median":
        return not first.of or not second.of or bool(first.of & second.of)
    return _is_slip(first, second)


def _is_slip(first: StudyFact, second: StudyFact) -> bool:
    """Tell whether two numbers have the same digits in another order, or are ten or a hundred times apart."""
    one, two = first.quantity.low or 0.0, second.quantity.low or 0.0
    digits = [sorted(f"{value:.0f}") for value in (one, two)]
    ratio = max(one, two) / min(one, two)
    if digits[0] == digits[1]:
        return len(digits[0]) > _TWO
    tenfold = any(abs(ratio / ten - 1) < _ROOM for ten in _TENS)
    return tenfold and slip(first.quantity.measure, second.quantity.measure) == "tenfold"


def _is_told_right(fact: StudyFact, facts: Sequence[StudyFact]) -> bool:
    """Tell whether another sentence on the same study gives the same number."""
    others = [
        one for one in facts if one.kind == fact.kind and one.sentence != fact.sentence and one.names & fact.names
    ]
    return any(compare(one.quantity.measure, fact.quantity.measure) != "differ" for one in others)
