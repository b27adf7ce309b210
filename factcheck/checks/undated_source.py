"""Studies that a reader cannot look up: without author and year, by a journal, an organisation, or nobody at all."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from factcheck.checks import Diagnostic, RuleContext
from factcheck.model import Block, Citation, Related, Span, UnnamedStudy
from factcheck.text.expressions import expression
from factcheck.values import dataclass

FIELDS = ("source", "more")

_LINE, _LINES = 160, 2
"""A block of so many characters may be a line above the next, such as its title or its date; so many are looked at."""
_OPENING, _LEAD = 3, 6
"""News opens in so many blocks with what a study found; one of so many, all told, says whose it is."""
_CREDITING = ("undated", "journal", "organisation", "authors")
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_RECENT = expression(
    r"\b(?:published|released|reported|presented|unveiled|announced|out)\b[^.;]{0,60}?"
    rf"\b(?:yesterday|today|on {_DAY}|(?:this|last) (?:week|month|{_DAY})"
    r"|(?:earlier|late) (?:this|last) (?:week|month|year))\b"
)
"""News dates a study by its own day, and its body by name: who has the date of the page can look it up."""
_CLOSING = tuple('.!?:"”’)')
_SINGLE = 2
"""An article that lists so few sources and cites none by mark is about them, and so are its studies."""


@dataclass(frozen=True, slots=True)
class Options:
    """`nouns`: what the words must call the source for the problem to count.

    `near`: how many sentences beside one may name what it leaves unnamed.
    """

    nouns: tuple[str, ...] = (
        "study",
        "studies",
        "trial",
        "review",
        "survey",
        "analysis",
        "meta-analysis",
        "paper",
    )
    near: int = 1


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each study that is credited without a year, and one for all that nobody is named for.

    What front matter credits is named in the text, if anywhere.
    """
    article = context.article
    undated = (
        citation
        for citation in context.extraction.citations
        if citation.kind == "undated" and not article.is_in_front_matter(citation.span)
    )
    cited = [one for one in undated if _is_study(one, options) and not _RECENT.search(article.words(one.sentence))]
    sourced = _Sources(context)
    for citation in cited:
        if not (sourced.is_linked(citation.sentence) or sourced.is_listed(citation) or sourced.is_led_below(citation)):
            yield Diagnostic(citation.span, {"source": citation.container or citation.organisation})
    if _is_about_its_sources(context):
        return
    taken = {citation.sentence for citation in cited}
    unnamed = [
        one
        for one in context.extraction.statements.unnamed_studies
        if one.sentence not in taken
        and not article.is_in_front_matter(one.sentence)
        and not sourced.is_near(one, options.near)
        and not sourced.is_named_below(one.sentence)
    ]
    yield from _told_once(unnamed)


def _is_study(citation: Citation, options: Options) -> bool:
    """Tell whether the words call the source a study; in its own name the noun says which one: "National … Survey"."""
    nouns = "|".join(map(re.escape, options.nouns))
    words = citation.text.replace(citation.container or citation.organisation, "")
    return re.search(rf"\b(?:{nouns})\b", words, re.IGNORECASE) is not None


def _is_about_its_sources(context: RuleContext) -> bool:
    """Tell whether an article is the news of one study, or a review of those that it included."""
    references = context.extraction.references
    single = 0 < len(references) <= _SINGLE and not context.extraction.links.pairs
    return single or context.extraction.statements.reviews


def _told_once(unnamed: Sequence[UnnamedStudy]) -> Iterator[Diagnostic]:
    """Yield one diagnostic for all of an article, at the first study that is meant in particular, if one is."""
    if unnamed:
        first, *others = sorted(unnamed, key=lambda one: (one.general, one.span))
        related = tuple(Related(other.span, "and here") for other in sorted(others, key=lambda one: one.span))
        more = f" and {len(others)} more like it" if others else ""
        yield Diagnostic(first.span, {"more": more}, "general" if first.general else "unnamed", related=related)


