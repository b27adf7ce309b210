"""Candidates: the numbers of a text with what stands around them, and whether they are quantities at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from factcheck.extraction.quantities.comparators import Bound, bound_before
from factcheck.extraction.quantities.head_noun import counted_noun
from factcheck.extraction.quantities.idioms import is_idiom
from factcheck.extraction.quantities.number_filters import has_letter, is_labelled, is_no_quantity, is_year
from factcheck.extraction.quantities.numerals import Numeral
from factcheck.extraction.quantities.pressures import as_pressure
from factcheck.extraction.quantities.rates import is_base
from factcheck.extraction.quantities.written import Written, as_written
from factcheck.text.expressions import expression


class Candidate(NamedTuple):
    """A measure, what it counts and the comparator before it.

    `excluded` says that it is no quantity, `year` that it reads like a year.
    """

    measure: Written
    counted: str = ""
    before: Bound | None = None
    excluded: bool = False
    year: bool = False


def find_candidates(text: str, numerals: Iterable[Numeral]) -> Iterator[Candidate]:
    """Yield the numbers of a text in order, of all that are numerals or lone units in it."""
    previous: Candidate | None = None
    for numeral in numerals:
        if previous and numeral.start < previous.measure.end:
            continue
        floor = previous.measure.end if previous else 0
        previous = _cited_year(text, numeral) or _candidate(text, _written(text, numeral, floor), previous)
        yield previous


def _written(text: str, numeral: Numeral, floor: int) -> Written:
    read = as_written(text, numeral, floor)
    return as_pressure(text, read) if read.form == "fraction" else read


_CITED = expression(r"(?<=[,;(]\s)(?:19|20)\d\d(?=[a-d]?[);,\]])|(?<=\()(?:19|20)\d\d(?=[a-d]?[);,])")


def _cited_year(text: str, numeral: Numeral) -> Candidate | None:
    """Return the year of "(Smith, 2015)", by far the commonest number in scholarly prose, without more ado."""
    if numeral.end - numeral.start != 4 or not _CITED.match(text, numeral.start):
        return None
    start, end, value, step, form = numeral
    return Candidate(Written(start, end, start, end, value, 1.0, step, form, None), excluded=True, year=True)


def _candidate(text: str, read: Written, previous: Candidate | None) -> Candidate:
    counted = "" if read.unit else counted_noun(text, read.end, one=read.raw == 1 and read.scale == 1)
    before = bound_before(text, read.start, previous.measure.end if previous else 0)
    excluded = _is_excluded(text, read, counted, previous, bounded=before is not None)
    year = not excluded and is_year(text, read, counted, bounded=before is not None)
    return Candidate(read, counted, before, excluded or year, year)


def _is_excluded(text: str, read: Written, counted: str, previous: Candidate | None, *, bounded: bool) -> bool:
    if is_base(text, read):
        return True
    if text[read.number_start].isalpha():
        excluded = is_idiom(text, read, counted) or is_labelled(text, read, counted)
    else:
        end = previous.measure.end if previous else -1
        excluded = is_no_quantity(text, read, counted, end, bounded=bounded)
    return excluded or bool(previous and previous.excluded and _continues(text, previous, read, counted))


_LISTED = expression(r"\s?(?:,|;|,? and|,? or|to|through)\s?")
_DASHED = expression(r"\s?[-–—/]\s?|[:.]")


def _continues(text: str, previous: Candidate, read: Written, counted: str) -> bool:
    """Tell whether the number goes on a list of labels or dates: "Tables 2, 3 and 5", "phases 3–7"."""
    if read.unit and not (has_letter(text, read) and is_labelled(text, previous.measure, previous.counted)):
        return False
    between = text[previous.measure.end : min(read.start, previous.measure.end + 12)]
    if _DASHED.fullmatch(between) or (between == " " and not counted and text[previous.measure.start] == "0"):
        return True
    if not read.whole or counted or (previous.year and read.number_end - read.number_start != 4):
        return False
    return bool(_LISTED.fullmatch(between))
