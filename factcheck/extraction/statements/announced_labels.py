"""Parts that follow their number with a label each: "**Bacon.** Have mushrooms …", "*Heat*: … *Foam*: …", rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from factcheck.extraction.claims.words import form
from factcheck.extraction.sentences import split
from factcheck.model import Article, Block, Quantity, Span
from factcheck.text.expressions import expression

# What sets a label apart in the source: marks of stress around its words.
_OPENING = expression(r"(?:\*{1,3}|_{1,3}|<(?:b|strong|em|i)>)$")
_CLOSED = expression(r"[^*_<\n]{1,120}(?:\*{1,3}|_{1,3}|</(?:b|strong|em|i)>)[ :.–—-]*\S")
# "Soy sauce. Mix it half and half": a label of a few words, and what is said of it.
_LABEL = expression(r"[^\W\d_][\w’'-]*(?:,? [\w’'-]+){0,3}(?P<end>[.:]) \S")
# A part with such a label is something else than those before it.
_ELSE = expression(
    r"(?:(?:a|an|one|the|my|our|final|key|quick|last|good|general|other|and) )*"
    r"(?:notes?|tips?|nb|ps|reminder|bonus|warning|caution|important|remember|summary|conclusion|bottom line|takeaways?"
    r"|sources?|references?|contact|further|more|also|next|finally|examples?|when|where|how|why|what|who|about|in short"
    r"|in brief|if|for|see|read|verdict|results?|background|introduction|overview|disclaimer|updated?)\b",
    re.IGNORECASE,
)
_QUESTION = expression(r"[^.!?]{1,80}\?")
_MARK, _LONGEST_LABEL = 8, 140
_FEWEST = 2


def labelled_blocks(article: Article, blocks: Sequence[Block]) -> tuple[Span, ...]:
    """Return the paragraphs right at the start of `blocks` that begin with a label each, none where that is not sure.

    All are set apart in the source, or end with the same mark. A later paragraph with a label, or a list behind the
    last one, leaves open where they end.
    """
    section = list(takewhile(lambda block: block.kind == "paragraph", blocks))
    forms = [label_form(article, block.span) for block in section]
    run = list(takewhile(lambda one: bool(one) and one == forms[0], forms))
    goes_on = len(blocks) > len(section) and blocks[len(section)].kind != "heading"
    if len(run) < _FEWEST or forms[0] in forms[len(run) :] or goes_on:
        return ()
    return _alike(article, [block.span for block in section[: len(run)]])


def labelled_sentences(article: Article, block: Block) -> tuple[Span, ...]:
    """Return the sentences of a paragraph that begin with a label set apart each, if the first one does."""
    sentences = [one.shifted(block.span.start) for one in split(article.words(block.span))]
    forms = [label_form(article, one) for one in sentences]
    if forms[:1] != ["apart"]:
        return ()
    found = [one for one, label in zip(sentences, forms, strict=True) if label == "apart"]
    return _alike(article, found) if len(found) >= _FEWEST else ()


def rows_of(article: Article, blocks: Sequence[Block], number: Quantity) -> tuple[Span, ...]:
    """Return the first cells of the rows of the table at the start of `blocks`, if its head names what is counted."""
    cells = list(takewhile(lambda block: block.kind == "table-cell", blocks))
    first = [cell for cell in cells if cell.label.endswith(":1")]
    if not number.counted or not first or form(article.words(first[0].span)) != form(number.counted):
        return ()
    tables = {cell.label.partition(":")[0] for cell in first}
    return tuple(cell.span for cell in first[1:]) if len(tables) == 1 else ()


def label_form(article: Article, span: Span) -> str:
    """Return how the words at the start of a span are set off: "apart" in the source, or by the mark behind them."""
    label = _LABEL.match(article.text, span.start, span.end)
    if article.source and not article.places:
        start = article.source_span(Span(span.start, span.start + 1)).start
        if _OPENING.search(article.source[max(start - _MARK, 0) : start]):
            return "apart" if _CLOSED.match(article.source, start, start + _LONGEST_LABEL) else ""
    return label["end"] if label else ""


def _alike(article: Article, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return the parts, none where one of them may be something else than the others."""
    words = [article.words(one) for one in spans]
    asked = sum(_QUESTION.match(one) is not None for one in words)
    if asked == len(words):
        return tuple(spans)
    return () if asked or any(_ELSE.match(one) for one in words) else tuple(spans)
