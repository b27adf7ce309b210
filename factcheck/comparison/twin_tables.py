"""Two tables with the same rows and columns that agree in nearly all cells: where a cell differs, one of them is wrong.

The words of cells are few, and two tables of one article mostly tell of two things. Tables that share the labels of
rows and columns and most of the values tell of one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from factcheck.comparison.measures import comparable, compare
from factcheck.model import Article, Claim

# So many cells agree at least, and such a share of those that both tables have.
_LEAST_AGREEING, _SHARE = 2, 0.66

Table = Mapping[tuple[str, str], int]
"""The number of the claim in each cell, by the words of the first cells of its row and its column."""


def tables(article: Article, claims: Sequence[Claim]) -> dict[str, Table]:
    """Return the tables of an article that hold claims, by name; a cell with several claims is left out."""
    words = {
        block.label: " ".join(article.words(block.span).casefold().split())
        for block in article.blocks
        if block.kind == "table-cell"
    }
    found: dict[str, dict[tuple[str, str], int]] = defaultdict(dict)
    several: set[tuple[str, tuple[str, str]]] = set()
    for number, claim in enumerate(claims):
        block = article.block_at(claim.quantity.span.start)
        if block is None or block.kind != "table-cell" or block.label.count(":") != 2:
            continue
        table, row, column = block.label.split(":")
        labels = words.get(f"{table}:{row}:1", ""), words.get(f"{table}:1:{column}", "")
        if "1" not in (row, column) and all(labels):
            if labels in found[table]:
                several.add((table, labels))
            found[table][labels] = number
    for table, labels in several:
        found[table].pop(labels, None)
    return dict(found)


def differing_cells(
    here: Table, claims: Sequence[Claim], there: Table, others: Sequence[Claim]
) -> Iterator[tuple[int, int]]:
    """Yield the claims in cells of the same labels that differ, if the two tables agree in nearly all others."""
    pairs = [(here[labels], there[labels]) for labels in here.keys() & there.keys()]
    measures = [(claims[one].quantity.measure, others[two].quantity.measure) for one, two in pairs]
    stand = [compare(one, two) if comparable(one, two) else "" for one, two in measures]
    agreeing = {claims[one].quantity.text for (one, _), how in zip(pairs, stand, strict=True) if how == "agree"}
    if len(agreeing) >= _LEAST_AGREEING and stand.count("agree") >= _SHARE * len(stand):
        yield from sorted(pair for pair, how in zip(pairs, stand, strict=True) if how == "differ")
