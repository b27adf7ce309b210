"""Lists whose length is announced: by a sentence ("three main routes:") or by a heading ("7 Ways to Sleep")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.data import word_list
from factcheck.extraction.statements.announced_enumerations import enumeration
from factcheck.extraction.statements.announced_sections import section_items
from factcheck.extraction.statements.passage import within
from factcheck.model import AnnouncedList, Article, Block, ListForm, Quantity, Span

_MARKER = re.compile(r"(?:[-*+•‣◦▪●○■□–]|\(?\w{1,3}[.)]|\[\d{1,3}\])[ \t]*(?:[*_~\[(“\"]{1,4})?$")
# Bullets that a copy has left inside one paragraph.
_RUN_IN = re.compile(r"(?:\s{2}|[.;:]\s)[-•*–]\s")
_SELECTED = re.compile(
    r"\b(?:of the|of these|of|first|last|next|other|another|any|least|most|or|step|stage|phase|type|grade|every)\s$",
    re.I,
)
# A sentence that ends with a full stop announces the list below it in such words only.
_OPENING = re.compile(
    r"(?:here (?:are|is)|here['’]s|there are|these are|below are|the following|try these|follow these)\b", re.I
)
# "A dozen conditions, including:" counts more than it lists.
_PARTIAL = re.compile(
    r"\b(?:includ(?:ing|e|es)|such as|among (?:them|these|others)|for (?:example|instance)|e\.g\.|like)\s?:$", re.I
)
_LAST_SENTENCE = re.compile(r"[.!?]\s")
_BETWEEN, _AFTER = 3, 8
"""So many words may stand between the number and its noun, and behind the noun."""
_TITLE_WORDS = 14
_MARKER_REACH = 12


def find_announced_lists(
    article: Article, sentences: Sequence[Span], quantities: Sequence[Quantity]
) -> Iterator[AnnouncedList]:
    """Yield the lists, enumerations and parts of sections that are announced with their number, in text order.

    What may go on further down, and parts that may be something else than what is counted, are left out.
    """
    found = [*_below(article, quantities), *_in_sentences(article.text, sentences, quantities)]
    yield from sorted(found, key=lambda one: one.number.span)


def _below(article: Article, quantities: Sequence[Quantity]) -> Iterator[AnnouncedList]:
    """Yield the lists right below a block that counts them, and the parts of sections whose heading does."""
    for index, block in enumerate(article.blocks[:-1]):
        if block.kind == "heading":
            number = _title_number(article, block.span, quantities)
            items = section_items(article, article.blocks[index:]) if number else ()
            form: ListForm = "section"
        elif article.blocks[index + 1].kind == "list-item":
            number = _announcement(article, block, quantities)
            items = _items(article, block, article.blocks[index + 1 :]) if number else ()
            form = "list"
        else:
            continue
        if number and len(items) > 1:
            yield AnnouncedList(number, items, form)


def _in_sentences(text: str, sentences: Sequence[Span], quantities: Sequence[Quantity]) -> Iterator[AnnouncedList]:
    """Yield the enumerations behind a colon whose number the words before it tell: "three types: small, …"."""
    for sentence in sentences:
        colon = text.find(": ", sentence.start, sentence.end)
        numbers = within(quantities, Span(sentence.start, colon)) if colon >= 0 else ()
        if numbers and _is_count(text, sentence, numbers[-1]):
            number = numbers[-1]
            if _noun_at(text[number.span.end : colon]) in range(_AFTER + 1):
                items = enumeration(text, colon + 2, sentence.end, number.low or 0.0)
                yield from [AnnouncedList(number, items, "enumeration")] if items else []


def _title_number(article: Article, span: Span, quantities: Sequence[Quantity]) -> Quantity | None:
    """Return the only number of a heading, if it counts what its section may list."""
    numbers = within(quantities, span)
    if len(numbers) != 1 or not _is_count(article.text, span, numbers[0]):
        return None
    return numbers[0] if _noun_at(article.text[numbers[0].span.end : span.end]) in range(_TITLE_WORDS) else None


def _announcement(article: Article, block: Block, quantities: Sequence[Quantity]) -> Quantity | None:
    """Return the last number of a block whose last sentence counts the items below with a noun of lists."""
    words = article.words(block.span)
    if not words.endswith((":", ".")) or _PARTIAL.search(words):
        return None
    span = block.span if words.endswith(":") else _last_sentence(words, block.span)
    if not words.endswith(":") and not _OPENING.match(article.words(span)):
        return None
    numbers = within(quantities, span)
    if not numbers or not _is_count(article.text, span, numbers[-1]):
        return None
    after = _noun_at(article.text[numbers[-1].span.end : span.end - 1])
    return numbers[-1] if after in range(_AFTER + 1) else None


def _last_sentence(words: str, span: Span) -> Span:
    ends = [found.end() for found in _LAST_SENTENCE.finditer(words)]
    return Span(span.start + (ends[-1] if ends else 0), span.end)


def _is_count(text: str, span: Span, number: Quantity) -> bool:
    """Tell whether a number is a whole one of its own, and selects nothing: "the first three", "step 4"."""
    if number.comparator != "=" or number.unit or number.step != 1:
        return False
    before = max(span.start, number.span.start - 12)
    return not _SELECTED.search(text, before, number.span.start)


def _noun_at(after: str) -> int:
    """Return how many words follow the noun of lists that a number counts, -1 where it counts none."""
    said = after.casefold().split()
    if said[:1] == ["of"]:  # "three of the signs" picks some
        return -1
    for place, word in enumerate(said[: _BETWEEN + 1]):
        if word.strip(",;()“”\"'’*_") in _nouns():
            return len(said) - place - 1
        if not word.replace("-", "").isalpha():
            return -1
    return -1


def _items(article: Article, intro: Block, blocks: Sequence[Block]) -> tuple[Span, ...]:
    """Return the items of the list that starts `blocks`, or none where its end is not sure."""
    level = blocks[0].level
    run = next((n for n, block in enumerate(blocks) if block.kind != "list-item" or block.level < level), len(blocks))
    items = [block for block in blocks[:run] if block.level == level and _starts_item(article, block)]
    if intro.kind == "list-item" and intro.level >= level:
        return ()
    if any(_RUN_IN.search(article.words(block.span)) for block in items) or _goes_on(article, intro, blocks, run):
        return ()
    return tuple(block.span for block in items)


def _starts_item(article: Article, block: Block) -> bool:
    """Tell an item from its second paragraph: in source text a marker or tag stands before it.

    In documents without lines of source each paragraph with a number or bullet is one.
    """
    if not article.source or article.places:
        return True
    start = article.source_span(block.span).start
    before = article.source[article.source.rfind("\n", 0, start) + 1 : start]
    return bool(_MARKER.search(before[-_MARKER_REACH:])) or "<li" in article.source[max(0, start - 80) : start]


def _goes_on(article: Article, intro: Block, blocks: Sequence[Block], run: int) -> bool:
    """Tell whether more items follow before the next heading that no other sentence introduces.

    The next item of the list that the introduction is an item of begins something else.
    """
    for before, block in zip(blocks[run - 1 :], blocks[run:], strict=False):
        if block.kind == "heading":
            return False
        if block.kind == "list-item" and intro.kind == "list-item" and block.level <= intro.level:
            return False
        if block.kind == "list-item":
            return not article.words(before.span).endswith(":")
    return False


@cache
def _nouns() -> frozenset[str]:
    """Return the plurals of the nouns of lists."""
    return frozenset(_plural(noun) for noun in word_list("list-nouns"))


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "ch", "x")) else f"{noun}s"
