"""The parts of an article that hold its reference lists: what stands under their headings, and which list it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field

from factcheck.extraction.references.headings import Announcement, announcement, may_announce
from factcheck.extraction.references.splitting import split_entries
from factcheck.model import Article, Block, Span, Standing
from factcheck.text.digits import whole
from factcheck.text.expressions import expression
from factcheck.text.passages import of_passage
from factcheck.values import dataclass

_TITLE = expression(r"[A-Z][^\d.:;?!,]{2,48}[^\W\d_]:?")
_LETTERS = expression(r"[^\W\d_]+")
_ROW_LABEL = expression(r"[\[(]?([A-Za-z]{0,3}-?\d{1,3})[\]).]?")
_NUMBERED_HEADING = expression(r"[\[(]?(\d{1,3})[\]).]{1,2}\s+(?=\S)")
_OF_AN_ENTRY = expression(r"https?://|\bdoi\b|[,.;(\s](?:19|20)\d\d[a-z]?[).,;:\s]", re.IGNORECASE)
_WORDS_OF_A_HEAD = 3
_IN_ONE = ("list-item", "footnote", "table-cell")


@dataclass(slots=True)
class Part:
    """What stands under a heading of a list, or under a heading inside of it, up to the next heading.

    `spans` may each be an entry; `sure` tells that nothing else than entries is expected, `listing` is the number of
    the list in the article, `standing` that of its entries; `sourced` tells that mere links may be entries.
    """

    listing: int
    sure: bool
    standing: Standing
    sourced: bool = False
    spans: list[Span] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Open:
    """A list whose heading has the level `level`, 0 for a paragraph in the place of a heading."""

    level: int
    listing: int
    announced: Announcement


_latest: list[tuple[Article, tuple[Part, ...]]] = []
"""The parts of the latest article, which both its entries and the sources that have none are looked for in."""


def parts(article: Article) -> Sequence[Part]:
    """Return the parts of the article's lists in order, which nobody changes."""
    for held, found in _latest:
        if held is article:
            return found
    found = tuple(_parts(article))
    _latest[:] = [(article, found)]
    return found


def _parts(article: Article) -> Iterator[Part]:
    """Yield the parts of the article's lists in order.

    A list ends at the next heading of its level. A heading of a list inside of another begins no list of its own, and
    one that announces nothing a part in which entries are not sure. What the markup of a page calls a reference list
    needs no heading and ends with its markup.
    """
    stack: list[_Open] = []
    part, lists = None, 0
    for block in article.blocks:
        if part and _is_entry_in_heading(article, block, len(part.spans)):
            part.spans.extend(stretches(article, block))
            continue
        announced = announcement(article.lined(block.span)) if _may_announce(article, block) else None
        if announced and _is_caption(article, block):
            announced = None
        if announced and stack and stack[-1].level and block.kind != "heading" and _is_group(announced):
            announced = None
        ends = block.kind == "heading" or (bool(stack) and not stack[-1].level and _is_title(article, block))
        if announced is None and not ends:
            marked = block.kind == "reference"
            if part and not stack and not marked:
                yield part
                part = None
            elif marked and part is None:
                part, lists = Part(lists, sure=False, standing="list", sourced=True), lists + 1
            if part and block.kind != "footnote":
                part.spans.extend(stretches(article, block))
            continue
        while stack and (not stack[-1].level or not block.level or block.level <= stack[-1].level):
            stack.pop()
        if part:
            yield part
            part = None
        if announced:
            lists += not stack
            stack.append(_Open(block.level if block.kind == "heading" else 0, lists - 1, announced))
        if stack:
            own = stack[-1].announced
            standing: Standing = "reading" if own.recommended else "list"
            first = announced is not None
            part = Part(stack[-1].listing, own.sure and first, standing, own.sourced and first)
            part.spans.extend(_below(article, block) if announced else ())
    if part:
        yield part


def _is_caption(article: Article, block: Block) -> bool:
    """Tell whether "Sources: [one](…), [two](…)" stands below a figure, in a page that lists its sources later."""
    if block.kind != "paragraph":
        return False
    links = [link.span for link in article.links if link.span.start in range(block.span.start, block.span.end)]
    ends = [block.span.start, *(link.end for link in links)]
    starts = [*(link.start for link in links), block.span.end]
    others = " ".join(article.text[end:start] for end, start in zip(ends, starts, strict=True))
    if not links or len(_LETTERS.findall(others)) != 1:
        return False
    later = (one for one in article.blocks if one.kind == "heading" and one.span.start > block.span.start)
    return any(announcement(article.lined(one.span)) for one in later)


def _is_title(article: Article, block: Block) -> bool:
    """Tell whether a paragraph stands for a heading, as the heading of the list before it does: "**Background**"."""
    return block.kind == "paragraph" and _TITLE.fullmatch(article.words(block.span)) is not None


def _is_group(announced: Announcement) -> bool:
    """Tell whether what stands below a heading of a list only names a group of its entries: "**Major research:**"."""
    return not (announced.sure or announced.recommended)


def _is_entry_in_heading(article: Article, block: Block, before: int) -> bool:
    """Tell whether a heading is the next of the entries that are set as headings: "###### 2. Peng, Y. … (2010)"."""
    if block.kind != "heading":
        return False
    text = article.words(block.span)
    number = _NUMBERED_HEADING.match(text)
    return number is not None and int(number[1]) == before + 1 and _OF_AN_ENTRY.search(text, number.end()) is not None


def _may_announce(article: Article, block: Block) -> bool:
    """Tell whether a block may be the heading of a list: a heading, a paragraph, or a numbered line by itself."""
    if not may_announce(article.text, block.span.start, block.span.end):
        return False
    if block.kind in ("heading", "paragraph"):
        return True
    if block.kind != "list-item" or not block.label:
        return False
    before, after = (article.block_at(offset) for offset in (block.span.start - 3, block.span.end + 3))
    return not any(beside and beside.kind == "list-item" for beside in (before, after))


def stretches(article: Article, block: Block) -> list[Span]:
    """Return the stretches of a block that may each be an entry."""
    text, start = article.lined(block.span), block.span.start
    if block.kind in ("list-item", "reference") and (number := whole(block.label)) is not None:
        return [span.shifted(start) for span in split_entries(text, number)]
    if block.kind in _IN_ONE or (block.kind == "reference" and block.level):
        return [] if block.kind == "table-cell" and (row_label(text) or _is_head(block, text)) else [block.span]
    return [span.shifted(start) for span in _split(text)]


def row_label(text: str) -> str:
    """Return the label of a table's row, "" for any other cell: "S6", "[12]", "3."."""
    found = _ROW_LABEL.fullmatch(text.strip())
    return found[1] if found else ""


def row(block: Block) -> str:
    """Return what the cells of one row share, "" for a block that is no cell."""
    return block.label.rpartition(":")[0] if block.kind == "table-cell" else ""


def _is_head(block: Block, text: str) -> bool:
    """Tell whether a cell names its column: "Source", "Full reference"."""
    return block.label.split(":")[1:2] == ["1"] and len(text.split()) <= _WORDS_OF_A_HEAD


def _below(article: Article, block: Block) -> list[Span]:
    """Return the entries in the lines below a heading that shares their paragraph."""
    text = article.lined(block.span)
    _, _, rest = text.lstrip().partition("\n")
    start = block.span.end - len(rest)
    return [span.shifted(start) for span in _split(rest)] if rest.strip() else []


@of_passage
def _split(text: str) -> tuple[Span, ...]:
    return tuple(split_entries(text))
