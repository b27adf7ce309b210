"""Claims: what a quantity measures, of whom, and under which conditions."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.extraction.claims.dates import DATE, RANK, find_dates
from factcheck.extraction.claims.number_kinds import kind_of
from factcheck.extraction.claims.qualifiers import find_qualifiers
from factcheck.extraction.claims.tokenised import is_tokenised, mend_numbers, mend_sentences
from factcheck.extraction.claims.words import WORD, form, head_class
from factcheck.extraction.quantities.counted import counted_noun
from factcheck.model import Citation, Claim, Quantity, Span

# How many content words around a number say what it measures.
_REACH = 12
_STEP = re.compile(r"[;:()\[\]]|, ")
_BRACKETED = re.compile(r"([^\W\d_][\w'’-]*) \($")
_PART = re.compile(
    r" (?:out )?of (?:(?:the|these|those|all|its|their) )*(?:\d|two|three|four|five|six|seven|eight|nine|ten)"
)
_BROKEN_BEFORE = re.compile(r"\d(?:\.| [.,]) $")
_BROKEN_AFTER = re.compile(r"(?:\.| [.,]) \d")
_IDENTIFIER = 1e12
_YEARS = range(1400, 2100)
# Words without a stop for longer than this are a table or a dump, and no sentence that claims anything.
_LONGEST_SENTENCE = 3000
# Room for "Only " or "In " before a number that leads its sentence.
_LEAD = 10


@dataclass(frozen=True, slots=True)
class _Words:
    """The content words of a sentence in order: where each starts and its form."""

    starts: tuple[int, ...]
    forms: tuple[str, ...]


def find_claims(
    text: str, sentences: Sequence[Span], quantities: Sequence[Quantity], citations: Sequence[Citation]
) -> Iterator[Claim]:
    """Yield a claim for each quantity, date and rank that measures something, in order.

    `citations` are in order too; sentences longer than any writer's are passed over.
    """
    if is_tokenised(text):
        sentences = list(mend_sentences(text, sentences))
        quantities = list(mend_numbers(text, quantities))
    places = [citation.span.start for citation in citations]
    for sentence, numbers in _by_sentence(sentences, _numbers(text, quantities, citations)):
        if len(sentence) <= _LONGEST_SENTENCE:
            inside = slice(bisect_left(places, sentence.start), bisect_left(places, sentence.end))
            yield from _claims(text, sentence, numbers, citations[inside])


def _numbers(text: str, quantities: Sequence[Quantity], citations: Sequence[Citation]) -> list[Quantity]:
    cited = [citation.span for citation in citations]
    counted = [quantity.span for quantity in quantities if not _may_be_years(quantity)]
    dates = list(find_dates(text, cited, counted))
    ends = [date.span.end for date in dates]
    measured = (quantity for quantity in quantities if not _overlaps_next(quantity.span, dates, ends))
    return sorted((*measured, *dates), key=lambda number: number.span)


def _overlaps_next(span: Span, dates: Sequence[Quantity], ends: Sequence[int]) -> bool:
    """Tell whether a span overlaps one of the dates, which lie in order and apart."""
    after = bisect_right(ends, span.start)
    return after < len(dates) and span.overlaps(dates[after].span)


def _may_be_years(quantity: Quantity) -> bool:
    """Tell whether the quantity may as well be a period ("from 1811 to 1886")."""
    ends = (quantity.low, quantity.high)
    bare = quantity.comparator == "range" and not quantity.unit and not quantity.counted
    return bare and all(end is not None and end in _YEARS for end in ends)


def _by_sentence(sentences: Sequence[Span], numbers: Sequence[Quantity]) -> Iterator[tuple[Span, list[Quantity]]]:
    starts = [sentence.start for sentence in sentences]
    grouped: dict[int, list[Quantity]] = {}
    for number in numbers:
        grouped.setdefault(max(bisect_right(starts, number.number.start) - 1, 0), []).append(number)
    for index, group in grouped.items():
        yield sentences[index], group


def _claims(text: str, sentence: Span, numbers: Sequence[Quantity], cited: Sequence[Citation]) -> Iterator[Claim]:
    words = _words(text, sentence, [*(number.span for number in numbers), *(one.span for one in cited)])
    context = frozenset(words.forms)
    for number in numbers:
        if _stands_alone(text, sentence, number, words):
            yield Claim(
                quantity=number,
                sentence=sentence,
                head=_head(text, number),
                subject=_nearest(text, words, number, numbers),
                context=context,
                leads=number.span.start - sentence.start < _LEAD,
                opening=words.forms[0] if words.forms else "",
                complete=text[sentence.end - 1] in '.!?:"”’)',
                qualifiers=tuple(find_qualifiers(text, sentence, number)),
                statistic=kind_of(text, number.span.start, number.span.end),
                citation=min(cited, key=lambda one: abs(one.span.start - number.span.end), default=None),
            )


def _words(text: str, sentence: Span, taken: Sequence[Span]) -> _Words:
    found = [
        (match.start(), normal)
        for match in WORD.finditer(text, sentence.start, sentence.end)
        if (normal := form(match.group())) and not any(span.start <= match.start() < span.end for span in taken)
    ]
    return _Words(tuple(start for start, _ in found), tuple(normal for _, normal in found))


def _stands_alone(text: str, sentence: Span, number: Quantity, words: _Words) -> bool:
    """Tell whether the number states something itself: no part of another, no half of "0. 95"."""
    start, end = number.span.start, number.span.end
    if number.unit == DATE:
        return True
    if number.unit == RANK:
        return bool(words.starts) and words.starts[0] < start
    if number.unit is None and (_PART.match(text, end) or (text.startswith(" of ", end) and number.high == 1)):
        return False
    if (number.high or 0.0) >= _IDENTIFIER or _BROKEN_BEFORE.search(text, max(0, start - 4), start):
        return False
    return not (text[end - 1].isdigit() and _BROKEN_AFTER.match(text, end))


def _nearest(text: str, words: _Words, number: Quantity, others: Sequence[Quantity]) -> tuple[str, ...]:
    """Return the content words around a number, nearest first; marks and other numbers lengthen the way."""
    split = bisect_right(words.starts, number.span.start)
    around = list(zip(words.starts, words.forms, strict=True))
    ranked = [
        *_walk(text, number, others, around[split : split + _REACH], 0.0),
        *_walk(text, number, others, around[max(0, split - _REACH) : split][::-1], 0.5),
    ]
    ranked.sort(key=lambda item: item[0])
    return tuple(dict.fromkeys(normal for _, normal in ranked[:_REACH]))


def _walk(
    text: str, number: Quantity, others: Sequence[Quantity], way: Sequence[tuple[int, str]], distance: float
) -> Iterator[tuple[float, str]]:
    position = number.span.start if distance else number.span.end
    for at, normal in way:
        low, high = (at, position) if at < position else (position, at)
        distance += 1 + 2 * len(_STEP.findall(text, low, high))
        distance += 2 * sum(low < other.span.start < high for other in others)
        yield distance, normal
        position = at


def _head(text: str, number: Quantity) -> str:
    """Return the class of what is counted, or the noun itself; an empty string if none can be told."""
    noun = number.counted
    if not noun and number.unit in (None, "percent", "ratio"):
        noun = counted_noun(text, number.span.end, one=False)
    if not noun and (found := _BRACKETED.search(text, max(0, number.span.start - 40), number.span.start)):
        noun = found.group(1)
    return head_class(noun.split()[-1]) if noun else ""
