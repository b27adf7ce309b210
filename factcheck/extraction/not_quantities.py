"""Digits that are no quantities: dates, years, times of day, identifiers, labels, citations, names."""

from __future__ import annotations

import re
from functools import cache

from factcheck.data import word_list
from factcheck.extraction.measures import Measure

# How far to look for the word before a number, and for the ends of the token that holds it.
_BACK, _TOKEN = 24, 64

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_BEFORE_MONTH = re.compile(rf"(?:\s?[-–]\s?\d{{1,2}})?\s(?:of )?{_MONTH}(?!\s(?:be|have|not)\b)")
_AFTER_MONTH = re.compile(rf"\b{_MONTH},?\s(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s|\d{{1,2}}\s?[-–]\s?)?$")
_CLOCK = re.compile(r"(?:[:.][0-5]\d)?\s?(?:[ap]\.\s?m\b|[ap]m\b|[AP]M\b|o[’']clock|GMT\b|UTC\b|E[SD]T\b)")
_DATE = re.compile(r"\d{1,4}([/.-])\d{1,2}\1\d{1,4}(?!\d)")
_PHONE = re.compile(r"[(+]?\d[\d().-]*[-.)]\d[\d().-]*")
_ADDRESS = re.compile(r"://|www\.|@|doi\b|10\.\d{4,}/|\.(?:com|org|net|gov|edu)\b", re.IGNORECASE)
_MARKER = re.compile(r"(?:^|\n)[\s(\[]*$")
_AFTER_MARKER = re.compile(r"[.)\]]+(?:\s|$)")
_BRACKETED = re.compile(r"\[[\d\s,;–-]{0,20}$")
_AFTER_BRACKETED = re.compile(r"[\d\s,;–-]{0,40}\]")
_YEAR_BEFORE = re.compile(
    r"(?:\b(?i:in|since|until|till|by|during|early|late|mid|the|this|an?|on|after|before|from|between|to|and|or"
    r"|through|circa|around|about|year|ad|bc|his|her|their|its|of|for|last|that|next)|[’']s)\s$"
    r"|[(\[;,]\s?$|^$|[.] $|-$"
)


def last_word(text: str, position: int) -> str:
    """Return the word before `position`, without brackets and the punctuation after it."""
    window = text[max(position - _BACK, 0) : position].rstrip(" \u00a0\n#:.")
    return window[max(window.rfind(" "), window.rfind("\n"), window.rfind("(")) + 1 :].lstrip("([“\"'‘")


def is_no_quantity(text: str, measure: Measure, counted: str, *, bounded: bool) -> bool:
    """Tell whether the digits are part of a date, an identifier, a label, a citation or a name.

    `bounded` says that a comparator stands beside them.
    """
    return (
        _is_glued(text, measure)
        or _is_address(text, measure)
        or _is_date(text, measure)
        or _is_marker(text, measure)
        or is_labelled(text, measure, counted)
        or _is_year(text, measure, counted, bounded=bounded)
        or (not measure.unit and not bounded and _is_name(text, measure, counted))
    )


def _is_glued(text: str, measure: Measure) -> bool:
    """Tell whether letters or other digits hang on the number: "3D", "5-HT", "13(4):7", "COVID-19", "007"."""
    before, after = text[max(measure.start - 2, 0) : measure.start], text[measure.end : measure.end + 3]
    if before[-1:] in ("#", "@", "_", "\\"):
        return True
    if (
        before[-1:] in ("-", "‐", "‑")
        and before[:1].isalpha()
        and not _TO.search(text, max(measure.start - 7, 0), measure.start)
    ):
        return True
    if measure.unit is None and (after[:1].isalpha() or after[:1] == "_"):
        return True
    if measure.unit is None and after[:1] in ("-", "‐", "‑") and after[1:2].isupper():
        return True
    digits = text[measure.number_start : measure.number_end]
    return digits[:1] == "0" and digits.isdigit() and len(digits) > 1


