"""Parts that do not add to their whole, in sentences and in tables."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate

from factcheck.checks import Diagnostic, RuleContext
from factcheck.checks.parts_and_total.change_columns import wrong_changes
from factcheck.checks.parts_and_total.columns import broken_columns
from factcheck.checks.parts_and_total.means import wrong_means
from factcheck.checks.parts_and_total.rank_columns import wrong_ranks
from factcheck.checks.parts_and_total.ratios import broken_ratios
from factcheck.checks.parts_and_total.row_formulas import broken_rows
from factcheck.comparison.derivations import contradicted
from factcheck.comparison.other_accounts import is_made_otherwise
from factcheck.model import Article, Derivation, Extraction, Number, Related, Span, Table, Total
from factcheck.values import dataclass

FIELDS = ("parts", "sum", "whole")
_ALL = 100.0
_BESIDE = 80
"""Characters between two parts of a list at most."""


@dataclass(frozen=True, slots=True)
class Options:
    """No settings."""


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic at the parts of each whole that they do not add to, and at each wrong total of a table."""
    for total in context.extraction.statements.totals:
        if not _adds_up(total) and not _lacks_part(context.extraction, total):
            yield _diagnostic(context.article, total)
    added = {part.span for total in context.extraction.statements.totals for part in total.parts}
    for one in contradicted(context.extraction.statements.derivations, "sum"):
        if added.issuperset(one.ways[0].of):
            continue  # the same parts, which have been added up above
        if is_made_otherwise(context.extraction, one.span, one.ways[0].of):
            continue
        yield _derived(context.article, one)
    added |= {part for one in context.extraction.statements.derivations if one.kind == "sum" for part in one.ways[0].of}
    for one in contradicted(context.extraction.statements.derivations, "rest"):
        if one.span in added:
            continue
        fields = {"parts": one.ways[0].how, "sum": one.ways[0].written, "whole": context.article.words(one.span)}
        related = tuple(Related(span, "told before") for span in one.ways[0].of)
        yield Diagnostic(one.span, fields, "rest", related)
    for table in context.extraction.tables:
        yield from _in_table(table)


def _in_table(table: Table) -> Iterator[Diagnostic]:
    """Yield what is wrong in a table: a row against the others, a change against its rows, a total; a cell once."""
    told: set[Span] = set()
    for found in (*_changes(table), *_rows(table), *_columns(table)):
        if found.span not in told:
            told.add(found.span)
            yield found


def _changes(table: Table) -> Iterator[Diagnostic]:
    for wrong in wrong_changes(table):
        parts = " to ".join(cell.text for cell in wrong.values)
        fields = {"parts": parts, "sum": f"{wrong.percent:+.3g}%", "whole": wrong.cell.text}
        yield Diagnostic(wrong.cell.span, fields, "change", (Related(wrong.values[0].span, "the row before"),))


def _rows(table: Table) -> Iterator[Diagnostic]:
    for broken in broken_ratios(table):
        fields = {"parts": broken.beside.text, "sum": f"{broken.value:,.4g}", "whole": broken.cell.text}
        yield Diagnostic(broken.cell.span, fields, "ratio", (Related(broken.beside.span, "its row"),))
    for rank in wrong_ranks(table):
        fields = {"parts": rank.beside.text, "sum": "", "whole": rank.cell.text}
        yield Diagnostic(rank.cell.span, fields, "rank", (Related(rank.beside.span, "the row before"),))
    for row in broken_rows(table):
        fields = {"parts": row.how, "sum": row.value, "whole": row.cell.text}
        yield Diagnostic(row.cell.span, fields, "row", (Related(row.beside.span, "its row"),))


def _columns(table: Table) -> Iterator[Diagnostic]:
    for column in broken_columns(table):
        fields = {"sum": f"{column.sum:,.10g}", "whole": f"{column.stated:,.10g}"}
        yield Diagnostic(column.total.span, fields, "table")
    for mean in wrong_means(table):
        fields = {"sum": f"{mean.mean:,.4g}", "whole": mean.cell.text}
        yield Diagnostic(mean.cell.span, fields, "mean")


def _derived(article: Article, one: Derivation) -> Diagnostic:
    told = one.ways[0]
    *most, last = (" ".join(article.words(span).split()) for span in told.of)
    parts = f"{', '.join(most)} and {last}" if most else last
    fields = {"parts": parts, "sum": told.written, "whole": " ".join(article.words(one.span).split())}
    return Diagnostic(one.span, fields, related=tuple(Related(span, "a part") for span in told.of))


def _adds_up(total: Total) -> bool:
    """Tell whether the parts come to the whole, or to no more than it; percentages may be rounded."""
    parts = [part.value for part in total.parts]
    whole = total.whole.value if total.whole else _ALL
    match total.kind:
        case "all":
            return any(sum(parts[start:]) == whole for start in range(len(parts) - 1))
        case "at-most":
            return sum(parts) <= whole + (0 if total.whole else 1)
        case "rest":
            return sum(parts) <= whole or _rest_adds_up(total.parts)
        case "listed-rest":
            return abs(sum(parts) - whole) <= max(1.0, sum(part.step for part in total.parts) / 2)


def _lacks_part(extraction: Extraction, total: Total) -> bool:
    """Tell whether a number right before the parts is one of them: "1,840 cuffs in the first year, 2,310 in the …"."""
    first, whole = total.parts[0], total.whole
    at = bisect_left(extraction.quantities, first.span.start, key=lambda one: one.span.start) - 1
    if (
        total.kind != "all"
        or whole is None
        or at < 0
        or not first.span.start - _BESIDE <= extraction.quantities[at].span.end
    ):
        return False
    before = extraction.quantities[at]
    return before.unit == first.unit and before.low == whole.value - sum(part.value for part in total.parts)


def _rest_adds_up(parts: tuple[Number, ...]) -> bool:
    """Tell whether any run of parts that ends with the last makes all, or what one of the others holds."""
    wholes = [_ALL, *(part.value for part in parts[:-1])]
    slack = max(1.0, sum(part.step for part in parts) / 2)
    sums = list(accumulate(part.value for part in reversed(parts)))
    return any(abs(total - whole) <= slack for total in sums[1:] for whole in wholes)


def _diagnostic(article: Article, total: Total) -> Diagnostic:
    sign = "%" if total.parts[0].percent else ""
    parts = ", ".join(map(article.words, (part.span for part in total.parts)))
    fields = {
        "parts": parts if total.kind.endswith("rest") else " ".join(article.words(total.span).split()),
        "sum": f"{sum(part.value for part in total.parts):,.10g}{sign}",
        "whole": f"{total.whole.value if total.whole else _ALL:,.10g}{sign}",
    }
    related = (Related(total.whole.span, "the whole"),) if total.whole else ()
    return Diagnostic(total.span, fields, related=related)
