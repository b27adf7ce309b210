"""Pairs of quantities of which the second says the first again: "50 of 200 patients (25%)", "5 lb (2.3 kg)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.model import Article, Quantity

_WORDS = r"(?:\s[^\W\d_][\w'’-]{0,30}){0,%d}"
_OPENING = r"(?:\s?[(\[]\s?(?:or |i\.e\.,? |that is,? |equal to )?|,? or )$"
_WHOLE = re.compile(r"[)\]]\s(?:out )?of (?:the |all |these |those |its |their )?$")
_CLOSING = re.compile(r"\s?(?:[)\];,.]|$)")
_LONGEST = 140


def glosses(article: Article, quantities: Sequence[Quantity], words: int = 0) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield each quantity with the one in the bracket after it, at most `words` words between the two.

    The second is all that the bracket says, or its first part: "(25%)", "(25%; 40 women)".
    """
    between = re.compile(_WORDS % words + _OPENING)
    for first, second in pairwise(quantities):
        near = 0 < second.span.start - first.span.end < _LONGEST
        opened = near and between.match(article.text, first.span.end, second.span.start)
        if opened and _CLOSING.match(article.text, second.span.end, second.span.end + 2):
            yield first, second


def counted_shares(article: Article, quantities: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity, Quantity]]:
    """Yield part, percentage and whole of "12 (24%) of 50 people"."""
    for (part, percentage), whole in zip(pairwise(quantities), quantities[2:], strict=False):
        opened = article.text[part.span.end : percentage.span.start] in (" (", "(", " [")
        near = 0 < whole.span.start - percentage.span.end < _LONGEST
        if opened and near and _WHOLE.match(article.text, percentage.span.end, whole.span.start):
            yield part, percentage, whole