_TO = re.compile(r"\b(?:to|minus|a|an|at|of)-$")


def _is_address(text: str, measure: Measure) -> bool:
    """Tell whether the number stands in a web or mail address, a DOI or a telephone number."""
    begin, stop = max(measure.start - _TOKEN, 0), measure.end + _TOKEN
    start = max(text.rfind(" ", begin, measure.start), text.rfind("\n", begin, measure.start), begin - 1) + 1
    ends = [end for end in (text.find(" ", measure.end, stop), text.find("\n", measure.end, stop)) if end >= 0]
    token = text[start : min(ends, default=stop)].rstrip(".,;)")
    if len(token) < measure.end - measure.start + 4:
        return False
    if _PHONE.fullmatch(token):
        groups = re.findall(r"\d+", token)
        return len(groups) > 2 or [len(group) for group in groups] == [3, 4]
    return bool(_ADDRESS.search(token))


def _is_date(text: str, measure: Measure) -> bool:
    start, end = measure.number_start, measure.number_end
    if _DATE.match(text, start) or _CLOCK.match(text, end):
        return True
    if measure.unit or not measure.whole:
        return False
    if text[end : end + 1] == ":" and text[end + 1 : end + 3].isdigit():
        return True
    if measure.raw <= 31 and _BEFORE_MONTH.match(text, end):
        return True
    return bool(_AFTER_MONTH.search(text, max(start - 22, 0), start))


def _is_marker(text: str, measure: Measure) -> bool:
    """Tell whether the number marks a list item or a citation: "1. First", "(2)", "[3, 5]"."""
    if measure.unit or not measure.whole or measure.raw > 999:
        return False
    start, end = measure.start, measure.end
    if _BRACKETED.search(text, max(start - 22, 0), start) and _AFTER_BRACKETED.match(text, end):
        return True
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return True
    return bool(_AFTER_MARKER.match(text, end) and _MARKER.search(text, max(start - 12, 0), start))


@cache
def _labels() -> frozenset[str]:
    return frozenset(word_list("number_labels"))


@cache
def _weak_labels() -> frozenset[str]:
    return frozenset(word_list("number_labels_weak"))


@cache
def _value_labels() -> frozenset[str]:
    return frozenset(word_list("value_labels"))


def is_labelled(text: str, measure: Measure, counted: str) -> bool:
    """Tell whether the number is a name: "Table 2", "stage 4", "week 12"."""
    if measure.form not in ("digits", "words") or measure.scale != 1:
        return False
    word = last_word(text, measure.start).lower()
    if word in _labels():
        return True
    return word in _weak_labels() and not counted and not measure.unit


def _is_year(text: str, measure: Measure, counted: str, *, bounded: bool) -> bool:
    if not (measure.whole and 1500 <= measure.raw < 2100) or measure.number_end - measure.number_start != 4:
        return False
    if measure.unit:
        return measure.unit.start == measure.number_end and text[measure.number_end] == "s"
    if text[measure.start - 1 : measure.start] in ("=", "<", ">", "≥", "≤", "~"):
        return False
    recent = 1900 <= measure.raw < 2060
    if counted and (bounded or not recent):
        return False
    before = bool(_YEAR_BEFORE.search(text, max(measure.start - 12, 0), measure.start))
    if recent:
        return before or not counted
    return before and not bounded


def _is_name(text: str, measure: Measure, counted: str) -> bool:
    """Tell whether a capitalised word inside the sentence takes the number as part of a name: "Nasdaq 100"."""
    if counted or not measure.whole:
        return False
    word = last_word(text, measure.start)
    if not word[:1].isupper() or word in _value_labels() or text[measure.start - 1] != " ":
        return False
    begin = measure.start - 1 - len(word)
    if text[begin : measure.start - 1] != word:
        return False
    return text[max(begin - 2, 0) : begin].rstrip(" ")[-1:] not in ("", ".", ":", "?", "!", "\n")
