"""Claims: what a quantity measures, of whom, and under which conditions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from factcheck.extraction.claims.context_window import ReadSentence, nearest, read_sentence
from factcheck.extraction.claims.dates import DATE, RANK, find_dates
from factcheck.extraction.claims.detokenize import is_tokenised, mend_numbers, mend_sentences
from factcheck.extraction.claims.implied import find_implied
from factcheck.extraction.claims.qualifiers import find_qualifiers
from factcheck.extraction.claims.words import head_class
from factcheck.extraction.quantities.head_noun import counted_noun
from factcheck.model import Citation, Claim, Quantity, Span
from factcheck.text.expressions import expression
from factcheck.text.spans import SpanIndex

_BRACKETED = expression(r"([^\W\d_][\w'’-]*) \($")
_PART = expression(
    r" (?:out )?of (?:(?:the|these|those|all|its|their) )*(?:\d|two|three|four|five|six|seven|eight|nine|ten)"
)
_BROKEN_BEFORE = expression(r"\d(?:\.| [.,]) $")
_BROKEN_AFTER = expression(r"(?:\.| [.,]) \d")
_IDENTIFIER = 1e12
_PLACE = attrgetter("span.start", "span.end")
_YEARS = range(1400, 2100)
# Room for "Only " or "In " before a number that leads its sentence.
_LEAD = 10
# Words without a stop for longer than this are a table or a dump, and no sentence that claims anything.
_LONGEST_SENTENCE = 3000


def find_claims(
    text: str, sentences: Sequence[Span], quantities: Sequence[Quantity], citations: Sequence[Citation]
) -> Iterator[Claim]:
    """Yield a claim for each quantity, date and rank that measures something, in order.

    `citations` are in order too; sentences longer than any writer's are passed over.
    """
    if is_tokenised(text):
        sentences = list(mend_sentences(text, sentences))
        quantities = list(mend_numbers(text, quantities))
    cited = SpanIndex.of(citation.span for citation in citations)
    for sentence, numbers in _by_sentence(sentences, _numbers(text, quantities, cited)):
        if len(sentence) <= _LONGEST_SENTENCE:
            yield from _claims(text, read_sentence(text, sentence, numbers, cited), _within(citations, sentence))


def _numbers(text: str, quantities: Sequence[Quantity], cited: SpanIndex) -> list[Quantity]:
    counted = SpanIndex.of(quantity.span for quantity in quantities if not _may_be_years(quantity))
    dates = [*find_dates(text, cited, counted), *find_implied(text, counted)]
    dated = SpanIndex.of(date.span for date in dates)
    measured = (one for one in quantities if not dated.overlap(one.span.start, one.span.end))
    return sorted((*measured, *dates), key=_PLACE)


def _within(citations: Sequence[Citation], sentence: Span) -> Sequence[Citation]:
    first = bisect_left(citations, sentence.start, key=lambda citation: citation.span.start)
    last = bisect_left(citations, sentence.end, key=lambda citation: citation.span.start)
    return citations[first:last]


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


def _claims(text: str, sentence: ReadSentence, cited: Sequence[Citation]) -> Iterator[Claim]:
    context = frozenset(sentence.forms)
    for number in sentence.numbers:
        if _stands_alone(text, sentence, number):
            start, end = number.span.start, number.span.end
            yield Claim(
                quantity=number,
                sentence=sentence.span,
                head=_head(text, number),
                subject=nearest(text, sentence, number),
                context=context,
                leads=start - sentence.span.start < _LEAD,
                opening=sentence.forms[0] if sentence.forms else "",
                complete=text[sentence.span.end - 1] in '.!?:"”’)',
                qualifiers=tuple(find_qualifiers(text, sentence.span, number, sentence.plan)),
                statistic=number.measure.statistic,
                citation=min(cited, key=lambda one: abs(one.span.start - end), default=None),
            )


def _stands_alone(text: str, sentence: ReadSentence, number: Quantity) -> bool:
    """Tell whether the number states something itself: no part of another, no half of "0. 95"."""
    start, end = number.span.start, number.span.end
    if number.unit == DATE:
        return True
    if number.unit == RANK:
        return bool(sentence.starts) and sentence.starts[0] < start
    if number.unit is None and (_PART.match(text, end) or (text.startswith(" of ", end) and number.high == 1)):
        return False
    if (number.high or 0.0) >= _IDENTIFIER:
        return False
    if text.endswith((". ", ", "), 0, start) and _BROKEN_BEFORE.search(text, max(0, start - 4), start):
        return False
    return not (text[end - 1].isdigit() and _BROKEN_AFTER.match(text, end))


def _head(text: str, number: Quantity) -> str:
    """Return the class of what is counted, or the noun itself; an empty string if none can be told."""
    noun = number.counted
    if not noun and number.unit in (None, "percent", "ratio"):
        noun = counted_noun(text, number.span.end, one=False)
    start = number.span.start
    if not noun and text.endswith(" (", 0, start) and (found := _BRACKETED.search(text, max(0, start - 40), start)):
        noun = found.group(1)
    return head_class(noun.split()[-1]) if noun else ""
