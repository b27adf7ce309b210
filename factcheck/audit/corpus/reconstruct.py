"""Articles rebuilt from rows of the tables: the sentences that hold facts, and the facts in them.

Checks and comparison need no more of an article than that, and so run on tables as they do on files.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from factcheck.audit.quantities import from_row
from factcheck.checks import RuleContext
from factcheck.model import Article, Block, BlockKind, Claim, Extraction, SourceMap, Span
from factcheck.values import dataclass

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sparse:
    """A rebuilt article, and the way back: `starts` of its sentences here, and where these start in the true one."""

    article: Article
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def origin(self, offset: int) -> int:
        """Return where a character of the rebuilt article stands in the true one."""
        sentence = bisect_right(self.starts, offset) - 1
        return self.origins[sentence] + offset - self.starts[sentence]


class _Pieces:
    """The text and the blocks of an article as they are put together."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.blocks: list[Block] = []
        self.length = 0

    def add(self, words: str) -> Span:
        """Append words on a line of their own, and return where they stand."""
        span = Span(self.length, self.length + len(words))
        self.words.append(words)
        self.length += len(words) + 1
        return span

    def block(self, words: str, kind: BlockKind, level: int = 0, label: str = "") -> None:
        """Append words as a block of their own."""
        self.blocks.append(Block(kind, self.add(words), level, label))

    def continued(self, words: str) -> Span:
        """Append words to the block that was begun last, and return where they stand."""
        span = self.add(words)
        last = self.blocks[-1]
        self.blocks[-1] = replace(last, span=Span(last.span.start, span.end))
        return span


def rebuilt(path: str, rows: Sequence[Row]) -> Sparse:
    """Return the article whose sentences the rows hold, in the order of their `sentence_start`.

    What rows say of their surroundings (`factcheck.audit.surroundings`), where they do, stands there again: headings,
    blocks, the first cells of rows and columns, and the sentence before.
    """
    made = _Pieces()
    places: list[tuple[int, str]] = []
    starts: list[int] = []
    origins: list[int] = []
    headings: list[str] | None = None
    block: int | None = None
    said: set[str] = set()
    for row in _sentences(rows):
        above = row.get("headings")
        if above is not None and above != headings:
            _open_section(made, above)
            headings, block = above, None
        own = row.get("block", row["sentence_start"])
        if own != block or not made.blocks:
            said |= _name_cell(made, row, said)
            made.blocks.append(
                Block(
                    row.get("block_kind", "paragraph"), Span(made.length, made.length), label=row.get("block_label", "")
                )
            )
            if row.get("before"):
                made.continued(row["before"])
        elif row.get("before") and not made.words[-1].endswith(row["before"]):
            made.continued(row["before"])
        span = made.continued(row["sentence"])
        places.append((span.start, row["place"]))
        starts.append(span.start)
        origins.append(row["sentence_start"])
        block = own
    text = "\n".join(made.words)
    article = Article(
        path, "text", text, text, tuple(made.blocks), SourceMap.identity(len(text)), (0,), places=tuple(places)
    )
    return Sparse(article, tuple(starts), tuple(origins))


def _open_section(made: _Pieces, headings: Sequence[str]) -> None:
    """Append the headings over what follows, under one that stands for the title."""
    made.block("-", "heading", 1)
    for level, words in enumerate(headings, 2):
        made.block(words or "-", "heading", level)


def _name_cell(made: _Pieces, row: Row, said: set[str]) -> set[str]:
    """Append the first cells of the row and column of a cell that do not stand there yet, and return their labels."""
    if row.get("block_kind") != "table-cell" or row["block_label"].count(":") != 2:
        return set()
    table, line, column = row["block_label"].split(":")
    found = {f"{table}:{line}:1": row["row"], f"{table}:1:{column}": row["column"]}
    new = {label: words for label, words in found.items() if words and label not in said}
    for label, words in new.items():
        made.block(words, "table-cell", label=label)
    return {*new, row["block_label"]}


def _sentences(rows: Iterable[Row]) -> list[Row]:
    return list({row["sentence_start"]: row for row in rows}.values())


def shifts(sparse: Sparse) -> dict[int, int]:
    """Return by how much each sentence, named by its true start, is moved in the rebuilt article."""
    return {origin: start - origin for start, origin in zip(sparse.starts, sparse.origins, strict=True)}


def rule_context(path: str, rows: Sequence[Row]) -> tuple[RuleContext, Sparse]:
    """Return the article of rows of `claims`, with these claims in order."""
    sparse = rebuilt(path, rows)
    moved = shifts(sparse)
    claims = tuple(_claim(row, moved[row["sentence_start"]]) for row in rows)
    return RuleContext(sparse.article, Extraction(claims=claims)), sparse


def _claim(row: Row, by: int) -> Claim:
    start = row["sentence_start"] + by
    return Claim(
        quantity=from_row(row, by),
        sentence=Span(start, start + len(row["sentence"])),
        head=row["head"],
        subject=tuple(row["subject"]),
        context=frozenset(row["context"]),
        opening=row["opening"],
        complete=row["complete"],
        leads=row["leads"],
        qualifiers=tuple((slot, word) for slot, _, word in (said.partition("=") for said in row["qualifiers"])),
        statistic=row["statistic"],
        labels=tuple(row["labels"]),
    )
