"""Medicines of which one place tells another total, most or length than the regimen elsewhere comes to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.checks import Diagnostic, RuleContext
from factcheck.comparison.derivations import contradicted, explained
from factcheck.comparison.other_accounts import is_made_otherwise
from factcheck.extraction.quantities.intervals import reach
from factcheck.extraction.quantities.unit_types import DAY
from factcheck.model import DailyAmount, Quantity, Regimen, Related
from factcheck.values import dataclass

FIELDS = ("medicine", "computed", "other", "factors")
# What rounding may add or take, as a share: "about a gram" is said of 0.98 g. By hand.
_ROOM = 0.03
# A usual dose no farther than this from another one may be rounded, or be of another form. By hand.
_NEAR = 1.25
# Days of a total that names no time: of a day, a week, two, a cycle of four weeks, a pack for a month.
_PERIODS = (1.0, 7.0, 14.0, 28.0, 30.0)


@dataclass(frozen=True, slots=True)
class Options:
    """No settings."""


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic at each total and length that no regimen of the same medicine leads to."""
    regimens = context.extraction.statements.regimens
    made = explained(context.extraction.statements.derivations)
    for one in regimens:
        others = [other for other in regimens if other.sentence != one.sentence and other.medicines & one.medicines]
        if one.kind == "total" and one.amount and one.amount.span not in made:
            yield from _total(one, one.amount, others)
        elif one.kind == "length" and one.lasting:
            yield from _length(one, one.lasting, others)
    yield from _usual(context.extraction.statements.daily_amounts)
    for told in contradicted(context.extraction.statements.derivations, "course"):
        way = told.ways[0]
        if is_made_otherwise(context.extraction, told.span, way.of):
            continue
        related = tuple(Related(span, f"{way.written} by this") for span in way.of)
        yield Diagnostic(told.span, {"factors": way.how, "computed": way.written}, "course", related)


def _usual(amounts: Sequence[DailyAmount]) -> Iterator[Diagnostic]:
    """Yield a diagnostic at each usual dose that no other place tells, where another place tells one of its kind."""
    for one in (one for one in amounts if one.usual and not one.special):
        others = [other for other in amounts if other is not one and other.thing == one.thing]
        alike = [other for other in others if not other.special and _is_for_same(one, other)]
        if alike and not any(_is_near(one, other) for other in others):
            fields = {"medicine": "", "computed": alike[0].quantity.text, "other": alike[0].quantity.text}
            related = (Related(alike[0].quantity.span, "the other dose"),)
            yield Diagnostic(one.quantity.span, fields, "usual", related)


def _is_for_same(one: DailyAmount, other: DailyAmount) -> bool:
    """Tell whether two amounts are of one stage, or count one thing and name none."""
    named = not (one.label and other.label) or bool(one.label & other.label)
    return named and one.phases == other.phases and bool(one.phases or one.quantity.counted)


def _is_near(one: DailyAmount, other: DailyAmount) -> bool:
    return one.low <= other.high * _NEAR and other.low <= one.high * _NEAR


def _total(one: Regimen, total: Quantity, others: Sequence[Regimen]) -> Iterator[Diagnostic]:
    """Yield a diagnostic if the doses told elsewhere, so many or for so long, make no such total."""
    doses = [other.amount for other in others if other.kind == "dose" and other.amount and _same(other.amount, total)]
    made = [value for dose in doses for value in _made(one, dose)]
    plain = [(dose.measure.low or 0.0) * (dose.measure.per_day or 1.0) * days for dose in doses for days in _PERIODS]
    if not made or any(_is_about(total, value) for value in (*made, *plain)):
        return
    scale = (total.measure.low or 1.0) / (total.low or 1.0)
    computed = f"{float(f'{made[0] / scale:.3g}'):,.10g} {total.unit_text}"
    fields = {"medicine": min(one.medicines), "computed": computed, "other": doses[0].text}
    yield Diagnostic(total.span, fields, related=(Related(doses[0].span, "the dose"),))


def _same(dose: Quantity, total: Quantity) -> bool:
    return dose.measure.dimension == total.measure.dimension and not dose.measure.bound and bool(dose.measure.low)


def _made(one: Regimen, dose: Quantity) -> Iterator[float]:
    """Yield what a dose comes to: times the number told with the total, and by the days told with it."""
    low = dose.measure.low or 0.0
    if one.count:
        yield low * (one.count.low or 0.0)
    elif one.lasting and dose.measure.per_day:
        yield low * dose.measure.per_day * (one.lasting.measure.low or 0.0) / DAY


def _is_about(total: Quantity, value: float) -> bool:
    low, high = (reach(total.measure, end or 0.0, converted=True) for end in (total.measure.low, total.measure.high))
    return low[0] * (1 - _ROOM) <= value <= high[1] * (1 + _ROOM)


def _length(one: Regimen, lasting: Quantity, others: Sequence[Regimen]) -> Iterator[Diagnostic]:
    """Yield a diagnostic if a medicine is stopped after another time than it is told to be taken for."""
    told = [other for other in others if other.kind == "dose" and other.lasting and not other.conditions]
    lengths = [other.lasting for other in told if other.lasting]
    if one.conditions or not lengths:
        return
    if not any(_is_about(lasting, length.measure.low or 0.0) for length in lengths):
        fields = {"medicine": min(one.medicines), "computed": lengths[0].text, "other": lengths[0].text}
        yield Diagnostic(lasting.span, fields, "length", (Related(lengths[0].span, "how long it is taken"),))
