"""Numbers that the words beside them rule out: a fall of more than all, 8 of 7, a probability of 1.3, 31 June.

No table of what bodies can bear is needed: a part is never larger than its whole, nothing falls by more than all there
was of it, and the calendar and the clock have their last day and minute.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extraction.statements.passage import LONGEST, Passage
from factcheck.extraction.statements.ruled_out.ages import find_ages
from factcheck.extraction.statements.ruled_out.calendar import find_dates, find_times
from factcheck.extraction.statements.ruled_out.fractions import find_fractions
from factcheck.extraction.statements.ruled_out.hours import find_hours
from factcheck.extraction.statements.ruled_out.needed import find_needed
from factcheck.extraction.statements.ruled_out.pressures import find_pressures
from factcheck.extraction.statements.ruled_out.scores import find_scores
from factcheck.extraction.statements.ruled_out.shares_of_all import find_shares_of_all
from factcheck.extraction.statements.ruled_out.tables import find_negative_counts
from factcheck.extraction.statements.ruled_out.wholes import find_contents, find_falls, find_negative, find_parts
from factcheck.extraction.statements.tokens import tokens
from factcheck.model import RuledOut, Table

__all__ = ["find_ruled_out", "find_ruled_out_in_article"]


def find_ruled_out(passage: Passage) -> Iterator[RuledOut]:
    """Yield the numbers of a block that cannot be what their sentences say."""
    yield from find_dates(passage)
    yield from find_times(passage)
    yield from find_pressures(passage)
    yield from find_needed(passage)
    for sentence, quantities in passage.by_sentence():
        if not quantities or len(sentence) > LONGEST:
            continue
        values = [one.low or 0.0 for one in quantities]
        most = max(values)
        if most > 100 and any(one.unit == "percent" and (one.low or 0.0) > 100 for one in quantities):
            yield from find_falls(tokens(passage, sentence))
            yield from find_shares_of_all(tokens(passage, sentence))
        if min(values) < 0 and any((one.low or 0.0) < 0 and one.counted for one in quantities):
            yield from find_negative(quantities)
        if most > 123:
            yield from find_ages(tokens(passage, sentence))
        if any(one.unit in ("hour", "minute") for one in quantities):
            yield from find_hours(tokens(passage, sentence))
        if len(quantities) > 1:
            yield from find_parts(passage, sentence)
            yield from find_contents(passage, sentence)
        yield from find_fractions(passage, sentence)


def find_ruled_out_in_article(passage: Passage, tables: Sequence[Table]) -> Iterator[RuledOut]:
    """Yield the scores and the counts of tables that cannot be; the passage is the whole article."""
    yield from find_scores(passage)
    yield from find_negative_counts(tables)
