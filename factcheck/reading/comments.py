"""Comments that speak to factcheck, put into an article beside its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from factcheck.model import Article, Comment, Span
from factcheck.text.expressions import expression
from factcheck.values import dataclass

Marks = tuple[str, str]
HTML: Marks = ("<!--", "-->")
MDX: Marks = ("{/*", "*/}")

_ADDRESS = expression(r"\s*factcheck\b")
_OPENING = expression(r"<!--|<(script|style|textarea|title|xmp|iframe|noembed|noframes)\b")
_LOWER = {ord(letter): letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_INLINE_TAG = expression(
    r"</?(?:a|abbr|b|bdi|bdo|br|cite|code|data|dfn|em|font|i|img|ins|kbd|label|mark|q|rp|rt|ruby|s|samp|small|span"
    r"|strong|sub|sup|time|u|var|wbr)\b[^<>]*>",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class MarkupComment:
    """What a comment in markup says, where it stands with its marks, and whether that is inside of a block."""

    text: str
    source: Span
    inside: bool = False


def comments(source: str, start: int, end: int, marks: Marks = HTML) -> Iterator[Span]:
    """Yield the extents of the comments between two offsets of a source, one that is never closed left out."""
    opening, closing = marks
    while (found := source.find(opening, start, end)) >= 0:
        stop = source.find(closing, found + len(opening), end)
        if stop < 0:
            return
        start = stop + len(closing)
        yield Span(found, start)


def comment(source: str, place: Span, *, inside: bool) -> MarkupComment:
    """Return the comment at a place of a source."""
    opening, closing = HTML if source.startswith(HTML[0], place.start) else MDX
    return MarkupComment(source[place.start + len(opening) : place.end - len(closing)], place, inside)


def html_comments(article: Article) -> Iterator[MarkupComment]:
    """Yield the comments of a page that was read as HTML, none from its scripts and styles."""
    blocks = sorted(article.source_span(block.span) for block in article.blocks)
    yield from in_markup(article.source, blocks, _outside_of_scripts(article.source))


def in_markup(source: str, blocks: Sequence[Span], places: Iterable[Span]) -> Iterator[MarkupComment]:
    """Yield the comments at some places of HTML, given those of its blocks, both in order.

    One stands inside of a block where no tag but those of phrases parts it from the words before.
    """
    index, start, inside = 0, 0, False
    for place in places:
        while index < len(blocks) and blocks[index].start < place.start:
            start, inside = min(blocks[index].end, place.start), True
            index += 1
        inside = inside and "<" not in _INLINE_TAG.sub("", source[start : place.start])
        start = place.end
        yield comment(source, place, inside=inside)


def _outside_of_scripts(source: str) -> Iterator[Span]:
    start, folded = 0, source.translate(_LOWER)
    while (found := _OPENING.search(folded, start)) is not None:
        closing = "-->" if found[0] == "<!--" else f"</{found[1]}"
        stop = folded.find(closing, found.end())
        if stop < 0:
            return
        start = stop + len(closing)
        if found[0] == "<!--":
            yield Span(found.start(), start)


def addressed(text: str) -> bool:
    """Tell whether a comment speaks to factcheck."""
    return bool(_ADDRESS.match(text))


def with_comments(article: Article, found: Iterable[MarkupComment]) -> Article:
    """Return the article with those comments that speak to factcheck, each at an offset beyond its text."""
    kept = sorted((one for one in found if addressed(one.text)), key=lambda one: one.source)
    if not kept:
        return article
    first = article.source_map.text_length + 1
    told = (
        Comment(" ".join(one.text.split()), Span(first + number, first + number + 1), one.inside)
        for number, one in enumerate(kept)
    )
    source_map = article.source_map.extended([one.source for one in kept])
    return replace(article, source_map=source_map, comments=(*article.comments, *told))
