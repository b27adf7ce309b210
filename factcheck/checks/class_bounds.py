"""Values that one place puts into a class, and another place leaves out of it."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator

from factcheck.checks import Diagnostic, RuleContext
from factcheck.comparison.measures import compare
from factcheck.model import Classed, Graded, Quantity, Related, Span
from factcheck.values import dataclass

FIELDS = ("named", "value")
# Bounds of one class that are so near each other are two roundings, or "up to 25" beside "below 24.9".
_ROOM = 0.06
_NEAREST = 40
"""A statement is compared with so many before it on the same class: more are a list, which would take forever."""
_NEXT, _TWO = 150, 2
"""What stands so many characters on is not the next sentence, which may go over to something else."""


@dataclass(frozen=True, slots=True)
class Options:
    """No settings."""


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic at each value that is not in the class as it is bounded elsewhere."""
    told: set[Span] = set()
    for graded in context.extraction.statements.graded:
        if value := _beyond(graded):
            told.add(value.span)
            places = (Related(value.span, value.text), Related(graded.bounds, "its bounds"))
            fields = {"named": context.article.words(graded.bounds), "value": value.text}
            yield Diagnostic(graded.span, fields, "scale", places)
    classed = context.extraction.statements.classed
    sizes = Counter((one.named, one.quantity.unit) for one in classed)
    for first, second in _pairs(classed):
        only = sizes[first.named, first.quantity.unit] == _TWO
        if second.quantity.span not in told and _is_of_one(first, second, only=only) and _differ(first, second):
            told.add(second.quantity.span)
            related = (Related(first.quantity.span, first.quantity.text),)
            yield Diagnostic(
                second.quantity.span, {"named": first.named, "value": second.quantity.text}, related=related
            )


def _pairs(classed: Iterable[Classed]) -> Iterator[tuple[Classed, Classed]]:
    """Yield each statement on a class of some people with the nearest ones before it, in text order."""
    before: defaultdict[tuple[str, frozenset[str], str], deque[Classed]] = defaultdict(lambda: deque(maxlen=_NEAREST))
    for second in sorted(classed, key=lambda one: one.quantity.span):
        same = before[second.named, second.groups, second.quantity.measure.dimension]
        yield from ((first, second) for first in same if first.span != second.span)
        same.append(second)


def _beyond(graded: Graded) -> Quantity | None:
    """Return a value that a grade is given to, if none lies in its step and this one lies in another."""
    values = [(one, one.measure.low or 0.0) for one in graded.values]
    if any(_lies(value, graded.step) for _, value in values):
        return None
    return next((one for one, value in values if any(_lies(value, ends) for ends in graded.others)), None)


def _lies(value: float, ends: tuple[float, float]) -> bool:
    return ends[0] <= value <= ends[1]


def _is_of_one(first: Classed, second: Classed, *, only: bool) -> bool:
    """Tell whether two statements on one class, for the same people, are on one thing.

    What is measured must be named in both, or the second is said of any value, and `only` these two have this class.
    """
    apart = second.quantity.span.start - first.quantity.span.end > _NEXT
    if first.words & second.words or (apart and first.words & second.around):
        return True
    return second.is_open and only and first.quantity.unit is not None


def _differ(first: Classed, second: Classed) -> bool:
    """Tell whether two bounds of the class differ, or a value lies beyond the bound."""
    one, two = first.quantity.measure, second.quantity.measure
    if not (one.bound or two.bound) or (one.bound and two.bound and one.bound != two.bound):
        return False
    ends = [end for measure in (one, two) for end in (measure.low, measure.high) if end]
    if not ends or (one.dimension != "temperature" and max(ends) <= min(ends) * (1 + _ROOM)):
        return False
    return compare(one, two) == "differ"
