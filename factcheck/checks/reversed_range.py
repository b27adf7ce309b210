"""Ranges whose first number is the larger one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.arithmetic.estimates import find_estimates
from factcheck.checks import Material, Problem
from factcheck.model import Article, Quantity, Span

FIELDS = ("low", "high")
_JOINT = re.compile(r"[\d.,]+\s?[^\s\d]{0,4}\s?[-‐‑–—−]\s?[\d.,]+\b")
# Time runs backwards before an event, and a clock starts again at midnight.
_BACKWARDS = re.compile(
    r"[\s-]{0,2}(?:ago\b|before\b|prior\b|earlier\b|previously\b|BP\b|B\.?C|preceding\b|a\.?m\b|p\.?m\b|o['’]clock)"
)
_PRESSURE = "millimetre of mercury"  # 120–80 mmHg is systolic and diastolic
_EXPONENT = re.compile(r"[-‐‑–—−×^]$")
_MIXED_NUMBER = re.compile(r"[/½⅓⅔¼¾⅛⅜⅝⅞]")


@dataclass(frozen=True, slots=True)
class Options:
    """No settings."""


def check(material: Material, options: Options) -> Iterator[Problem]:
    """Yield a problem for each range with a dash, and each interval of an estimate, that falls.

    "From 10% to 5%" is a change, "between 10 and 5" may compare two groups, and whole numbers without a unit may be a
    score or a page.
    """
    intervals = tuple(_intervals(material.article))
    for quantity in material.extraction.quantities:
        told = any(quantity.number.overlaps(problem.span) for problem in intervals)
        if _falls(quantity) and _is_range(quantity, material.article) and not told:
            yield _problem(quantity.span, quantity.low or 0.0, quantity.high or 0.0)
    yield from intervals


def _intervals(article: Article) -> Iterator[Problem]:
    """Yield "95% CI 0.8 to 0.3"; below zero a lost sign may be meant, which the estimate's own rule tells."""
    for block in article.blocks:
        for found in find_estimates(article.words(block.span)):
            if found.low.value > found.high.value > 0:
                span = Span(found.low.span.start, found.high.span.end).shifted(block.span.start)
                yield _problem(span, found.low.value, found.high.value)


def _problem(span: Span, first: float, second: float) -> Problem:
    return Problem(span, {"low": f"{second:,.10g}", "high": f"{first:,.10g}"})


def _falls(quantity: Quantity) -> bool:
    low, high = quantity.low, quantity.high
    return quantity.comparator == "range" and low is not None and high is not None and low > high > 0


def _is_range(quantity: Quantity, article: Article) -> bool:
    written = article.words(quantity.number)
    measured = (bool(quantity.unit_text) and quantity.unit != _PRESSURE) or quantity.step < 1
    start = quantity.number.start
    joined = bool(_JOINT.match(written)) and not _EXPONENT.search(article.text, max(0, start - 1), start)
    after = article.text[quantity.span.end : quantity.span.end + 12]
    return measured and joined and not _MIXED_NUMBER.search(written) and not _BACKWARDS.match(after)
