"""People shared out by lot or treatment: "300 patients: 150 received zinc and 140 received placebo"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.statements.parts import is_whole
from factcheck.model import Number, Span, Total


def allocations(text: str) -> Iterator[Total]:
    """Yield each number of people of whom two groups were drawn by lot or treatment.

    Fewer may have dropped out; groups that something befell ("150 had headaches and 160 nausea") may overlap.
    """
    if not _allotted().search(text):
        return
    for found in _allocation().finditer(text):
        noun = re.split(r"\b(?:of|in|with|who|at|from|aged|for|were|was|to)\b", found["noun"])[0].split()
        if noun and is_whole(noun[-1].casefold()):
            parts = (_number(found, "one"), _number(found, "two"))
            yield Total("at-most", parts, Span(found.start("one"), found.end("two")), _number(found, "whole"))


def _number(found: re.Match[str], name: str) -> Number:
    return Number(Span(*found.span(name)), float(found[name].replace(",", "")), 1.0)


@cache
def _allotted() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(word_table('complements')['allotted'])})\b")


@cache
def _allocation() -> re.Pattern[str]:
    """Return the pattern of "300 patients: 150 received zinc and 160 received placebo"."""
    number = r"\d{1,3}(?:,\d{3}){1,3}(?![\d,])|\d{1,9}(?![\d.,]*\d)"
    allotted = "|".join(word_table("complements")["allotted"])
    return re.compile(
        rf"(?P<whole>\d(?<![\d.,]\d)(?:\d{{0,2}}(?:,\d{{3}}){{1,3}}(?![\d,])|\d{{0,8}}(?![\d.,]*\d)))"
        rf"(?P<noun>(?: [A-Za-z-]{{2,20}}){{1,6}})(?: \(|: |; |, )"
        rf"(?P<one>{number})(?: [a-z-]{{2,20}}){{0,3}}? (?:{allotted})(?: [A-Za-z-]{{1,20}}){{1,6}}(?:,| and|, and|;) "
        rf"(?P<two>{number})(?: [a-z-]{{2,20}}){{0,3}}? (?:{allotted})\b(?![^.;]{{0,80}}(?:, and|, \d| and \d))"
    )
