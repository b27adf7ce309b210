"""Digits that are no quantities: dates, years, times of day, identifiers, labels, citations, names."""

from __future__ import annotations

import re
from functools import cache

from factcheck.data import word_list, word_table
from factcheck.extraction.quantities.words import is_title, last_token, last_word, speaks_of_ratio
from factcheck.extraction.quantities.written import Written
from factcheck.text.expressions import expression

# How far the ends of the token that holds a number are looked for.
_TOKEN = 64
# A name takes small numbers even before a noun: "the Voyager 2 probes", but "in Boston 40 patients".
_NAME_NUMBER = 20
# A whole number with more digits and no separators is an identifier.
_LONGEST = 15
_DASHES = frozenset("-‐‑–−")

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_BEFORE_MONTH = expression(rf"(?:\s?[-–]\s?\d{{1,2}})?\s(?:of )?{_MONTH}(?!\s(?:be|have|not)\b)")
_AFTER_MONTH = expression(rf"\b{_MONTH},?\s(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s|\d{{1,2}}\s?[-–]\s?)?$")
_CLOCK = expression(
    r"(?:[:.][0-5]\d)?\s?(?:[ap]\.\s?m\b|[ap]m\b|[AP]M\b|o[’']clock|GMT\b|UTC\b|E[SD]T\b)|:[0-5]\d(?!\d)"
)
_MINUTES = expression(r"\d\d:$")
_DATE = expression(r"\d{1,4}([/.-])\d{1,2}\1\d{1,4}(?!\d)")
_PHONE = expression(r"[(+]?\d{1,4}[\d().-]*[-.)]\d{2,}")
_ADDRESS = expression(r"://|www\.|@|doi\b|10\.\d{4,}/|\.(?:com|org|net|gov|edu)\b", re.IGNORECASE)
_ORDINAL = expression(r"\s?(?:th|nd|rd|st)\b")
_MARKER = expression(r"(?:^|\n)[\s(\[]*$")
_AFTER_MARKER = expression(r"[.)\]]+(?:\s|$)")
_ITEM = expression(r"(?:^|\n)\W{0,3}[A-Z][a-z]+\s$")
_HEADING = expression(r"\.?\s+\[?[A-Z][a-z]")
_NEXT = expression(r"\s([A-Z][a-z]+)\b")
_BRACKETED = expression(r"\[(?:\s{0,3}\^)?[\d\s,;–-]{0,20}$|[A-Za-z”’\"')]\s\((?:\d{1,3}[,;–-]\s?){0,5}$")
_AFTER_BRACKETED = expression(r"[\d\s,;–-]{0,40}[\])]")
_ARGUMENT = expression(r"[A-Za-zχ²]\((?:\d+,\s?)?$")
_TO = expression(r"\b(?:to|minus|in|a|an|at|of)-$")
_LAW = expression(r"\s(?:U\.?\s?S\.?\s?C|C\.?\s?F\.?\s?R|Fed\.?\s?Reg|Stat)\b\.?(?=\s?(?:§|\d|[Ss]ec|[Cc]h|[Pp]art))")
_DIET = expression(
    r"(?<![\d:.])(?P<name>\d{1,2}[:/]\d{1,2})[\s-](?:(?:intermittent|modified|fasting|eating)\s)?"
    r"(?:diets?|fast(?:s|ing|ers)?|methods?|plans?|schedules?|protocols?|approach(?:es)?|patterns?|regimens?|eating)\b",
    re.IGNORECASE,
)
_CODE = expression(r"[A-Za-z]\w*$")
_YEAR_BEFORE = expression(r"\b(?i:in|since|until|till|by|during|early|late|circa|year|ad|bc|before|after)\s$|\($")


def is_no_quantity(text: str, measure: Written, counted: str, previous_end: int, *, bounded: bool) -> bool:
    """Tell whether the digits are part of a date, an identifier, a label, a citation or a name.

    `previous_end` is where the number before ends, `bounded` says that a comparator stands beside them.
    """
    return (
        _is_glued(text, measure, previous_end, bounded=bounded)
        or _is_address(text, measure)
        or _is_date(text, measure)
        or _is_marker(text, measure)
        or _is_of_law(text, measure)
        or _is_of_diet(text, measure)
        or is_labelled(text, measure, counted)
        or (not measure.unit and not bounded and _is_name(text, measure, counted))
    )


