"""Ranges, apart from sums, changes, shares, scores, powers and times that count backwards.

They are written with a dash, or with "to" behind words that only a range goes with: "aged 80 to 60", "above 8,000 to
6,000".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.statements.passage import Passage
from factcheck.model import Quantity, Span
from factcheck.text.expressions import expression

_JOINT = expression(r"[\d.,]+\s?[^\s\d]{0,4}\s?[-‐‑–—−]\s?[$€£]?[\d.,]+\b")
_JOINT_BY_TO = expression(r"[\d.,]+\s?[^\s\d]{0,4} to [$€£]?[\d.,]+\b")
_GROUPED = expression(r"\d{1,3}(?:,\d{3})+\D{1,9}\d{1,3}(?:,\d{3})+")
"""Numbers with marks of thousands: no scores, pages or lost exponents ("below 10–5 M")."""
_FRAME = expression(
    r"\b(?:aged|ages|age group|(?:age |interquartile )?range(?:,|:| was| is| of)?|IQR(?:,|:)?)\s$", re.IGNORECASE
)
_BEFORE_BOUND = expression(r"\b(?:by|from)\s$", re.IGNORECASE)
# Time runs backwards before an event, and a clock starts again at midnight.
_BACKWARDS = expression(
    r"[\s-]{0,2}(?:ago\b|before\b|prior\b|earlier\b|previously\b|BP\b|B\.?C|preceding\b|a\.?m\b|p\.?m\b|o['’]clock)"
)
_PRESSURE = "millimetre of mercury"  # 120–80 mmHg is systolic and diastolic
_EXPONENT = expression(r"[-‐‑–—−×^]$")
_MIXED_NUMBER = expression(r"[/½⅓⅔¼¾⅛⅜⅝⅞]")
# "= 208 - 24.5", "(45 g - 12 g) × 4", "220 - 35.5 = 184.5": one number is taken from the other.
_SUM_BEFORE, _SUM_AFTER = re.compile(r"[=+*×·÷]\s?\(?$"), re.compile(r"\)?\s?[=+*×÷]|\s[x·/]\s")
_BOUND = expression(r"[<>≤≥]|(?:below|under|less|fewer|above|over|more|at (?:least|most))\b", re.IGNORECASE)
_SCORE = expression(r"\b(?:scor(?:e|es|ed)|won|lost|beat|ended) $", re.IGNORECASE)
_TOWARDS = 5
"""So many words before a range may say that something falls: "is tapered off 40–10 mg"."""
_WORD = expression(r"[^\W\d_]+")
_ALL = 100.0


def find_ranges(passage: Passage) -> Iterator[Quantity]:
    """Yield the quantities written as a range.

    Small whole numbers without a unit may be a score or a page, "from 10% to 5%" is a change, "between 10 and 5" may
    compare two groups. Where two ranges or more fall and none rises, their writer counts downwards and means it.
    """
    found = [each for each in passage.quantities if each.comparator == "range" and _is_range(each, passage)]
    falling = [each for each in found if _falls(each)]
    if len(falling) < 2 or len(falling) < len(found):
        yield from found


def _falls(quantity: Quantity) -> bool:
    return (quantity.low or 0.0) > (quantity.high or 0.0)


def _is_range(quantity: Quantity, passage: Passage) -> bool:
    text = passage.text
    start, end = quantity.number.start, quantity.number.end
    written = text[start:end]
    measured = (bool(quantity.unit_text) and quantity.unit != _PRESSURE) or (quantity.step < 1 and _is_even(written))
    measured = measured or bool(_GROUPED.fullmatch(written))
    joined = bool(_JOINT.match(written)) and not _EXPONENT.search(text, max(0, start - 1), start)
    joined = joined or _is_framed(quantity, passage)
    after = text[quantity.span.end : quantity.span.end + 12]
    plain = measured and joined and not _MIXED_NUMBER.search(written) and not _BACKWARDS.match(after)
    return plain and not (_falls(quantity) and _counts_down(quantity, passage))


def _is_framed(quantity: Quantity, passage: Passage) -> bool:
    """Tell whether a pair with "to" is no way from one value to another, but what stands before it asks for a range."""
    text, start = passage.text, quantity.span.start
    written = text[quantity.number.start : quantity.number.end]
    if not _JOINT_BY_TO.match(written):
        return False
    bound = _GROUPED.fullmatch(written) and _BOUND.match(quantity.text)
    if bound and not _BEFORE_BOUND.search(text, max(0, start - 6), start):
        return True
    return bool(_FRAME.search(text, max(0, start - 24), start))


def _is_even(written: str) -> bool:
    """Tell whether both numbers of a range have decimals or neither has; "1–0.26" is rather a name."""
    return written.count(".") != 1


def _counts_down(quantity: Quantity, passage: Passage) -> bool:
    """Tell whether a falling pair is a difference, two parts of all, a score, a threshold or a way down."""
    text, start, end = passage.text, quantity.number.start, quantity.span.end
    if _SUM_BEFORE.search(text, max(0, start - 3), start) or _SUM_AFTER.match(text, end):
        return True
    if quantity.unit == "percent" and (quantity.low or 0.0) + (quantity.high or 0.0) == _ALL:
        return True
    if _SCORE.search(text, max(0, start - 10), start):
        return True
    bound = _BOUND.match(quantity.text) and not _GROUPED.fullmatch(text, start, quantity.number.end)
    return bool(bound) or _goes_down(text, passage.sentences, quantity.span)


def _goes_down(text: str, sentences: tuple[Span, ...], span: Span) -> bool:
    """Tell whether the words before a range say that something falls: "drops 100–80 mg", but not "drops by"."""
    begin = max((each.start for each in sentences if each.start <= span.start), default=0)
    words = _WORD.findall(text[max(begin, span.start - 60) : span.start].casefold())[-_TOWARDS:]
    return words[-1:] != ["by"] and not _moving().isdisjoint(words)


@cache
def _moving() -> frozenset[str]:
    table = word_table("changes")
    return frozenset(word for kind in ("fall", "fall_nouns", "moved", "stepwise") for word in table[kind])
