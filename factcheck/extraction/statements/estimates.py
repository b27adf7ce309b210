"""Estimates with their interval and p-value as reports print them: "RR 0.73, 95% CI 0.65 to 0.81, P = 0.01"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.data import word_table
from factcheck.model import Estimate, Number, Span
from factcheck.text.trie import opening

_UNSIGNED = r"(?:\d{1,3}(?:,\d{3}){1,3}(?![\d.])|\d{1,6}(?:[.·]\d{1,6})?|[.·]\d{1,6})"
_NUMBER = rf"[-−–]?\s?{_UNSIGNED}"
_BEFORE = 90
_INTERVAL_WORDS = ("CI", "CrI", "nterval")


def find_estimates(text: str) -> Iterator[Estimate]:
    """Yield the estimates that stand right before a confidence interval, in order."""
    if not any(word in text for word in _INTERVAL_WORDS):
        return
    interval, before, p_value = _patterns()
    for found in interval.finditer(text):
        value = before.search(text, max(0, found.start() - _BEFORE), found.start())
        if value and not value["not"]:
            p = p_value.match(text, found.end())
            yield Estimate(
                value=_number(value, "value", "value_percent"),
                low=_number(found, "low", "low_percent"),
                high=_number(found, "high", "high_percent"),
                labelled=bool(value["ratio"] or value["other"]),
                ratio=bool(value["ratio"]),
                level=float(found["level"] or 95),
                p=_number(p, "p") if p else None,
                p_comparison=p["sign"] if p else "",
            )


def _number(found: re.Match[str], name: str, percent: str = "") -> Number:
    written = re.sub(r"[,\s]", "", found[name]).replace("·", ".").replace("−", "-").replace("–", "-")
    step = 10.0 ** -len(written.partition(".")[2])
    unit = "percent" if percent and found[percent] else None
    return Number(Span(*found.span(name)), float(written), step, unit)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    names = word_table("effect-measures")
    interval = re.compile(
        r"(?:(?P<level>\d\d(?:\.\d)?)\s?%[\s-])?(?:CI|CrI|[Cc]onfidence [Ii]nterval|[Cc]redible [Ii]nterval)s?\b"
        r"(?:\s?\((?:CI|CrI)\))?\s?[:,=]?\s?[(\[]?\s?(?:from |of |was |is )?"
        rf"(?P<low>{_NUMBER})\s?(?P<low_percent>%)?(?:\s?[-–—−]\s?|\s+to\s+|[,;]\s)"
        rf"(?P<high>{_NUMBER})(?![\d.]*\d)\s?(?P<high_percent>%)?"
    )
    before = re.compile(
        rf"(?:(?<![^\W_])(?:(?P<ratio>{opening(names['ratio'])})|(?P<other>{opening(names['other'])})"
        r"|(?P<not>[pPnNZzQ]|P value|p value|I2|I²|df|Chi2|Chi²|[Ss]core|[Ww]eek|[Mm]onth|[Dd]ay|[Yy]ear|[Aa]ge[ds]?))"
        r"(?:\s?\([A-Za-z]{2,5}\))?\s?(?:[:=,]\s?|of |was |is |[<>≤≥]\s?)?)?"
        rf"(?<![\d.,·/])(?P<value>{_NUMBER})\s?(?P<value_percent>%)?[\s,;:]{{0,3}}[(\[]?\s?$"
    )
    p_value = re.compile(
        r"\s?%?[)\]]{0,2}[,;:]?\s?[(\[]?[pP](?:[\s-]?[vV]alue)?\s?(?P<sign>[=<>≤≥])\s?(?P<p>\d?[.·]\d{1,7})"
        r"(?!\d|\s?[×x*]|\s?(?:for|in|by)\b)"
    )
    return interval, before, p_value
