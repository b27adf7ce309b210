"""Number words that state no quantity: "this one", "second half", "fourth quarter", "double bond"."""

from __future__ import annotations

from functools import cache

from factcheck.data import word_table
from factcheck.extraction.quantities.words import last_word
from factcheck.extraction.quantities.written import Written
from factcheck.text.expressions import expression

_NEXT = expression(r"\s([A-Za-z]+)")
_HYPHENED = expression(r"[-‐‑]([A-Za-z]+)")
_ENDS = expression(r"\s*(?:[.,;:)?!]|$)")
# "a one in four chance"
_SHARE = expression(
    r"(?:\s(?:in|out of)\s(?:every\s|an?\s)?|-in-)(?:\d|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand)"
)
_PARTITIVE = expression(r"\s(?:of|or|in|out|to)\s")


def is_idiom(text: str, measure: Written, counted: str) -> bool:
    """Tell whether the number word is no quantity, judged by its neighbours; `counted` is the noun after it."""
    word = text[measure.number_start : measure.number_end].lower()
    if text[measure.number_end : measure.number_end + 5] == "-time":
        return True
    if (hyphened := _HYPHENED.match(text, measure.end)) and not measure.unit:
        named = word == "one" and hyphened[1] not in ("in", "to", "out")
        return named or hyphened[1].endswith(_endings()) or measure.form in ("fraction", "multiple")
    if measure.form == "magnitude":
        return word == "tens" or _is_scale(text, measure)
    before = last_word(text, measure.number_start).lower()
    following = _NEXT.match(text, measure.number_end)
    after = following[1].lower() if following else ""
    if word == "one":
        return _is_pronoun(text, measure, counted, before, after)
    if measure.form == "multiple":
        return (
            not word.endswith("fold")
            and word != "once"
            and not (before in _words("multiple", "after") or after in _words("multiple", "before"))
        )
    if word == "half":
        return before in _words("half", "after") or after in _words("half", "before") or before == "the"
    if word == "quarter":
        return True
    if measure.form == "fraction" and word.startswith("a ") and not measure.unit and measure.raw < 1:
        shared = after in _words("share", "before") or bool(_ENDS.match(text, measure.end))
        return not (shared or before in _words("share", "after"))
    return word[0] != text[measure.number_start] and measure.raw < 100 and _is_in_name(text, measure, counted, before)


_SCALE = expression(r"\((?:in )?$")


def _is_scale(text: str, measure: Written) -> bool:
    """Tell whether a bracket holds a scale alone, as heads of columns do: "Deaths (millions)"."""
    start = measure.number_start
    return text[measure.number_end : measure.number_end + 1] == ")" and bool(
        _SCALE.search(text, max(start - 4, 0), start)
    )


def _is_pronoun(text: str, measure: Written, counted: str, before: str, after: str) -> bool:
    if _SHARE.match(text, measure.end):
        return False
    if text.startswith(" of the following", measure.end):
        return True
    if before in _words("one", "after") or after in _words("one", "before"):
        return True
    if text[measure.end : measure.end + 2] in ("'s", "’s"):
        return True
    if counted or measure.unit or _PARTITIVE.match(text, measure.end):
        return False
    return before not in _words("one", "alone")


def _is_in_name(text: str, measure: Written, counted: str, before: str) -> bool:
    """Tell whether a capitalised number word follows another capitalised word: "Big Three", not "Take Two Tablets"."""
    begin = measure.number_start - 1 - len(before)
    if measure.unit or (counted and text[measure.number_end + 1 : measure.number_end + 2].isupper()):
        return False
    return bool(before) and text[begin : begin + 1].isupper() and text.startswith(before[1:], begin + 1)


@cache
def _words(group: str, side: str) -> frozenset[str]:
    return frozenset(word_table("idioms")[group][side])


@cache
def _endings() -> tuple[str, ...]:
    return tuple(word_table("idioms")["hyphened"]["endings"])
