"""Wholes told with their parts in a sentence: "200 patients (120 men and 80 women)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.statements.passage import Passage
from factcheck.model import Number, Span, Total

_MOST_PARTS = 12


def find_totals(passage: Passage) -> Iterator[Total]:
    """Yield the parts of each whole that they are told to make up, or to be no more than."""
    yield from complements(passage.text)
    yield from allocations(passage.text)
    yield from remaining_shares(passage)


def complements(text: str) -> Iterator[Total]:
    """Yield each whole in numbers, or in percent, with two groups that make up everybody."""
    if not _may_count().search(text):
        return
    counts, shares = _complements()
    for found in counts.finditer(text):
        parts = (_number(found, "one"), _number(found, "two"))
        yield Total("all", parts, Span(found.start("one"), found.end("last")), _number(found, "whole"))
    for found in shares.finditer(text):
        parts = (_number(found, "one", "percent"), _number(found, "two", "percent"))
        yield Total("at-most", parts, Span(found.start("one"), found.end("last")))


def allocations(text: str) -> Iterator[Total]:
    """Yield each whole that two groups were drawn from by lot or treatment.

    Fewer may have dropped out; groups that something befell ("150 had headaches and 160 nausea") may overlap.
    """
    if not _allotted().search(text):
        return
    for found in _allocation().finditer(text):
        parts = (_number(found, "one"), _number(found, "two"))
        yield Total("at-most", parts, Span(found.start("one"), found.end("two")), _number(found, "whole"))


def remaining_shares(passage: Passage) -> Iterator[Total]:
    """Yield each "the remaining 30%" of a sentence with the shares before it."""
    percentages = [each for each in passage.quantities if each.unit == "percent" and each.comparator in ("=", "~")]
    for index, last in enumerate(percentages[1:], 1):
        if not _rest().search(passage.text, max(0, last.span.start - 24), last.span.start):
            continue
        before = percentages[max(0, index - _MOST_PARTS) : index]
        sentence = next((span for span in passage.sentences if span.covers(last.span)), last.span)
        parts = [each for each in (*before, last) if sentence.covers(each.span)]
        if len(parts) > 1:
            span = Span(parts[0].span.start, last.span.end)
            yield Total("rest", tuple(Number(one.span, one.low or 0.0, one.step, one.unit) for one in parts), span)


def _number(found: re.Match[str], name: str, unit: str | None = None) -> Number:
    written = found[name]
    step = 10.0 ** -len(written.partition(".")[2])
    return Number(Span(*found.span(name)), float(written.replace(",", "")), step, unit)


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