class _Sources:
    """Where the article names or links its sources."""

    def __init__(self, context: RuleContext) -> None:
        self._article, self._sentences = context.article, context.extraction.sentences
        links = [link.span.start for link in context.article.links if link.target.startswith("http")]
        named = [one.span.start for one in context.extraction.citations if one.kind != "undated"]
        self._links = sorted(links)
        self._starts = sorted((*links, *named))
        told = (
            *(one.span for one in context.extraction.citations if one.kind in _CREDITING),
            *context.extraction.statements.presented_studies,
        )
        self._credited = sorted(span.start for span in told)
        self._presented = sorted(span.start for span in context.extraction.statements.presented_studies)
        self._listed = [one.text.casefold() for one in context.extraction.references if one.standing == "list"]
        self._paired = {pair.citation.span for pair in context.extraction.links.pairs if pair.citation.authors}
        self._lead = list(islice((block for block in context.article.blocks if self._is_prose(block)), _LEAD))
        self._all = sorted((*(link.span.start for link in context.article.links), *named))

    def _is_prose(self, block: Block) -> bool:
        """Tell whether a block says something: it ends like a sentence, as no heading, date or caption does."""
        if block.kind == "heading" or self._article.is_in_front_matter(block.span):
            return False
        return self._article.words(block.span).rstrip()[-1:] in _CLOSING

    def is_linked(self, sentence: Span) -> bool:
        """Tell whether a link stands in the sentence."""
        return _holds(self._links, sentence.start, sentence.end)

    def is_listed(self, citation: Citation) -> bool:
        """Tell whether the list has an entry of its authors, or one and no more of the journal it is credited to."""
        if citation.span in self._paired:
            return True
        journal = citation.container.casefold()
        return bool(journal) and sum(journal in one for one in self._listed) == 1

    def is_led_below(self, citation: Citation) -> bool:
        """Tell whether a study of the lead is told below by an author, by those who led it, or where it stands."""
        end = self._end_of_lead(citation.sentence)
        return _holds(self._presented, citation.sentence.end, end)

    def is_near(self, study: UnnamedStudy, near: int) -> bool:
        """Tell whether a source stands in the sentence, in one beside it in its block, or in the heading above.

        What a paragraph ends with of studies in general, the next one may begin to tell of one by one.
        """
        sentence = study.sentence
        block = self._article.block_at(sentence.start)
        if block is None:
            return False
        at = bisect_left(self._sentences, sentence)
        around = self._sentences[max(at - near, 0) : at + near + 1]
        last = self._end_of_next(block) if study.general else block.span.end
        start, end = max(around[0].start, block.span.start), min(around[-1].end, last)
        beside = (*self._announced_above(block), *self._announced_below(block))
        return _holds(self._starts, start, end) or any(_holds(self._all, span.start, span.end) for span in beside)

    def _end_of_next(self, block: Block) -> int:
        """Return where the paragraph right below another one ends, the block's own end where none is there."""
        at = bisect_right(self._article.blocks, block.span.start, key=lambda one: one.span.start)
        below = self._article.blocks[at : at + 1]
        follows = block.kind == "paragraph" and below and below[0].kind == "paragraph"
        return below[0].span.end if follows else block.span.end

    def is_named_below(self, sentence: Span) -> bool:
        """Tell whether the sentence is of the lead of an article, whose next paragraphs credit somebody."""
        return _holds(self._credited, sentence.end, self._end_of_lead(sentence))

    def _end_of_lead(self, sentence: Span) -> int:
        """Return where the lead of the article ends in which a sentence stands, 0 if it stands in none."""
        lead = self._lead[:_OPENING]
        if not lead or not lead[0].span.start <= sentence.start < lead[-1].span.end:
            return 0
        return self._lead[-1].span.end

    def _announced_above(self, block: Block) -> Iterator[Span]:
        """Yield the headings or short lines right above a block, which may name or link what it is about."""
        at = bisect_right(self._article.blocks, block.span.start, key=lambda one: one.span.start) - 1
        for before in reversed(self._article.blocks[max(at - _LINES, 0) : at]):
            if before.kind != "heading" and len(before.span) > _LINE:
                return
            yield before.span

    def _announced_below(self, block: Block) -> Iterator[Span]:
        """Yield the items of the list that a block announces: "Several studies found the same:"."""
        if not self._article.words(block.span).rstrip(" *_").endswith(":"):
            return
        at = bisect_right(self._article.blocks, block.span.start, key=lambda one: one.span.start)
        yield from (one.span for one in takewhile(lambda one: one.kind == "list-item", self._article.blocks[at:]))


def _holds(starts: Sequence[int], start: int, end: int) -> bool:
    at = bisect_left(starts, start)
    return at < len(starts) and starts[at] < end
