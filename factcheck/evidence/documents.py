"""Documents of any format that is read as passages: fact sheets, reports, leaflets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, islice

from factcheck.evidence.jats import ROWS, SENTENCES
from factcheck.evidence.tables import labelled
from factcheck.extraction.sentences import split
from factcheck.model import Article, Block, Passage

# A block of so few words without a full stop is part of a figure; so many words are joined at most.
_SHORT, _MOST_JOINED = 9, 24
# A caption has so many words at most.
_CAPTION = 30


def passages_of(article: Article) -> list[Passage]:
    """Return the sentences and the rows of tables of a document, no more than of any full text."""
    rows = [passage for about, table in _tables(article) for passage in _rows(article, about, table)]
    return [*islice(_sentences(article), SENTENCES), *rows[:ROWS]]


def _sentences(article: Article) -> Iterator[Passage]:
    """Yield sentences; short blocks in a row, as those of key figures ("44%", "of adults"), make one."""
    heading = ""
    paragraph = 0
    short: list[str] = []
    for block in article.blocks:
        if block.kind == "heading":
            heading, paragraph = " ".join(article.words(block.span).split()), 0
        if _is_cell(block):
            continue
        paragraph += block.kind == "paragraph"
        words = article.words(block.span)
        place = _place(article, block, heading, paragraph)
        if block.kind != "heading" and _is_short(words):
            short.append(" ".join(words.split()))
            if sum(len(each.split()) for each in short) < _MOST_JOINED:
                continue
        if short and _goes_on(block, words):
            words = f"{' '.join(short)} {words}"
        elif short:
            yield Passage(f"{heading}: {' '.join(short)}" if heading else " ".join(short), heading)
        if not short or not _is_short(words):
            yield from (Passage(" ".join(words[span.start : span.end].split()), place) for span in split(words))
        short = []
    if short:
        yield Passage(f"{heading}: {' '.join(short)}" if heading else " ".join(short), heading)


def _goes_on(block: Block, words: str) -> bool:
    """Tell whether a block ends what short ones began: "97.6", "million adults", "have prediabetes."."""
    return block.kind != "heading" and not _is_short(words) and words[:1].islower()


def _is_short(words: str) -> bool:
    return len(words.split()) <= _SHORT and not words.rstrip().endswith((".", "!", "?"))


def _is_cell(block: Block) -> bool:
    return block.kind == "table-cell" and block.label.count(":") == 2


def _place(article: Article, block: Block, heading: str, paragraph: int) -> str:
    page = article.place(block.span.start) if article.format == "pdf" else ""
    where = f"{heading}, paragraph {paragraph}" if heading and block.kind == "paragraph" else heading
    return ", ".join(filter(None, (page, where)))


def _tables(article: Article) -> Iterator[tuple[str, list[Block]]]:
    """Yield the tables, each with the words right over it where they may be its caption, or the heading over it."""
    over = heading = ""
    held: dict[str, tuple[str, list[Block]]] = {}
    for block in article.blocks:
        words = " ".join(article.words(block.span).split())
        if _is_cell(block):
            held.setdefault(block.label.partition(":")[0], (over or heading, []))[1].append(block)
        else:
            heading = words if block.kind == "heading" else heading
            over = words if len(words.split()) <= _CAPTION else ""
    yield from held.values()


def _rows(article: Article, about: str, cells: Sequence[Block]) -> Iterator[Passage]:
    """Yield the rows of a table that hold a digit, behind its caption, each cell after the head of its column."""
    heads: dict[str, str] = {}
    for number, (_, row) in enumerate(groupby(cells, key=lambda block: block.label.split(":")[1]), 1):
        told = [(block.label.split(":")[2], " ".join(article.words(block.span).split())) for block in row]
        if number == 1:
            heads = dict(told)
            if not any(character.isdigit() for _, cell in told[1:] for character in cell):
                continue
        pieces = [
            labelled(heads.get(column, ""), cell) if place else cell
            for place, (column, cell) in enumerate(told)
            if cell
        ]
        text = "; ".join(pieces)
        if any(character.isdigit() for character in text):
            yield Passage(
                f"{about.rstrip('.:')} | {text}" if about else text,
                f"table {cells[0].label.partition(':')[0]}, row {number}",
            )
