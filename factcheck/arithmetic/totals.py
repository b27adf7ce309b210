"""Parts that do not add to their whole, in a sentence: "200 patients (120 men and 90 women)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from factcheck.data import word_table
from factcheck.model import Quantity, Span

_WHOLE = 100.0
_MOST_PARTS = 12


@dataclass(frozen=True, slots=True)
class BrokenSum:
    """Parts and the whole they should add to; `whole_span` is None where the whole is 100%."""

    span: Span
    parts: str
    sum: float
    whole: float
    whole_span: Span | None = None
    percent: bool = False


def complement_counts(text: str) -> Iterator[BrokenSum]:
    """Yield each whole in numbers with two groups in brackets that make up everybody and do not add to it."""
    if not _may_count().search(text):
        return
    counts, shares = _complements()
    for found in counts.finditer(text):
        parts, whole = _number(found["one"]) + _number(found["two"]), _number(found["whole"])
        if parts != whole:
            span = Span(found.start("one"), found.end("last"))
            yield BrokenSum(span, text[span.start : span.end], parts, whole, Span(*found.span("whole")))
    for found in shares.finditer(text):
        parts = _number(found["one"]) + _number(found["two"])
        if parts > _WHOLE + 1:
            span = Span(found.start("one"), found.end("last"))
            yield BrokenSum(span, text[span.start : span.end], parts, _WHOLE, percent=True)


def allocations(text: str) -> Iterator[BrokenSum]:
    """Yield each whole that two groups were drawn from by lot or treatment, if they are more than it holds.

    Fewer may have dropped out; groups that something befell ("150 had headaches and 160 nausea") may overlap.
    """
    if not _allotted().search(text):
        return
    for found in _allocation().finditer(text):
        parts, whole = _number(found["one"]) + _number(found["two"]), _number(found["whole"])
        if parts > whole:
            span = Span(found.start("one"), found.end("two"))
            yield BrokenSum(span, text[span.start : span.end], parts, whole, Span(*found.span("whole")))


def remaining_shares(text: str, quantities: Sequence[Quantity], sentences: Sequence[Span]) -> Iterator[BrokenSum]:
    """Yield each "the remaining 30%" of a sentence that does not make up a whole with the shares before it.

    Any run of shares before it may be the rest of the whole, and any earlier share may be the whole.
    """
    percentages = [each for each in quantities if each.unit == "percent" and each.comparator in ("=", "~")]
    for index, last in enumerate(percentages[1:], 1):
        if not _rest().search(text, max(0, last.span.start - 24), last.span.start):
            continue
        before = percentages[max(0, index - _MOST_PARTS) : index]
        sentence = next((span for span in sentences if span.covers(last.span)), last.span)
        parts = [each for each in (*before, last) if sentence.covers(each.span)]
        total = sum(map(_value, parts))
        if len(parts) > 1 and total > _WHOLE and not _adds_up(before, last):
            span = Span(parts[0].span.start, last.span.end)
            yield BrokenSum(span, ", ".join(each.text for each in parts), total, _WHOLE, percent=True)


def _adds_up(before: Sequence[Quantity], last: Quantity) -> bool:
    wholes = [_WHOLE, *map(_value, before)]
    slack = max(1.0, sum(each.step for each in (*before, last)) / 2)
    sums = accumulate((_value(each) for each in reversed(before)), initial=_value(last))
    return any(abs(total - whole) <= slack for total in list(sums)[1:] for whole in wholes)


def _value(quantity: Quantity) -> float:
    return quantity.low or 0.0


def _number(written: str) -> float:
    return float(written.replace(",", ""))


@cache
def _may_count() -> re.Pattern[str]:
    """Return a pattern that every sentence about two groups matches, quick to search for."""
    groups = sorted({group for pair in word_table("complements")["pairs"] for group in pair})
    return re.compile(rf"[\d%)] (?:{'|'.join(groups)})\b")


@cache
def _complements() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of counts with their whole, and of shares, of two groups that make up everybody."""
    number, percent = r"\d{1,3}(?:,\d{3}){1,3}|\d{1,9}", r"\d{1,3}(?:\.\d{1,3})?"
    aside = r"(?: ?\(\d{1,3}(?:\.\d{1,3})?\s?%\))?"
    table = word_table("complements")["pairs"]
    pairs = "|".join(rf"{one}\b(?P<_{n}>)" for n, (one, _) in enumerate(table))
    second = "|".join(rf"(?(_{n}){two}|(?!))" for n, (_, two) in enumerate(table))
    joint = r"(?: and|,|;)(?: and)? "
    counts = re.compile(
        rf"(?<![\d.,])(?P<whole>{number})(?: [a-z-]{{2,20}}){{1,4}}(?: \(|: |, )"
        rf"(?P<one>{number}){aside} (?:{pairs}){aside}{joint}(?P<two>{number}){aside} (?P<last>{second})\b"
        rf"(?!{aside}(?:,| and|;) ?\d|['’])"
    )
    shares = re.compile(
        rf"(?<![\d.,])(?P<one>{percent})\s?% (?:{pairs}){joint}(?P<two>{percent})\s?% (?P<last>{second})\b(?!['’])"
    )
    return counts, shares


@cache
def _allotted() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(word_table('complements')['allotted'])})\b")


@cache
def _allocation() -> re.Pattern[str]:
    """Return the pattern of "300 patients: 150 received zinc and 160 received placebo"."""
    number = r"\d{1,3}(?:,\d{3}){1,3}(?![\d,])|\d{1,9}(?![\d.,]*\d)"
    allotted = "|".join(word_table("complements")["allotted"])
    return re.compile(
        rf"(?<![\d.,])(?P<whole>{number})(?: [a-z-]{{2,20}}){{1,6}}(?: \(|: |; |, )"
        rf"(?P<one>{number})(?: [a-z-]{{2,20}}){{0,3}}? (?:{allotted})(?: [A-Za-z-]{{1,20}}){{1,6}}(?:,| and|, and|;) "
        rf"(?P<two>{number})(?: [a-z-]{{2,20}}){{0,3}}? (?:{allotted})\b(?![^.;]{{0,80}}(?:, and|, \d| and \d))"
    )


@cache
def _rest() -> re.Pattern[str]:
    words = "|".join(word_table("complements")["rest"])
    return re.compile(rf"\bthe (?:{words})(?: of (?:them|these|people|patients))? ?[(,]?$")
