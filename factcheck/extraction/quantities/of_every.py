"""Shares whose whole comes first: "of every 100 women, 12", "out of 1,000 men, about 30"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from factcheck.extraction.quantities.rates import word_or_number
from factcheck.model import Quantity
from factcheck.text.expressions import expression

_WHOLE = expression(
    r"\b(?:[Oo]f|[Ff]or|[Ii]n|[Oo]ut of|[Aa]mong)\s(?:(?P<every>every|each)\s)?(?:an?\s)?"
    r"(?P<base>\d{1,3}(?:,?\d{3})*|ten|hundred|(?:ten |hundred )?thousand|million)"
    r"(?:\s[a-z][a-z’'-]*){1,8}?,?\s"
)
_REACH = 60
_END = expression(r"[.;!?](?:\s|$)")


def with_wholes(text: str, quantities: Iterable[Quantity]) -> Iterator[Quantity]:
    """Yield the quantities, the first count after "of every 100 …" as a share of it."""
    wholes = list(_wholes(text))
    for found in quantities:
        if found.unit == "ratio":  # "thirty out of 61" has its part already
            wholes = [one for one in wholes if not found.span.start < one[0] <= found.span.end]
        start = found.number.start
        whole = next((one for one in wholes if one[0] <= start <= one[0] + _REACH), None) if wholes else None
        if whole and (share := _share(text, found, *whole)):
            wholes.remove(whole)
            yield share
        else:
            yield found


def _wholes(text: str) -> Iterator[tuple[int, float]]:
    if "very " not in text and "each " not in text and "ut of " not in text:
        return
    for match in _WHOLE.finditer(text):
        counted = match["every"] or match.group()[:6].lower() == "out of"
        if counted and (base := word_or_number(match["base"])):
            yield match.end("base"), base


def _share(text: str, found: Quantity, start: int, base: float) -> Quantity | None:
    values = [end for end in (found.low, found.high) if end is not None]
    if (
        found.unit
        or max(values) >= base
        or min(values) < 0
        or 0 < max(values) < 1
        or _END.search(text, start, found.span.start)
    ):
        return None
    low, high = (None if end is None else end / base for end in (found.low, found.high))
    return replace(found, low=low, high=high, unit="ratio", parts=(max(values), base), step=0.0)
