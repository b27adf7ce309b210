"""Which numbers and quotations of an article rest on which of its sources."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from factcheck.evidence.figures import Figure, figures
from factcheck.model import Article, Citation, Extraction, Span
from factcheck.text.expressions import expression
from factcheck.text.passages import of_passage
from factcheck.values import dataclass

# What the next sentence begins with while it still tells of the source.
_GOES_ON = expression(
    r"(?:(?:In|Among|Of|After|During|By|At|For)\s(?:[\w-]+\s){0,4})?(?:They|Their|Its|It\salso|"
    r"(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose|[Tt]he\s[Ss]ame|[Tt]heir)\s(?:[\w-]+\s)?"
    r"(?:stud(?:y|ies)|trials?|authors?|researchers?|team|reviews?|surveys?|report|paper|article|analysis|"
    r"meta-analysis|investigators|scientists|findings|results))\b"
)
# Where a sentence turns to something else between a number and a citation.
_TURN = expression(r"[;,]\s(?:while|whereas|but|and|although|though|however|yet|with)\b|;\s|\b(?:whereas|while)\b")
_QUOTED = expression(r"“([^“”\n]{15,600})”|\"([^\"\n]{15,600})\"")
# "The 2015 survey".
_YEAR = expression(r"(?:18|19|20)\d\d")
_WORDS = 5
"""A quotation of fewer words is a term."""
# Citations with nothing but this between them are given for one statement.
_TOGETHER = expression(r"[\s;,()\[\]–-]*(?:(?:and|&|see also|cf\.|e\.g\.,?)[\s;,]*)?")


@dataclass(frozen=True, slots=True)
class Resting:
    """A sentence with the citations that one part of it rests on, and the places of its numbers and quotations there.

    `own` are the places of all citations in the sentence, `before` is what stands before it in its block.
    """

    sentence: Span
    citations: tuple[Citation, ...]
    numbers: tuple[Span, ...]
    quotations: tuple[Span, ...]
    own: tuple[Span, ...]
    before: Span


def resting(article: Article, extraction: Extraction) -> Iterator[Resting]:
    """Yield the sentences that rest on sources, in order, once for each group of citations."""
    cited = sorted(extraction.citations, key=lambda citation: citation.span)
    starts = [citation.span.start for citation in cited]
    last: tuple[Citation, ...] = ()
    ends = -1
    for sentence in extraction.sentences:
        first, stop = (bisect_left(starts, offset) for offset in (sentence.start, sentence.end))
        groups = list(_groups(article, cited[first:stop]))
        block = article.block_at(sentence.start)
        start = block.span.start if block else sentence.start
        follows = bool(last) and start <= ends <= sentence.start
        if groups:
            yield from _parts(article, sentence, groups, Span(start, sentence.start))
            last, ends = groups[-1], sentence.end
        elif follows and _GOES_ON.match(article.words(sentence)):
            yield from _parts(article, sentence, [last], Span(start, sentence.start))
            ends = sentence.end
        else:
            last = ()


def _groups(article: Article, citations: Sequence[Citation]) -> Iterator[tuple[Citation, ...]]:
    """Yield the citations that stand together."""
    group: list[Citation] = []
    for citation in citations:
        if group and not _stand_together(article, group[-1], citation):
            yield tuple(group)
            group = []
        group.append(citation)
    if group:
        yield tuple(group)


def _stand_together(article: Article, one: Citation, two: Citation) -> bool:
    if two.span.start <= one.span.end:
        return True
    between = article.text[one.span.end : two.span.start]
    return _TOGETHER.fullmatch(between) is not None and not (one.form == two.form == "narrative" and "," in between)


def _parts(article: Article, sentence: Span, groups: Sequence[tuple[Citation, ...]], before: Span) -> Iterator[Resting]:
    own = tuple(citation.span for group in groups for citation in group if citation.span.overlaps(sentence))
    words = article.words(sentence)
    numbers = [span.shifted(sentence.start) for span in _numbers(words)]
    numbers = [number for number in numbers if not any(number.overlaps(span) for span in own)]
    quoted = [span.shifted(sentence.start) for span in _quotations(words)]
    for group in groups:
        yield Resting(
            sentence,
            group,
            tuple(number for number in numbers if _group_of(article, number, groups) is group),
            tuple(place for place in quoted if _group_of(article, place, groups) is group),
            own,
            before,
        )


def _group_of(article: Article, place: Span, groups: Sequence[tuple[Citation, ...]]) -> tuple[Citation, ...]:
    """Return the citations that a place rests on: those behind it, unless the sentence turns to something else first.

    What follows a source that is named in the sentence ("Li et al. (2019) found …") rests on that one.
    """
    if len(groups) == 1:
        return groups[0]
    behind = next((group for group in groups if group[0].span.start >= place.end), None)
    ahead = next((group for group in reversed(groups) if group[-1].span.end <= place.start), None)
    if behind is None or ahead is None:
        return behind or ahead or groups[0]
    turned = _TURN.search(article.text, place.end, behind[0].span.start)
    introduced = ahead[-1].form == "narrative"
    return ahead if introduced and (turned or behind[0].form == "narrative") else behind


@of_passage
def _numbers(words: str) -> tuple[Span, ...]:
    """Return the places of the numbers of a sentence; a share said in two numbers is one."""
    found = [figure for figure in figures(words) if figure.read]
    return tuple(
        figure.span
        for figure in found
        if not any(_holds(other, figure) for other in found)
        and figure.measure.dimension != "date"
        and not _YEAR.fullmatch(words, figure.span.start, figure.span.end)
    )


def _holds(one: Figure, two: Figure) -> bool:
    return one is not two and one.span != two.span and one.span.start <= two.span.start and two.span.end <= one.span.end


def _quotations(words: str) -> Iterator[Span]:
    for match in _QUOTED.finditer(words):
        span = Span(*match.span(1 if match[1] is not None else 2))
        if len(words[span.start : span.end].split()) >= _WORDS:
            yield span
