"""Lists whose length is announced: by a sentence ("three main routes:") or by a title ("7 Ways to Sleep")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extraction.statements.announced_enumerations import find_enumerations
from factcheck.extraction.statements.announced_labels import label_form, labelled_blocks, labelled_sentences, rows_of
from factcheck.extraction.statements.announced_ordinals import find_ordinals
from factcheck.extraction.statements.announced_sections import only_list, section_items
from factcheck.extraction.statements.announcing_numbers import announcing_number, lead_number, title_number
from factcheck.extraction.statements.passage import Passage
from factcheck.model import AnnouncedList, Article, Block, Quantity, Span
from factcheck.text.expressions import expression

_MARKER = expression(r"(?:[-*+•‣◦▪●○■□–.]|\\item|\(?[\w#]{1,3}[.)]|\[\d{1,3}\])[ \t]*(?:[*_~\[(“\"]{1,4})?$")
# Bullets that a copy has left inside one paragraph.
_RUN_IN = expression(r"(?:\s{2}|[.;:]\s)[-•*–]\s")
_MARKER_REACH = 12


def find_announced_lists(article: Article, passage: Passage) -> Iterator[AnnouncedList]:
    """Yield the lists, enumerations and parts of sections that are announced with their number, in text order.

    What may go on further down, and parts that may be something else than what is counted, are left out.
    """
    found = [*_below(article, passage.quantities), *find_enumerations(passage)]
    told = {one.number.span for one in found}
    ordinals = (one for one in find_ordinals(article, passage) if one.number.span not in told)
    yield from sorted((*found, *ordinals), key=lambda one: one.number.span)


def _below(article: Article, quantities: Sequence[Quantity]) -> Iterator[AnnouncedList]:
    """Yield the lists right below a block that counts them, and the parts of sections whose heading does."""
    for index, block in enumerate(article.blocks[:-1]):
        following = article.blocks[index + 1]
        if block.kind == "heading":
            number = title_number(article, block.span, quantities)
            found = number and _section(article, article.blocks[index:], number, quantities)
        elif following.kind == "list-item":
            number = lead_number(article, block, quantities)
            found = number and AnnouncedList(number, _items(article, block, article.blocks[index + 1 :]), "list")
        else:
            number = announcing_number(article, block, quantities) if block.kind in ("paragraph", "quote") else None
            found = number and AnnouncedList(number, _labelled(article, article.blocks[index:], number), "section")
        if found and len(found.items) > 1:
            yield found


def _section(
    article: Article, blocks: Sequence[Block], number: Quantity, quantities: Sequence[Quantity]
) -> AnnouncedList:
    """Return the numbered parts of the section that the first of the blocks heads, or the items of its only list."""
    parts = section_items(article, blocks)
    run = () if parts else only_list(article, blocks, number, quantities)
    listed = parts or (_items(article, blocks[0], run) if run else ())
    return AnnouncedList(number, listed or _labelled(article, blocks, number), "section")


def _labelled(article: Article, blocks: Sequence[Block], number: Quantity) -> tuple[Span, ...]:
    """Return the parts behind the first block that have a label each: paragraphs, sentences, rows of a table."""
    if blocks[1].kind == "table-cell":
        return rows_of(article, blocks[1:], number)
    if blocks[0].kind == "paragraph" and label_form(article, blocks[0].span) == label_form(article, blocks[1].span):
        return ()
    return labelled_blocks(article, blocks[1:]) or labelled_sentences(article, blocks[1])


def _items(article: Article, intro: Block, blocks: Sequence[Block]) -> tuple[Span, ...]:
    """Return the items of the list that starts `blocks`, or none where its end is not sure."""
    level = blocks[0].level
    run = next((n for n, block in enumerate(blocks) if block.kind != "list-item" or block.level < level), len(blocks))
    items = [block for block in blocks[:run] if block.level == level and _starts_item(article, block)]
    items = [block for block in items if block.label.isdigit() == items[0].label.isdigit()]  # bullets explain a number
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
            return not (_leads(article, before) and _leads(article, intro))
    return False


def _leads(article: Article, block: Block) -> bool:
    """Tell whether a block announces the list right below it: behind a full stop lists share the items out."""
    return article.words(block.span).rstrip().endswith(":")