def _is_of_diet(text: str, measure: Written) -> bool:
    """Tell whether the number is of the name of a way to eat, as days or hours without food: "the 5:2 diet"."""
    if not text[measure.number_start : measure.number_start + 1].isdigit():
        return False
    start = measure.number_start
    beside = text[max(start - 3, 0) : start + 4]
    if ":" not in beside and "/" not in beside:
        return False
    return any(
        found.start() <= start < found.end("name")
        for found in _DIET.finditer(text, max(start - 4, 0), measure.end + _LONGEST * 2)
    )


def _is_of_law(text: str, measure: Written) -> bool:
    """Tell whether the number is that of a code or a section of law: "42 U.S.C. § 13661"."""
    section = text[max(measure.start - 2, 0) : measure.start].strip() == "§"
    return section or (measure.whole and bool(_LAW.match(text, measure.end)))


def _is_glued(text: str, measure: Written, previous_end: int, *, bounded: bool) -> bool:
    """Tell whether letters or other digits hang on the number: "3D", "5-HT", "F(3, 7)", "COVID-19", "007"."""
    start, end = measure.start, measure.end
    last, after = text[start - 1 : start], text[end : end + 2]
    if last == "/" and not measure.unit and text[start - 2 : start - 1].isalpha():
        return True
    if last == "-" and measure.name == "year of age":
        return False
    if last in _DASHES and previous_end != start - 1 and _is_code(text, start - 1):
        return not measure.unit or not text[start - 2].islower() or text[measure.number_end : end] == "s"
    if last in ("#", "@", "_", "\\"):
        return True
    window = max(start - 8, 0)
    if last in ("(", " ") and "(" in text[window:start] and _ARGUMENT.search(text, window, start):
        return True
    if measure.unit:
        return text[measure.number_start : measure.unit.end] in _isotopes() or _is_plural_name(text, measure)
    if after[:1].isalpha() or after[:1] == "_":
        decimal = "." in text[measure.number_start : end]
        return not (decimal or measure.form == "fraction" or (bounded and not after.isupper()))
    if _ORDINAL.match(text, end) or (after[:1] in ("-", "‐", "‑", ",") and after[1:].isupper()):
        return True
    digits = text[measure.number_start : measure.number_end]
    if measure.form == "fraction" and "/" in digits:
        return " " not in digits and measure.raw > 1
    return digits.isdigit() and ((digits[0] == "0" and len(digits) > 1) or len(digits) > _LONGEST)


def _is_plural_name(text: str, measure: Written) -> bool:
    """Tell whether "3s" means several of a name, "1980s" or "90s" a decade."""
    if text[measure.number_end : measure.end] != "s" or not measure.whole:
        return False
    word = last_token(text, measure.start)
    if is_title(word) or 1500 <= measure.raw < 2100:
        return True
    return measure.raw % 10 == 0 and word.lower() in _lexicon("decade-openers")


def _is_code(text: str, dash: int) -> bool:
    """Tell whether a word or a code stands before the dash: "COVID-19", "hSOX2-25", but not "minus-5"."""
    if _TO.search(text, max(dash - 6, 0), dash + 1):
        return False
    return bool(_CODE.search(text, max(dash - 12, 0), dash))


@cache
def _isotopes() -> frozenset[str]:
    return frozenset(word_table("idioms")["isotopes"]["words"])


def _is_address(text: str, measure: Written) -> bool:
    """Tell whether the number stands in a web or mail address, a DOI or a telephone number."""
    apart = text[measure.start - 1 : measure.start] == " " == text[measure.end : measure.end + 1]
    if apart and measure.form != "fraction":
        return False
    begin, stop = max(measure.start - 4 * _TOKEN, 0), measure.end + _TOKEN
    start = max(text.rfind(" ", begin, measure.start), text.rfind("\n", begin, measure.start), begin - 1) + 1
    ends = [end for end in (text.find(" ", measure.end, stop), text.find("\n", measure.end, stop)) if end >= 0]
    token = text[start : min(ends, default=stop)].rstrip(".,;)")
    if len(token) < measure.end - measure.start + 4 and measure.form != "fraction":
        return False
    if _PHONE.fullmatch(token):
        groups = [len(group) for group in re.findall(r"\d+", token)]
        return groups == [3, 4] or (len(groups) > 2 and sum(groups) > 6 and max(groups) < 5)
    return bool(_ADDRESS.search(token))


def _is_date(text: str, measure: Written) -> bool:
    start, end = measure.number_start, measure.number_end
    if _DATE.match(text, start) or _MINUTES.search(text, max(start - 3, 0), start):
        return True
    if measure.raw < 25 and _CLOCK.match(text, end) and not speaks_of_ratio(text, start, end):
        return True
    if measure.unit or not measure.whole:
        return False
    if measure.raw <= 31 and _BEFORE_MONTH.match(text, end):
        return True
    window = max(start - 22, 0)
    return not text[window:start].islower() and bool(_AFTER_MONTH.search(text, window, start))


