"""Text with spaces around its punctuation ("0. 951", "1 , 200"), as corpora, captions and some PDFs have it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.extraction.quantities.measuring import measured
from factcheck.model import Quantity, Span
from factcheck.text.expressions import expression

_SPACED = expression(r"\w [,;)] ?\w")
_SPACED_MARKS = (" ,", " ;", " )")
_DIGITS = expression(r"-?\d+")
_SAMPLE = 2000


def is_tokenised(text: str) -> bool:
    """Tell whether the text separates its punctuation from the words."""
    return any(mark in text for mark in _SPACED_MARKS) and bool(_SPACED.search(text, 0, _SAMPLE))


def mend_sentences(text: str, sentences: Sequence[Span]) -> Iterator[Span]:
    """Yield the sentences with those joined that were cut within a number ("0." and "951")."""
    before: Span | None = None
    for sentence in sentences:
        if (
            before
            and text[before.end - 1] == "."
            and _is_digit(text, before.end - 2)
            and _is_digit(text, sentence.start)
        ):
            before = Span(before.start, sentence.end)
            continue
        if before:
            yield before
        before = sentence
    if before:
        yield before


def mend_numbers(text: str, numbers: Sequence[Quantity]) -> Iterator[Quantity]:
    """Yield the quantities with the halves of a broken number made one."""
    before: Quantity | None = None
    for number in numbers:
        joined = before and _joined(text, before, number)
        if before and not joined:
            yield before
        before = joined or number
    if before:
        yield before


def _joined(text: str, first: Quantity, second: Quantity) -> Quantity | None:
    between = text[first.number.end : second.number.start]
    whole, rest = (text[part.start : part.end] for part in (first.number, second.number))
    if between not in (". ", " , ", " . ") or not (_DIGITS.fullmatch(whole) and rest.isdecimal()):
        return None
    if between == " , " and len(rest) != 3:
        return None
    value = float(whole + rest) if between == " , " else float(f"{whole}.{rest}")
    joined = replace(
        second,
        span=Span(first.span.start, second.span.end),
        text=text[first.span.start : second.span.end],
        number=Span(first.number.start, second.number.end),
        low=value if first.low is not None else None,
        high=value if first.high is not None else None,
        comparator=first.comparator,
        approximate=first.approximate,
        step=1.0 if between == " , " else 10.0 ** -len(rest),
    )
    return measured(text, joined)


def _is_digit(text: str, offset: int) -> bool:
    return 0 <= offset < len(text) and text[offset].isdigit()
