"""Changes in words or percent that do not follow from the two values told with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.checks import Diagnostic, RuleContext
from factcheck.comparison.derivations import contradicted
from factcheck.comparison.other_accounts import is_change_of_others
from factcheck.extraction.quantities.intervals import roundness
from factcheck.model import Article, Change, Derivation, Factor, Number, Related, Span
from factcheck.values import dataclass

FIELDS = ("values", "computed")
_TO = ("to", "and", "→", "–", "-")
# "Nearly doubled" and "more than doubled" leave room on one side, "doubled" a little on both.
_LOOSE, _NEARLY, _ROOM = 0.2, 0.35, 0.02


@dataclass(frozen=True, slots=True)
class Options:
    """Nothing to set."""


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic at each percentage, verb or factor that its two values contradict."""
    derivations = context.extraction.statements.derivations
    derived = {one.span for one in derivations}
    for change in context.extraction.statements.changes:
        times = f"{change.after.value / change.before.value:.2g} times"
        if change.word and _turns(change):
            yield _diagnostic(context.article, change, change.word, times, "direction")
        if change.factor and not _is_about(change.after.value / change.before.value, change.factor):
            yield _diagnostic(context.article, change, change.factor.span, times, "factor")
        if change.by and change.by.span not in derived and not _comes_to(change, change.by):
            yield _diagnostic(context.article, change, change.by.span, _computed(change, change.by))
    told = [one.factor.span for one in context.extraction.statements.changes if one.factor]
    for one in contradicted(derivations, "change"):
        if any(factor.covers(one.span) for factor in told):
            continue
        values = one.ways[0].of
        if _are_beside(context.article, values) or not is_change_of_others(context.extraction, one.span, values):
            yield _derived(context.article, one)


def _are_beside(article: Article, values: Sequence[Span]) -> bool:
    """Tell whether both values are told as those of a change: "from 150 to 135"."""
    return len(values) == 1 or article.text[values[0].end : values[-1].start].strip() in _TO


def _derived(article: Article, one: Derivation) -> Diagnostic:
    computed = one.ways[0].written
    values = " and ".join(" ".join(article.words(span).split()) for span in one.ways[0].of)
    related = tuple(Related(span, computed) for span in one.ways[0].of)
    variant = "factor" if computed.endswith(" times") else ""
    return Diagnostic(one.span, {"values": values, "computed": computed}, variant, related)


def _diagnostic(article: Article, change: Change, span: Span, computed: str, variant: str = "") -> Diagnostic:
    fields = {"values": " ".join(article.words(change.values).split()), "computed": computed}
    return Diagnostic(span, fields, variant, (Related(change.values, computed),))


def _turns(change: Change) -> bool:
    """Tell whether "rose" stands with values that fall, or "fell" with values that rise."""
    before, after = change.before.value, change.after.value
    return before > after if change.direction == "rise" else before < after


def _is_about(ratio: float, factor: Factor) -> bool:
    """Tell whether a ratio can be told as the factor; one from 1 is stretched on both sides alike."""
    stretch = ratio / factor.value if factor.value > 1 else factor.value / ratio
    if factor.how == "more than":
        return stretch >= 1 - _ROOM
    if factor.how in ("nearly", "almost"):
        return 1 - _NEARLY <= stretch <= 1 + _ROOM
    return 1 - _LOOSE <= stretch <= 1 + _LOOSE


def _percent(change: Change) -> float:
    return 100 * abs(change.after.value - change.before.value) / change.before.value


def _comes_to(change: Change, by: Number) -> bool:
    """Tell whether the amount told is the change, by rounding; points count for a percentage of percentages as well."""
    before, after = change.before.value, change.after.value
    room = [_room(change.before), _room(change.after)]
    near = max(by.step, roundness(by.value, by.step) / 2 if by.approximate else 0.0)
    amount = abs(by.value - abs(after - before)) <= near + sum(room)
    if by.unit != "percent":
        return amount
    slack = 100 * (room[0] * after / before + room[1]) / before
    return (change.before.percent and amount) or abs(by.value - _percent(change)) <= near + slack


def _computed(change: Change, by: Number) -> str:
    """Return what the values come to, told as the amount is."""
    if by.unit == "percent":
        return f"{_percent(change):.3g}%"
    points = " percentage points" if by.unit == "percentage point" else ""
    return f"{abs(change.after.value - change.before.value):,.10g}{points}"


def _room(number: Number) -> float:
    """Return how far a value may lie from what is written, as numbers from a thousand on are rounded."""
    return max(number.step, roundness(number.value, number.step) if number.value >= 1000 else 0.0) / 2
