"""Numbers in round brackets as citations: "clots (1), and bleeding (2, 3)", which only the article's list decides.

"(1)" may as well count items, give a number of persons or point to a figure. It cites where the list is numbered, no
other mark is used, and numbers that stand as citations do mean most of the entries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.data import word_list
from factcheck.extraction.citations.numeric_callouts import labels
from factcheck.extraction.sentences import split
from factcheck.model import Article, Block, Citation, Reference, Span
from factcheck.text.expressions import expression

_ROUND = expression(r"\((?:[Rr]efs?\.? |[Rr]eferences? )?(?P<list>\d{1,3}(?:(?:\s?[,;–‐-]\s?| and )\d{1,3}){0,40})\)")
_PLAIN = ("paragraph", "list-item", "quote", "table-cell")
_BEARER = expression(r"(?P<word>[^\W\d_]{2,40})[.,;:”\"’)\]%]?\s?(?:\(\d[^()]{0,20}\)[,;]?\s?)?$")
_STATEMENT = expression(r"(?<![\w])(?!(?:and|or)\b)[^\W\d_][\w’'-]+[.?!”\"’)\]]?\s?$")
_FEWEST = 2
_BEFORE = 45
"""How far before a bracket its word is looked for, in characters."""


def with_round_callouts(
    article: Article, blocks: Sequence[Block], references: Sequence[Reference], citations: Sequence[Citation]
) -> tuple[Citation, ...]:
    """Return the citations with numbers in round brackets, where the article cites by them."""
    listed = {entry.label for entry in references if entry.label.isdigit() and entry.standing in ("list", "body")}
    if len(listed) < _FEWEST or any(citation.kind in ("numbered", "note") for citation in citations):
        return tuple(citations)
    found = [(block, match) for block in blocks if block.kind in _PLAIN for match in _in_block(article, block)]
    telling = {label for block, match in found if _follows_word(article, block, match) for label in _labels(match)}
    if len(telling & listed) * 2 < len(listed) or len(telling & listed) < _FEWEST or telling - listed:
        return tuple(citations)
    marks = (one for block, match in found for one in _citations(article, block, match))
    return tuple(sorted([*citations, *marks], key=lambda citation: citation.span))


def _in_block(article: Article, block: Block) -> Iterator[re.Match[str]]:
    """Yield the numbers in brackets after a word that does not say what they count: no "Figure (2)", "(1) first"."""
    text = article.words(block.span)
    for match in _ROUND.finditer(text) if "(" in text else ():
        bearer = _BEARER.search(text, max(match.start() - _BEFORE, 0), match.start())
        word = bearer["word"] if bearer else None
        if word and word.lower().rstrip("s") not in word_list("number-labels"):
            yield match


def _follows_word(article: Article, block: Block, match: re.Match[str]) -> bool:
    """Tell whether a number follows what it may stand for, and not the mark or "and" before an item that it counts."""
    return _STATEMENT.search(article.words(block.span), max(match.start() - _BEFORE, 0), match.start()) is not None


def _labels(match: re.Match[str]) -> tuple[str, ...]:
    return tuple(labels(match["list"].replace(" and ", ",")))


def _citations(article: Article, block: Block, match: re.Match[str]) -> Iterator[Citation]:
    text = article.words(block.span)
    sentence = next((one for one in split(text) if one.start <= match.start() < one.end), Span(0, len(text)))
    span, by = Span(*match.span()), block.span.start
    for label in _labels(match):
        placed, around = span.shifted(by), sentence.shifted(by)
        yield Citation(placed, match.group(), "numbered", "parenthetical", around, label=label)
