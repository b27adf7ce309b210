"""Shares of which the last is called the rest: "50% were positive, and the remaining 50% were negative"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.statements.passage import Passage
from factcheck.model import Number, Quantity, Span, Total

_MOST_PARTS = 12


def remaining_shares(passage: Passage, percentages: Sequence[Quantity]) -> Iterator[Total]:
    """Yield each "the remaining 30%" of a sentence with the shares before it."""
    exact = [each for each in percentages if each.comparator in ("=", "~")]
    for index, last in enumerate(exact[1:], 1):
        if not _rest().search(passage.text, max(0, last.span.start - 24), last.span.start):
            continue
        before = exact[max(0, index - _MOST_PARTS) : index]
        sentence = next((span for span in passage.sentences if span.covers(last.span)), last.span)
        parts = [each for each in (*before, last) if sentence.covers(each.span)]
        if len(parts) > 1:
            span = Span(parts[0].span.start, last.span.end)
            yield Total("rest", tuple(Number(one.span, one.low or 0.0, one.step, one.unit) for one in parts), span)


@cache
def _rest() -> re.Pattern[str]:
    words = "|".join(word_table("complements")["rest"])
    return re.compile(rf"\bthe (?:{words})(?: of (?:them|these|people|patients))? ?[(,]?$")
