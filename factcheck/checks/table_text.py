"""Numbers, ranks and comparisons in the text that the article's own table has otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.checks import Diagnostic, RuleContext
from factcheck.comparison.measures import comparable, compare
from factcheck.model import CellsCompared, CellTold, Quantity, Related
from factcheck.values import dataclass

_ROOM = 0.25
"""By so much a factor may be rounded: "twice as long" for 1.6 to 2.5 times."""
FIELDS = ("row", "cell", "larger", "smaller")


@dataclass(frozen=True, slots=True)
class Options:
    """No settings."""


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic at each number and each word that does not fit the cells that it speaks of."""
    statements = context.extraction.statements
    fits = {one.quantity.span for one in statements.told_cells if _fits(one.quantity, one.row)}
    seen = set(fits)
    for one in statements.told_cells:
        if one.quantity.span not in seen and all(
            _fits(other, one.row) and not _fits(other, one.cell) for other in one.others
        ):
            seen.add(one.quantity.span)
            yield _told(context, one)
    for two in statements.compared_cells:
        if two.by and not _is_times(two, two.by):
            yield _compared(two, two.larger[0], two.smaller[0], "times")
        elif not two.by and (clash := _clash(two)):
            yield _compared(two, *clash, "order")


def _fits(quantity: Quantity, cells: Sequence[Quantity]) -> bool:
    """Tell whether a quantity says what one of the cells says."""
    return any(
        compare(quantity.measure, cell.measure) != "differ"
        for cell in cells
        if comparable(quantity.measure, cell.measure)
    )


def _told(context: RuleContext, one: CellTold) -> Diagnostic:
    cell = one.cell[0]
    fields = {"row": context.article.words(one.label), "cell": cell.text}
    return Diagnostic(one.quantity.span, fields, related=(Related(cell.span, "the table"),))


def _clash(one: CellsCompared) -> tuple[Quantity, Quantity] | None:
    """Return the cell that is told to be larger and the one that is above it."""
    for larger in one.larger:
        for smaller in one.smaller:
            if _least(smaller) > _most(larger):
                return larger, smaller
    return None


def _is_times(one: CellsCompared, by: Quantity) -> bool:
    """Tell whether a cell is about as many times as large as the other as is told."""
    larger, smaller, factor = one.larger[0], one.smaller[0], by.measure
    least, most = _least(larger) / (_most(smaller) or 1.0), _most(larger) / (_least(smaller) or 1.0)
    low = factor.low if factor.low is not None else 0.0
    high = factor.high if factor.high is not None else float("inf")
    return least <= high * (1 + _ROOM) and low * (1 - _ROOM) <= most


def _least(quantity: Quantity) -> float:
    measure = quantity.measure
    return min(end for end in (measure.low, measure.high, float("inf")) if end is not None)


def _most(quantity: Quantity) -> float:
    measure = quantity.measure
    return max(end for end in (measure.low, measure.high, float("-inf")) if end is not None)


def _compared(one: CellsCompared, larger: Quantity, smaller: Quantity, variant: str) -> Diagnostic:
    related = (Related(larger.span, "the table"), Related(smaller.span, "the table"))
    return Diagnostic(one.span, {"larger": larger.text, "smaller": smaller.text}, variant, related)
