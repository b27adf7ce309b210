"""Citations that are marks: [3], [2–5], superscripts after a word, Pandoc keys, identifiers in the prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.model import Citation, CitationForm, CitationKind, Span
from factcheck.text.expressions import expression
from factcheck.text.identifiers import find_identifiers

_NUMBERS = expression(
    r"(?:\\textsuperscript\{|\[(?:\s{0,3}\^)?|【)\s?(?:[Ss]ee (?:also )?(?=[^\W\d]))?"
    r"(?:(?:[Ss]ource|[Rr]ef|[Rr]eference|[Cc]itation|[Nn]ote)s?\.?\s?)?#?"
    r"(?P<list>\d{1,3}(?:(?:\s?[,;–‐-]\s?|\sand\s|\s&\s)#?\d{1,3}){0,40})(?:[,;:]\s?pp?\.\s?\d[\d–-]{0,12})?\s?[\]}】](?!\()"
)
_FROM_TO = expression(r"\[(?P<first>\d{1,3})\]\s?[–‐-]\s?\[(?P<last>\d{1,3})\](?!\()")
_OPENING = ("[", "【", "textsuperscript{")
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SUPERSCRIPT = expression(
    rf"(?P<list>[{_RAISED}]{{1,3}}(?:\s?[,;–‐⁻-]\s?[{_RAISED}]{{1,3}}){{0,40}})(?![{_RAISED}⁺⁻/])"
)
_VALUE_BEFORE = expression(r"(?P<value>\d{1,9}(?:\.\d{1,4})?)\s?(?P<unit>%|[^\W\d_]{1,5})?\s?$")
_DIGITS_OF_A_YEAR = 4
_INDEXED_BEFORE = expression(r"(?<!\w)[^\W_]{1,2}$")
_NEAR = 24
_INTERVAL_BEFORE = expression(
    r"(?:\b(?:CI|CIs|CrI|IQR|HDI|PI|SD|SE|n)|\b(?:interval|range|quartiles?|percentiles?|limits?|[Mm]edian|[Mm]ean)\b)"
    r"\s?(?:of|was|were|is|[:=,])?\s?[(]?$"
)
_UNIT_AFTER = expression(
    r"\s?(?:%|°|(?:years?|months?|weeks?|days?|hours?|hrs?|minutes?|mins?|seconds?|mg|mcg|µg|μg|g|kg|mL|ml|L|dL|mmol|mmHg|cm"
    r"|mm|m|km|kcal|kJ|IU|units?|points?|percent|per cent)(?![\w-])(?:\s|[/.,;:)]|$))"
)
_BEARER = expression(r"(?:[^\W\d_]{4}|[.,;:!?)\]”’\"%])$")
_KEYS = expression(r"\[[^\[\]@\n]{0,80}@[^\[\]\n]{1,400}\]|(?<![\w@/.])@[^\W\d_][\w:-]{0,40}\d{4}[a-z]?\b")
_KEY = expression(r"(?<![\w@.])-?@\{?(?P<key>\w[\w:.#$%&+?<>~/-]*\w|\w)")
_PART = expression(r"(?P<first>\d+)(?:\s?[–‐-]\s?(?P<last>\d+))?")
_PLAIN = str.maketrans(_RAISED + "⁻", "0123456789-")
_LONGEST_RANGE = 60


def find_marks(text: str) -> Iterator[Citation]:
    """Yield the marks in one block of text; each is its own `sentence` as yet."""
    if any(opening in text for opening in _OPENING):
        yield from _bracketed(text)
    if not text.isascii():
        yield from _raised(text)
    if "@" in text:
        yield from _keys(text)
    for found in find_identifiers(text):
        span = Span(found.start, found.end)
        words = text[span.start : span.end]
        url = words if words.startswith("http") else ""
        yield Citation(
            span, words, "identifier", "bare", span, label=found.label, doi=found.doi, pmid=found.pmid, url=url
        )


def _bracketed(text: str) -> Iterator[Citation]:
    """Yield numbers in brackets, but no interval after its estimate ("12 [8–15]") and no index ("t[28]")."""
    spans = list(_FROM_TO.finditer(text)) if "]" in text else []
    for match in spans:
        for label in labels(f"{match['first']}-{match['last']}"):
            yield _mark(text, match.span(), "numbered", label)
    for match in _NUMBERS.finditer(text):
        if any(span.start() <= match.start() < span.end() for span in spans):
            continue
        if not _belongs_to_value(text, match):
            yield from _numbered(text, match)


def _belongs_to_value(text: str, match: re.Match[str]) -> bool:
    """Tell whether the brackets hold an index, a value with its unit, the interval around a number, or its spread."""
    start = max(match.start() - _NEAR, 0)
    if _INDEXED_BEFORE.search(text, start, match.start()) or _INTERVAL_BEFORE.search(text, start, match.start()):
        return True
    if _UNIT_AFTER.match(text, match.end()):
        return True
    before = _VALUE_BEFORE.search(text, start, match.start())
    if before is None:
        return False
    bounds = [int(number) for number in re.findall(r"\d+", match["list"])]
    if len(bounds) == 1:
        return not before["unit"] and len(before["value"]) != _DIGITS_OF_A_YEAR
    return len(bounds) == 2 and bounds[0] <= float(before["value"]) <= bounds[1]


def _raised(text: str) -> Iterator[Citation]:
    """Yield superscripts after a word or a mark, but no powers of units or chemical symbols."""
    for match in _SUPERSCRIPT.finditer(text):
        if _BEARER.search(text, max(match.start() - 4, 0), match.start()):
            yield from _numbered(text, match)


def _numbered(text: str, match: re.Match[str]) -> Iterator[Citation]:
    for label in labels(match["list"].translate(_PLAIN)):
        yield _mark(text, match.span(), "numbered", label)


def labels(numbers: str) -> Iterator[str]:
    """Yield every number of "1, 3–5"; nothing for no list of references ("[0, 1]", "[10–2]", "[6,6]")."""
    parts = [(int(part["first"]), int(part["last"] or part["first"])) for part in _PART.finditer(numbers)]
    if any(first < 1 or not 0 <= last - first <= _LONGEST_RANGE for first, last in parts):
        return
    if len(set(parts)) < len(parts):
        return
    for first, last in parts:
        yield from map(str, range(first, last + 1))


def _keys(text: str) -> Iterator[Citation]:
    for match in _KEYS.finditer(text):
        for key in _KEY.finditer(text, *match.span()):
            yield _mark(text, match.span(), "key", key["key"])


def _mark(text: str, place: tuple[int, int], kind: CitationKind, label: str) -> Citation:
    span = Span(*place)
    form: CitationForm = "bare" if kind == "key" and text[span.start] == "@" else "parenthetical"
    return Citation(span, text[span.start : span.end], kind, form, span, label=label)
