"""Where in its container a work stands: year, volume, issue and pages, as every style writes them.

The entry is read as runs of numbers, labels and punctuation between its words. Each run that can be read as a
place in a journal or book competes; the one that says most wins, the first of equals.
"""

from __future__ import annotations

import re

from factcheck.extraction.references.text import DASH, YEAR
from factcheck.extraction.references.tokens import BRACKETED_RANGE, LABELS, Token, runs
from factcheck.text.expressions import expression
from factcheck.values import dataclass

Fields = dict[str, str]


@dataclass(frozen=True, slots=True)
class Locator:
    """The numbers read, "" where absent, between `start` and `end`; `series` is a letter before the volume."""

    start: int
    end: int
    volume: str = ""
    issue: str = ""
    pages: str = ""
    year: str = ""
    series: str = ""
    labelled: bool = False


_NUMBERED = expression(r"[(\[] ?(?:no|nr|issue|iss|number)\b", re.IGNORECASE)
_YEARS = expression(rf"{YEAR}[{DASH}]+(?:{YEAR}|\d\d)$")
_SERIES = expression(r"([A-Z])(\d{1,4})$")
_PLAIN = expression(r"\d{1,4}[A-Z]?$|[IVXL]+$|[A-Z]\d{1,4}$")
_FOUR_DIGITS = expression(r"\d{4}")
_NOTHING = Token("", "", 0, 0)


def find_locator(found: list[Token], known_year: str | None) -> Locator | None:
    """Return the most telling place among the tokens of an entry behind its authors; None without any."""
    best, best_score = None, 0
    for run in runs(found):
        locator = _read(run, known_year)
        if locator is None or not _is_told(locator, run, found):
            continue
        score = _score(locator)
        if score > best_score or score == best_score < 6:
            best, best_score = locator, score
    return best


def _score(locator: Locator) -> int:
    fields = 3 * bool(locator.volume) + 3 * bool(locator.pages) + bool(locator.issue) + bool(locator.year)
    return fields + locator.labelled


def _is_told(locator: Locator, run: list[Token], found: list[Token]) -> bool:
    """Tell whether the numbers are enough to be a place, and no part of a title."""
    if locator.labelled or (locator.volume and (locator.pages or locator.issue)):
        return True
    last = run[-1] is found[-1]
    if locator.pages:
        return last or run[0].kind == "point"
    return bool(locator.volume) and (bool(locator.year) or last)


def _read(run: list[Token], known_year: str | None) -> Locator | None:
    """Read one run from left to right; each number goes to the first field it can be."""
    fields: Fields = {}
    label, label_start, labelled = "", 0, False
    start = end = -1
    for index, token in enumerate(run):
        if token.kind in LABELS:
            label, label_start = token.kind, token.start
            continue
        field = _field(run, index, label, fields, known_year)
        if field:
            labelled = labelled or label in ("volume", "issue", "pages")
            start = start if start >= 0 else label_start if label else token.start
            end = token.end
            fields.setdefault(field, token.text.strip("()[] "))
        if token.kind != "point" or (label in ("month", "supplement") and token.text != "."):
            label = ""
    return _located(fields, start, end, labelled) if fields else None


def _located(fields: Fields, start: int, end: int, labelled: bool) -> Locator:
    """Return the place with the fields in the form they are kept in."""
    series = _SERIES.match(fields.get("volume", ""))
    if series:
        fields["series"], fields["volume"] = series[1], series[2]
    alone = not labelled and "pages" not in fields and "issue" not in fields
    if alone and _FOUR_DIGITS.match(fields.get("volume", "")):
        fields["pages"] = fields.pop("volume")
    if "year" in fields:
        fields["year"] = re.findall(YEAR, fields["year"])[-1]
    if "issue" in fields:
        fields["issue"] = _NUMBERED.sub("", "(" + fields["issue"]).strip(" .(")
    return Locator(start, end, labelled=labelled, **fields)


def _field(run: list[Token], index: int, label: str, fields: Fields, known: str | None) -> str:
    """Return the field that the token at `index` fills, "" for none."""
    token = run[index]
    following = run[index + 1] if index + 1 < len(run) else _NOTHING
    if token.kind == "year":
        return _field_of_year(run, index, label, fields, known)
    if token.kind == "date":
        return "year"
    if token.kind == "bracket":
        if "volume" in fields or _NUMBERED.match(token.text):
            return "issue"
        return "pages" if BRACKETED_RANGE.match(token.text) else ""
    if token.kind not in ("number", "range") or label == "month" or following.kind == "month":
        return ""
    if label:
        return "issue" if label == "supplement" else label
    if token.kind == "range":
        return _field_of_range(token.text, following.kind, fields)
    if "volume" not in fields:
        return "volume" if "pages" not in fields and _is_volume(token.text, following.kind) else ""
    return "issue" if "issue" not in fields and _has_pages_behind(run, index) else "pages"


def _field_of_range(text: str, following: str, fields: Fields) -> str:
    if "volume" in fields:
        return "pages"
    if following == "bracket":
        return "volume"
    return "" if _YEARS.match(text) else "pages"


def _is_volume(text: str, following: str) -> bool:
    """Tell whether a number without a label may be a volume; with a letter before it only if more follows."""
    if not _PLAIN.match(text):
        return False
    return not text[0].isalpha() or text.isalpha() or following in ("point", "date", "")


def _has_pages_behind(run: list[Token], index: int) -> bool:
    """Tell whether pages follow, so that a second number is an issue: "5, 1: 26-41"."""
    kinds = [token.kind for token in run[index + 1 :]]
    return "range" in kinds or "pages" in kinds or kinds[:2] == ["point", "number"]


def _field_of_year(run: list[Token], index: int, label: str, fields: Fields, known: str | None) -> str:
    """Four digits that may be a year are one, unless the place or a year known already speaks against it."""
    other = known is not None and run[index].text[:4] != known
    following = run[index + 1].kind if index + 1 < len(run) else ""
    if label in ("volume", "pages"):
        return label
    if "volume" in fields:
        colon = index > 0 and run[index - 1].text == ":"
        free = "pages" not in fields
        return "pages" if free and (colon or other or following == "date" or "year" in fields) else "year"
    return "volume" if following == "date" or (other and following == "bracket") else "year"
