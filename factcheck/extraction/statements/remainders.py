"""Shares of which one is called the rest: "50% were positive, and the remaining 50% were negative", "- other: 10%"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from factcheck.data import word_table
from factcheck.extraction.statements.passage import Passage, within
from factcheck.model import Article, Block, Number, Quantity, Span, Total

_MOST_PARTS = 12
_FEWEST_ITEMS = 3


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


def listed_remainders(article: Article, passage: Passage) -> Iterator[Total]:
    """Yield the shares of each list whose items have one each, and of which one is what is left: "- other: 10%"."""
    for listed, run in groupby(article.blocks, lambda block: block.kind == "list-item"):
        items = list(run) if listed else []
        shares = [_only_share(passage, item) for item in items]
        parts = [share for share in shares if share]
        rest = [place for place, item in enumerate(items) if _names_rest().match(article.words(item.span))]
        if len(parts) == len(items) >= _FEWEST_ITEMS and len(rest) == 1 and len({item.level for item in items}) == 1:
            yield Total("listed-rest", tuple(parts), Span(items[0].span.start, items[-1].span.end))


def _only_share(passage: Passage, item: Block) -> Number | None:
    """Return the percentage of an item that has one, and no other."""
    found = [one for one in within(passage.quantities, item.span) if one.unit == "percent"]
    if len(found) != 1 or found[0].comparator not in ("=", "~"):
        return None
    return Number(found[0].span, found[0].low or 0.0, found[0].step, "percent")


@cache
def _names_rest() -> re.Pattern[str]:
    words = "|".join(word_table("complements")["rest"])
    return re.compile(rf"(?:the |all |any )?(?:{words})\b", re.IGNORECASE)


@cache
def _rest() -> re.Pattern[str]:
    words = "|".join(word_table("complements")["rest"])
    return re.compile(rf"\bthe (?:{words})(?: of (?:them|these|people|patients))? ?[(,]?$")
