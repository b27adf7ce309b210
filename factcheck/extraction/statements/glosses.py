"""Pairs of quantities of which the second says the first again: "50 of 200 patients (25%)", "5 lb (2.3 kg)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.model import Quantity
from factcheck.text.expressions import expression

_WORDS = r"(?:\s[^\W\d_][\w'’-]{0,30}){0,%d}"
_OPENING = r"(?:\s?[(\[]\s?(?:or |i\.e\.,? |that is,? |equal to )?|,? or )$"
_WHOLE = expression(r"[)\]]\s(?:out )?of (?:the |all |these |those |its |their )?$")
_OF_ALL = expression(r"(?:\b(?:[Oo]f|[Aa]mong|[Oo]ut of) )(?:the |all |these )?$")
_COUNTED = expression(_WORDS % 4 + r",\s$")
_OF_WHOLE = expression(r"\sof (?:the |all |these |those |its |their |our )?")
_COUNT = expression(_WORDS % 4 + r"\s\((?P<n>[nN]\s?=\s?)?")
_LARGEST_MARK = 50
_CLOSING = expression(r"\s?(?:[)\];]|[,.](?!\s?\d)|$)")
# Tokenised text parts a number, "133. 81 metres", and lost superscripts leave one behind, "10 7 grains".
_PARTED = expression(r"\d\s?[.,]?\s$")
_LONGEST = 140
_REACH = 16


def glosses(text: str, quantities: Sequence[Quantity], words: int = 0) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield each quantity with the one in the bracket after it, at most `words` words between the two.

    The second is all that the bracket says, or its first part: "(25%)", "(25%; 40 women)".
    """
    between = re.compile(_WORDS % words + _OPENING)
    for first, second in pairwise(quantities):
        near = 0 < second.span.start - first.span.end < _LONGEST
        if near and between.match(text, first.span.end, second.span.start) and _whole(text, first, second):
            yield first, second


def _whole(text: str, first: Quantity, second: Quantity) -> bool:
    """Tell whether the first number and the bracket are all there, not the ends of longer ones."""
    parted = _PARTED.search(text, max(0, first.number.start - 4), first.number.start)
    return not parted and bool(_CLOSING.match(text, second.span.end, second.span.end + 4))


def counted_shares(text: str, quantities: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity, Quantity]]:
    """Yield part, percentage and whole of "12 (24%) of 50", "Of 50 people, 12 (24%)", "24% of 50 (n = 12)"."""
    for first, second, third in zip(quantities, quantities[1:], quantities[2:], strict=False):
        if third.span.end - first.span.start > _LONGEST:
            continue
        if _brackets(text, first, second) and _WHOLE.match(text, second.span.end, third.span.start):
            yield first, second, third
        elif _brackets(text, second, third) and _opens(text, first, second):
            yield second, third, first
        elif _shares_out(text, first, second, third):
            yield third, first, second


def _shares_out(text: str, percentage: Quantity, whole: Quantity, part: Quantity) -> bool:
    """Tell whether the three are "24% of 50 people (12)"; a small number in a bracket may cite a source."""
    between = text[percentage.span.end : whole.span.start]
    bracket = _COUNT.fullmatch(text, whole.span.end, part.span.start)
    if not bracket or not _OF_WHOLE.fullmatch(between):
        return False
    closed = bool(_CLOSING.match(text, part.span.end, part.span.end + 4))
    return closed and (bool(bracket["n"]) or (part.low or 0) > _LARGEST_MARK)


def _opens(text: str, whole: Quantity, part: Quantity) -> bool:
    """Tell whether the sentence says of how many it tells: "Of 50 people, 12"."""
    start = whole.number.start
    named = _OF_ALL.search(text, max(0, start - _REACH), start)
    return bool(named and _COUNTED.match(text, whole.span.end, part.span.start))


def _brackets(text: str, first: Quantity, second: Quantity) -> bool:
    return text[first.span.end : second.span.start] in (" (", "(", " [")