def _is_marker(text: str, measure: Written) -> bool:
    """Tell whether the number marks a heading, a list item or a citation: "1. First", "Myth 1: …", "[3, 5]"."""
    start, end = measure.start, measure.end
    if measure.unit or measure.raw > 999 or measure.form != "digits" or measure.scale != 1:
        return False
    window = max(start - 12, 0)
    opens = (not window or "\n" in text[window:start]) and bool(_MARKER.search(text, window, start))
    if opens and "." in text[start:end] and _HEADING.match(text, end):
        return True
    if "." in text[start:end]:
        return False
    if text[end : end + 2] == ": " and _ITEM.search(text, max(start - _TOKEN, 0), start):
        return True
    if opens and _AFTER_MARKER.match(text, end):
        return True
    window = max(start - 24, 0)
    before = text[window:start]
    bracketed = ("(" in before or "[" in before) and _BRACKETED.search(text, window, start)
    if bracketed and _AFTER_BRACKETED.match(text, end):
        return True
    window = max(start - 60, 0)
    if text[end : end + 1] != ")" or not text[start - 1 : start].isspace():
        return False
    return text.rfind("(", window, start) <= text.rfind(")", window, start)


@cache
def _lexicon(name: str) -> frozenset[str]:
    return frozenset(word_list(name))


def is_labelled(text: str, measure: Written, counted: str) -> bool:
    """Tell whether the number is a name: "Table 2", "stage 4", "week 12", "Fig. 3A"."""
    if measure.form not in ("digits", "words") or measure.scale != 1:
        return False
    if measure.unit and not has_letter(text, measure):
        return False
    if text[measure.start - 1 : measure.start] == "(" and text[measure.end : measure.end + 1] not in (")", ",", ";"):
        return False
    token = last_token(text, measure.start).lower()
    word = token.rstrip(".")
    singular = word[:-1] if word.endswith("s") else word
    if token in _lexicon("number-labels") or word in _lexicon("number-labels") or singular in _lexicon("number-labels"):
        return not text.startswith("age ", measure.start - len(token) - 5)
    weak = word in _lexicon("number-labels-weak") or singular in _lexicon("number-labels-weak")
    return weak and not counted and not measure.unit


def has_letter(text: str, measure: Written) -> bool:
    """Tell whether the unit is one letter that touches the number, and so may be part of a name: "Fig. 3A"."""
    return measure.number_end == measure.end - 1 and text[measure.end - 1].isalpha()


def is_year(text: str, measure: Written, counted: str, *, bounded: bool) -> bool:
    """Tell whether the number is a year: four digits that neither a unit, a noun nor a comparator claims."""
    if not (measure.whole and 1500 <= measure.raw < 2100) or measure.number_end - measure.number_start != 4:
        return False
    if measure.unit:
        return False
    if text[max(measure.start - 2, 0) : measure.start].rstrip()[-1:] in ("=", "<", ">", "≥", "≤", "~"):
        return False
    recent = 1900 <= measure.raw < 2060
    opened = last_word(text, measure.start).lower() in _lexicon("count-openers")
    if counted and (bounded or not recent or opened):
        return False
    if recent:
        return True
    return not bounded and bool(_YEAR_BEFORE.search(text, max(measure.start - 12, 0), measure.start))


def _is_name(text: str, measure: Written, counted: str) -> bool:
    """Tell whether the number is part of a name: "Nasdaq 100", "iPhone 11", "575 Elm Road"."""
    if not text[measure.number_start : measure.number_end].isdigit():
        return False
    if text[measure.end : measure.end + 1] == "-" and counted:
        return False
    if not counted and (following := _NEXT.match(text, measure.end)) and is_title(following[1]):
        return True
    if text[measure.start - 1 : measure.start] != " " or text[measure.start - 2 : measure.start - 1] == ":":
        return False
    word = last_token(text, measure.start)
    if word.islower() or word.rstrip(".") in _lexicon("value-labels") or word[-1:] == "." or not word[:1].isalpha():
        return False
    if counted and measure.raw > _NAME_NUMBER:
        return False
    begin = measure.start - 1 - len(word)
    opens = text[max(begin - 2, 0) : max(begin, 0)].rstrip(" ")[-1:] in ("", ".", ":", "?", "!", "\n", "•")
    if word[-1] == ",":
        return not counted and is_title(word[:-1]) and text[measure.end : measure.end + 1] == ","
    return not opens or sum(letter.isupper() for letter in word) > 1
