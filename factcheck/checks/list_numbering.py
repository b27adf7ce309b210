"""Numbered reference lists with a number missing or given twice, and citations that are not numbered as they appear."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from factcheck.checks import Diagnostic, RuleContext
from factcheck.model import Citation, Reference, Related, Slip, Span
from factcheck.text.digits import whole
from factcheck.values import dataclass

FIELDS = ("number", "expected")
_NEAR = 3
"""Among so many entries behind one, the number that its place asks for says that they have changed places."""
_FEWEST = 3
"""How many numbered entries make a numbered list, and how many citations an order."""


@dataclass(frozen=True, slots=True)
class Options:
    """Nothing to set."""


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic at each repeated or missing number of a list, and at the first citation out of order."""
    listings: dict[int, list[Reference]] = {}
    for entry in context.extraction.references:
        if entry.span and whole(entry.label) is not None and entry.standing in ("list", "body"):
            listings.setdefault(entry.listing, []).append(entry)
    missing = {one.label: one.span for one in context.extraction.links.cited_not_listed if one.kind == "numbered"}
    for entries in listings.values():
        if len(entries) >= _FEWEST:
            yield from _numbers(entries, missing)
    if len(listings) == 1:
        yield from _order(context)


def _numbers(entries: Sequence[Reference], missing: Mapping[str, Span]) -> Iterator[Diagnostic]:
    """Yield where the numbers of a list do not go up by one, unless the missing one stands inside an entry.

    A number that is cited shares a slip with what is told of its citation, the last of which is in `missing`.
    """
    seen: dict[int, Reference] = {}
    numbers = [whole(entry.label) or 0 for entry in entries]
    for place, (before, entry) in enumerate(pairwise(entries), 1):
        seen.setdefault(numbers[place - 1], before)
        number, expected = numbers[place], numbers[place - 1] + 1
        if not entry.span or number == expected:
            continue
        fields = {"number": entry.label, "expected": str(expected)}
        if number in seen and (number != 1 or before.label == "1"):
            first = seen[number].span
            yield Diagnostic(entry.span, fields, "repeated", related=(Related(first, "the first"),) if first else ())
        elif number > expected and expected in numbers[place : place + _NEAR]:
            yield Diagnostic(entry.span, fields)
        elif number == expected + 1 and not re.search(rf"(?<!\d){expected}(?:[.)\]]|\s)", before.text):
            cited = missing.get(str(expected))
            yield Diagnostic(entry.span, fields, "missing", slips=(Slip(cited, "source"),) if cited else ())


def _order(context: RuleContext) -> Iterator[Diagnostic]:
    """Yield the first citation that is not the next one, where sources were numbered as they appear until then."""
    article, highest = context.article, 0
    cited: list[tuple[Citation, int]] = [
        (one, number)
        for one in context.extraction.citations
        if one.kind == "numbered" and (number := whole(one.label)) is not None
    ]
    for citation, number in cited:
        block = article.block_at(citation.span.start)
        if block is None or block.kind not in ("paragraph", "list-item", "quote"):
            continue
        if number > highest + 1:
            later = any(other == highest + 1 and one.span.start > citation.span.start for one, other in cited)
            if highest >= _FEWEST and later:
                yield Diagnostic(citation.span, {"number": citation.label, "expected": str(highest + 1)}, "order")
            return
        highest = max(highest, number)
