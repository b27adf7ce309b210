"""What the prose of an article tells of its tables: single cells, ranks, comparisons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extraction.statements.compared_cells import find_compared_cells
from factcheck.extraction.statements.near_cells import find_near_cells
from factcheck.extraction.statements.passage import LONGEST, Passage
from factcheck.extraction.statements.signed_cells import find_signed_cells
from factcheck.extraction.statements.table_names import NamedTable, forms, named_table, said_by, words
from factcheck.extraction.statements.tokens import Token, tokens
from factcheck.extraction.statements.told_cells import find_told_cells
from factcheck.model import Article, CellsCompared, CellTold, Span, Table


def find_prose_on_tables(
    article: Article, passage: Passage, tables: Sequence[Table]
) -> tuple[tuple[CellTold, ...], tuple[CellsCompared, ...]]:
    """Return what sentences tell of cells; the passage is the whole article, with its citations."""
    named = [
        one for table in tables if (one := named_table(table, passage.quantities, article.text, _over(article, table)))
    ]
    told: list[CellTold] = []
    compared: list[CellsCompared] = []
    for read, before in _prose(article, passage) if named else ():
        said = frozenset[str]().union(*(said_by(token.word) for token in read))
        for table in named:
            if table.may_be_meant(said):
                told += find_told_cells(table, read)
                told += find_near_cells(table, read)
                if _is_beside(article, table, read):
                    told += find_signed_cells(table, read)
                compared += find_compared_cells(table, read, before)
    return tuple(told), tuple(compared)


def _is_beside(article: Article, named: NamedTable, read: Sequence[Token]) -> bool:
    """Tell whether a sentence stands in the block right before or behind a table."""
    first, last = named.table.cells[0].span.start, named.table.cells[-1].span.end
    at = read[0].start
    if at < first:
        return article.text.count("\n\n", at, first) <= 1
    return article.text.count("\n\n", last, at) <= 1


def _over(article: Article, table: Table) -> str:
    """Return what stands over a table: the title of the article, the heading, and the paragraph before it."""
    start = table.cells[0].span.start
    before = [block for block in article.blocks if block.span.start < start and block.kind != "table-cell"]
    headings = [block for block in before if block.kind == "heading"]
    near = [*headings[:1], *headings[-1:], *(before[-1:])]
    return "\n".join(article.words(block.span) for block in near)


def _prose(article: Article, passage: Passage) -> Iterator[tuple[Sequence[Token], frozenset[str]]]:
    """Yield the tokens of the sentences outside of tables that cite nobody, with the words before each in its block."""
    cells = {block.span.start for block in article.blocks if block.kind in ("table-cell", "heading")}
    cited = {sentence for one in passage.citations if (sentence := one.sentence)}
    telling = frozenset[str]().union(*map(words, ("highest", "lowest", "more", "less", "ordinals", "outdoing")))
    before: list[str] = []
    passed: list[Span] = []
    block = None
    for sentence in passage.sentences:
        if (own := article.block_at(sentence.start)) is not block:
            block, before, passed = own, [], []
        if sentence.start not in cells and len(sentence) <= LONGEST:
            read = tokens(passage, sentence)
            tells = any(token.quantity or token.word in telling for token in read)
            if tells and (sentence not in cited or any(token.word == "table" for token in read)):
                before += [word for one in passed for word in forms(passage.text[one.start : one.end])]
                passed.clear()
                yield read, frozenset(before)
            passed.append(sentence)
