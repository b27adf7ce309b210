"""The text of a reference entry made regular: mark-up, invisible characters and broken spacing mended."""

from __future__ import annotations

import unicodedata
from itertools import groupby

from factcheck.text.expressions import expression

_CAPITALS = [c for c in map(chr, [*range(0x41, 0x590), *range(0x1E00, 0x2000)]) if c.isupper()]
UPPER = "".join(
    f"{run[0]}-{run[-1]}" if len(run) > 3 else "".join(run)
    for run in ([c for _, c in run] for _, run in groupby(enumerate(_CAPITALS), lambda one: ord(one[1]) - one[0]))
)
"""Every capital letter of the alphabets with case, for use inside a character class; ranges are compiled faster."""
LOWER = "a-zß-öø-ÿāăąćčďđēėęěğġģīįķļłńņňōőœŕřśşšţťūůűųźżž"
LETTER = "A-Za-zÀ-ÖØ-öø-ɏͰ-ӿḀ-ỿ"
DASH = "-‐‑‒–—−"
APOSTROPHE = "'’‘`´ʼ"
EDITION = (
    r"(?:\d{1,2}(?:st|nd|rd|th)|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Rr]ev(?:ised|\.)?)"
    r"\.? (?:[Ee]dn?|[Ee]dition)\b"
)
YEAR = r"(?:1[5-9]\d\d|20[0-4]\d)"

_TAG = expression(r"</?[A-Za-z]{1,10}/?>")
_INVISIBLE = expression("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_CASELESS = expression("[\u0590-\u10ff\u1100-\u1c7f\u3040-\u9fff\ua000-\ud7ff\uf900-\ufdff]")
_MARKUP = expression(r"\*{1,3}|(?<!\w)_(?=\w)|(?<=\w)_(?!\w)")

_REPAIRS = (
    (expression(r" (?:([,;.]) ?(?=[^\W\d_]))"), r"\1 "),
    (expression(r" ([,;:.)\]])|(?<=[(\[]) "), r"\1"),
    (expression(rf" (?:(?<=\d[{DASH}] )(?=\d)|(?<=\d )(?=[{DASH}] ?\d))"), ""),
    (expression(r"\d(?:(?<=[A-Za-z]{4}\d)|(?<=[Vv]ol\d))\d{0,3}(?= ?[,;(:])"), r" \g<0>"),
    (expression(r"(?<=[a-z\d)])([,.;])(?=[A-Z])"), r"\1 "),
    (expression(r"\band(?=[A-Z])|[a-z](?=[A-Z]\.|and [A-Z]\.)"), r"\g<0> "),
)


def clean(text: str) -> str:
    """Return the entry on one line, without tags, emphasis marks and invisible characters."""
    if "*" in text or "_" in text:
        text = _MARKUP.sub("", text)
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", _TAG.sub("", text)))
    return " ".join(text.split())


def mend(text: str) -> str:
    """Return the entry with the blanks around punctuation where typesetting puts them.

    Text taken from a PDF has them anywhere: "Phys .Rev .D84 ,045022 ( 2011)".
    """
    for pattern, replacement in _REPAIRS:
        text = pattern.sub(replacement, text)
    return text


def has_case(text: str) -> bool:
    """Tell whether the entry is written in a script with capitals; names and titles are found by them."""
    caseless = len(_CASELESS.findall(text))
    return not caseless or caseless * 3 <= sum(map(str.isalpha, text))
