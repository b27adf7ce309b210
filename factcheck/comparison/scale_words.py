"""One number with two scale words: "$411 million a year" of what costs "$411 billion a year" elsewhere.

Two amounts that are told apart by nothing but "million" and "billion", in sentences that share words, are one amount:
another one begins with the same three digits once in nine hundred times, and is a thousand times as large more rarely.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from factcheck.model import Article, Claim
from factcheck.text.digits import digits
from factcheck.text.expressions import expression

_SCALED = expression(r"\b(?:thousand|[mb]illion|trillion|bn)\b")
_DIGITS = 3
"""Of fewer digits many an amount is."""
_RATIOS = (1e3, 1e6, 1e9)
_MANY = expression(
    r"\b(?:1,000|1,000,000|a (?:thousand|million)|one (?:thousand|million)|thousands|each|every|apiece|per (?!cent\b))"
)
"""What makes the larger amount of the smaller one."""
_SHARED = 3
"""So many words the sentences share at least: what is measured, whose, and where."""
_MOST = 8
"""Amounts that begin with the same digits more often than this are a series."""


def scale_slips(article: Article, claims: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of two claims that differ in their scale word alone, the earlier first."""
    alike: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        measure = claim.quantity.measure
        written = digits(claim.quantity.low or 0.0)
        if len(written) >= _DIGITS and not measure.bound and _SCALED.search(claim.quantity.text):
            alike[measure.dimension, written].append(number)
    for members in alike.values():
        for one, two in combinations(members[:_MOST], 2):
            if _is_slip(article, claims[one], claims[two]):
                yield one, two


def _is_slip(article: Article, one: Claim, two: Claim) -> bool:
    """Tell whether one of two amounts is the other a thousand times, and nothing near says a thousand of what."""
    low, high = sorted((one.quantity.low or 0.0, two.quantity.low or 0.0))
    if one.sentence == two.sentence or not any(abs(high / low / ratio - 1) < 1e-9 for ratio in _RATIOS):
        return False
    if one.statistic != two.statistic or len(one.context & two.context) < _SHARED:
        return False
    return not any(_MANY.search(article.words(claim.sentence)) for claim in (one, two))
