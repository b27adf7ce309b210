"""Articles rebuilt from rows of the tables: the sentences that hold facts, and the facts in them.

Checks and comparison need no more of an article than that, and so run on tables as they do on files.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from factcheck.audit.quantities import from_row
from factcheck.checks import RuleContext
from factcheck.model import Article, Block, Claim, Extraction, SourceMap, Span

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


def rebuilt(path: str, rows: Sequence[Row]) -> Sparse:
    """Return the article whose sentences the rows hold, in the order of their `sentence_start`.

    A row's `block` and `topic`, where it has them, become paragraphs under headings again.
    """
    pieces: list[str] = []
    blocks: list[Block] = []
    places: list[tuple[int, str]] = []
    starts: list[int] = []
    origins: list[int] = []
    length, topic, block = 0, "", None
    for row in _sentences(rows):
        if row.get("topic", "") != topic:
            topic = row["topic"]
            heading = topic or "-"
            blocks.append(Block("heading", Span(length, length + len(heading)), 2))
            pieces.append(heading)
            length += len(heading) + 1
            block = None
        words = row["sentence"]
        span = Span(length, length + len(words))
        own = row.get("block", row["sentence_start"])
        if own == block and blocks:
            span = Span(blocks.pop().span.start, span.end)
        blocks.append(Block("paragraph", span))
        places.append((length, row["place"]))
        starts.append(length)
        origins.append(row["sentence_start"])
        pieces.append(words)
        length += len(words) + 1
        block = own
    text = "\n".join(pieces)
    article = Article(
        path, "text", text, text, tuple(blocks), SourceMap.identity(len(text)), (0,), places=tuple(places)
    )
    return Sparse(article, tuple(starts), tuple(origins))


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
