"""Leads: what a paragraph, an item or a sentence names before its first colon. Two that differ tell of two things."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from factcheck.comparison.frames import Frame
from factcheck.data import word_list
from factcheck.model import Article, Claim
from factcheck.text.expressions import expression

_LONGEST, _MOST = 80, 6
"""Characters and words of a lead; what is longer, or gives a number, is a sentence that announces something."""
_NEAR = 4
"""Blocks apart at which two may be siblings: items of one list, or paragraphs that set two cases side by side."""
_ENUMERATED = expression(r"\w{1,2}[.)]\s+")


def have_two_leads(article: Article, one: Frame, two: Frame) -> bool:
    """Tell whether two claims stand behind leads that differ in a degree or a letter ("High risk", "Very high risk";
    "Person A", "Person B"), or at all where they are siblings."""
    if all(article.text.startswith(":", frame.claim.quantity.span.end) for frame in (one, two)):
        return True  # each is what its item is on: "At 106 years: …"
    pairs = zip(_leads(article, one.claim), _leads(article, two.claim), strict=True)
    differing = [(set(here), set(there)) for here, there in pairs if here and there and here != there]
    if any(_are_named_apart(here ^ there) for here, there in differing) or _fill_one_field(article, one, two):
        return True
    return bool(differing) and _are_siblings(article, one.claim.sentence.start, two.claim.sentence.start)


def _fill_one_field(article: Article, one: Frame, two: Frame) -> bool:
    """Tell whether two items give one field of two records: "Expected completion: 2026" of each of two trials."""
    blocks = [article.block_at(frame.claim.sentence.start) for frame in (one, two)]
    if not all(block and block.kind == "list-item" for block in blocks):
        return False
    here, there = (next(_leads(article, frame.claim)) for frame in (one, two))
    short = all(block and len(article.words(block.span)) <= _LONGEST for block in blocks)
    return bool(here) and here == there and short


def _leads(article: Article, claim: Claim) -> Iterator[tuple[str, ...]]:
    """Yield the leads of the claim's block and of its sentence, each empty where it has none before the number."""
    block = article.block_at(claim.sentence.start)
    for start in (block.span.start if block else claim.sentence.start, claim.sentence.start):
        yield _lead(article.text, start, claim.quantity.span.start)


def _lead(text: str, start: int, number: int) -> tuple[str, ...]:
    if enumerated := _ENUMERATED.match(text, start):
        start = enumerated.end()
    colon = text.find(": ", start, min(start + _LONGEST, number))
    words = tuple(text[start:colon].lower().split()) if colon > 0 else ()
    return words if len(words) <= _MOST and not any(map(str.isdigit, words)) else ()


def _are_named_apart(other: set[str]) -> bool:
    return bool(other) and all(len(word) == 1 or word in word_list("degrees") for word in other)


def _are_siblings(article: Article, one: int, two: int) -> bool:
    first, last = sorted(bisect_right(article.blocks, at, key=lambda block: block.span.start) - 1 for at in (one, two))
    between = article.blocks[first : last + 1]
    return last - first <= _NEAR and len({block.kind for block in between}) == 1
