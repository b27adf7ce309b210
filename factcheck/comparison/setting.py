"""What stands over, beside and before a block, and lends its sentences the words they leave out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.extraction.claims.words import form
from factcheck.model import Article, Block
from factcheck.text.expressions import expression
from factcheck.values import dataclass

_WORD = expression(r"[^\W\d_][\w]*")
# Headings of the parts of an article that say again what another part has said.
_SUMMARY = expression(
    r"\b(?:summary|key|take-?aways?|faqs?|frequently|quick|remember|in short|short version|questions|conclusions?|"
    r"bottom line|final|recap|glance|nutshell|last word|overall|brief|answers|in the end|home message|wrap)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a block stands.

    `heading` and `over` hold the content words of the heading over the block and of the one over that, `asked` tells
    that the heading is a question, `labels` the words of a cell's row and column, `lead` those of the sentence that
    announces the list. `section` numbers the heading, `table` and `list` the table and the list of the block, from 1;
    0 stands for none. `summary` tells that the section says again what others have said.
    """

    block: int
    section: int = 0
    heading: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    asked: bool = False
    summary: bool = False
    labels: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    table: str = ""
    row: str = ""
    list: int = 0


def forms(text: str) -> tuple[str, ...]:
    """Return the content words of a text in their form for comparison, in order."""
    return tuple(filter(None, map(form, _WORD.findall(text))))


def settings(article: Article) -> Iterator[tuple[Block, Setting]]:
    """Yield each block of text with its setting, in order; headings only set it."""
    headings: list[tuple[int, str]] = []
    cells: dict[tuple[str, int, int], str] = {}
    under = _under(headings)
    section = lists = 0
    previous: Block | None = None
    lead: tuple[str, ...] = ()
    for number, block in enumerate(article.blocks):
        if block.kind == "heading":
            section += 1
            headings = [(level, text) for level, text in headings if level < block.level]
            headings.append((block.level, article.words(block.span)))
            under = _under(headings)
        else:
            if block.kind == "list-item" and (previous is None or previous.kind != "list-item"):
                lists += 1
                before = article.words(previous.span) if previous and previous.kind == "paragraph" else ""
                lead = forms(before) if before.rstrip().endswith(":") else ()
            yield block, _setting(article, number, block, under, section, lists, lead, cells)
        previous = block


class _Under(NamedTuple):
    """What the headings over a block say of it (see `Setting`), the same for all blocks below them."""

    heading: tuple[str, ...]
    over: tuple[str, ...]
    asked: bool
    summary: bool


def _under(headings: Sequence[tuple[int, str]]) -> _Under:
    # The title of the article is over everything, and so tells nothing apart.
    named = [text for _, text in headings[-2:]] if len(headings) > 1 else []
    heading = named[-1] if named else ""
    over = named[0] if len(headings) > 2 else ""
    summary = bool(_SUMMARY.search(heading) or _SUMMARY.search(over))
    return _Under(forms(heading), forms(over), heading.rstrip().endswith("?"), summary)


def _setting(
    article: Article,
    number: int,
    block: Block,
    under: _Under,
    section: int,
    lists: int,
    lead: tuple[str, ...],
    cells: dict[tuple[str, int, int], str],
) -> Setting:
    table, row = "", ""
    labels: tuple[str, ...] = ()
    if block.kind == "table-cell" and block.label.count(":") == 2:
        table, row, column = block.label.split(":")
        labels = _labels(article, block, (table, int(row), int(column)), cells)
    item = block.kind == "list-item"
    return Setting(
        block=number,
        section=section,
        heading=under.heading,
        over=under.over,
        asked=under.asked,
        summary=under.summary,
        labels=labels,
        lead=lead if item else (),
        table=table,
        row=row,
        list=lists if item else 0,
    )


def _labels(
    article: Article, block: Block, place: tuple[str, int, int], cells: dict[tuple[str, int, int], str]
) -> tuple[str, ...]:
    table, row, column = place
    if row == 1 or column == 1:
        cells[place] = article.words(block.span)
    row_label = forms(cells.get((table, row, 1), "")) if column > 1 else ()
    column_label = forms(cells.get((table, 1, column), "")) if row > 1 else ()
    return (*row_label, *column_label)
