"""What several mentions of a fact speak of, in words of the article: the clause around the number of one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.extraction.claims.words import WORD, form
from factcheck.model import Article, Claim, Span
from factcheck.text.expressions import expression
from factcheck.values import dataclass

LONGEST = 90
"""Characters of a phrase at most: a line of a terminal with what else stands on it."""

_WORDS = 5
"""A clause of fewer words with its number takes in the one beside it, whatever this holds ("2 to 6 weeks later")."""
_GAP = "…"
_BREAK = expression(r"[;:](?=\s)|,(?=\s)|\s[–—-]+\s|[()]|\s(?=(?:because|while|whereas|but)\s)", re.IGNORECASE)
"""Where a clause may end. Commas of lists are among them, so clauses that share words are joined again."""
_OPENING = expression(
    r"(?:(?:and|but|or|so|because|since|although|though|while|whereas|which|who|that|where|when|then|also|with)\s+)+",
    re.IGNORECASE,
)
_PRONOUN = expression(r"(?:it|its|they|their|this|these|those|he|she|here|there|one)\b", re.IGNORECASE)
_IN_NUMBER = expression(r".*\b(?:is|are|was|were|of|be)\s+", re.IGNORECASE | re.DOTALL)
"""What the reading of a bound takes in of the words before its number ("the limit is 20 days")."""
_TIGHT = expression(r"[-/’'.,;:]")
_EDGE = " \t\n,;:–—-()"


@dataclass(frozen=True, slots=True)
class _Clause:
    """A stretch of a sentence around a claim's number, and how many of the words in it the other mentions share."""

    claim: Claim
    span: Span
    shared: int


def phrase(
    article: Article, mentions: Sequence[Claim], numbers: Sequence[Span], elsewhere: Sequence[Claim] = ()
) -> str:
    """Return what the mentions speak of, with "…" for the number; `numbers` are all those of the article, in order.

    Of the mentions the one is quoted whose clause says most of what they share, among them and with the mentions
    `elsewhere`, which may be another article's; of two alike the shorter.
    """
    found = [_clause(article, claim, _shared(claim, (*mentions, *elsewhere)), numbers) for claim in mentions]
    best = max(found, key=lambda each: (_worth(article, each), -len(each.span)))
    return _written(article, best)


def _shared(claim: Claim, mentions: Sequence[Claim]) -> frozenset[str]:
    """Return the words of a mention's sentence that another mention has, too, or its labels."""
    others = [each for each in mentions if each is not claim]
    words = frozenset().union(*(each.context | frozenset(each.labels) for each in others)) if others else frozenset()
    return (claim.context | frozenset(claim.subject)) & words


def _worth(article: Article, clause: _Clause) -> float:
    """Return the words shared, less where the clause leaves its subject to another sentence or says hardly anything."""
    before, after = _sides(article, clause)
    vague = _PRONOUN.match(before)
    return min(clause.shared, 4) - (1.5 if vague else 0) - (1.5 if len(f"{before} {after}".split()) < 3 else 0)


def _clause(article: Article, claim: Claim, shared: frozenset[str], numbers: Sequence[Span]) -> _Clause:
    """Return the clause of a number, with the clauses beside it that hold shared words and no other number."""
    parts = list(_parts(article.text, claim))
    own = claim.quantity.span
    first = next((index for index, part in enumerate(parts) if part.end > own.start), len(parts) - 1)
    last = next((index for index, part in enumerate(parts) if part.end >= own.end), len(parts) - 1)
    counts = [_count(article.text, part, shared, own) for part in parts]
    others = [each for each in numbers if claim.sentence.overlaps(each) and not each.overlaps(own)]

    def joins(index: int, start: int, end: int) -> bool:
        free = not any(parts[index].overlaps(each) for each in others)
        return counts[index] > 0 and free and end - start <= LONGEST

    while first > 0 and joins(first - 1, parts[first - 1].start, parts[last].end):
        first -= 1
    while last + 1 < len(parts) and joins(last + 1, parts[first].start, parts[last + 1].end):
        last += 1
    while len(article.words(Span(parts[first].start, parts[last].end)).split()) < _WORDS and last - first + 1 < len(
        parts
    ):
        first, last = (first - 1, last) if first > 0 else (first, last + 1)
    return _Clause(claim, Span(parts[first].start, parts[last].end), sum(counts[first : last + 1]))


def _parts(text: str, claim: Claim) -> Iterator[Span]:
    """Yield the clauses of a claim's sentence; no break lies in its number."""
    start, own = claim.sentence.start, claim.quantity.span
    for found in _BREAK.finditer(text, start, claim.sentence.end):
        if not own.start <= found.start() < own.end and found.end() > start:
            yield Span(start, found.end())
            start = found.end()
    if start < claim.sentence.end:
        yield Span(start, claim.sentence.end)


def _count(text: str, part: Span, shared: frozenset[str], own: Span) -> int:
    words = WORD.finditer(text, part.start, part.end)
    return len({form(word.group()) for word in words if not own.start <= word.start() < own.end} & shared)


def _written(article: Article, clause: _Clause) -> str:
    if labels := cell_labels(article, clause.claim):
        return labels
    before, after = _cut(*_sides(article, clause))
    return f"{before} {_GAP}{'' if _TIGHT.match(after) else ' '}{after}".strip()


def _sides(article: Article, clause: _Clause) -> tuple[str, str]:
    """Return the words of a clause before and after its number, without what joins it to the clauses beside it."""
    own = _number(article, clause.claim)
    before = " ".join(article.text[clause.span.start : own.start].split()).lstrip(_EDGE)
    after = " ".join(article.text[own.end : clause.span.end].split()).lstrip(")").rstrip(_EDGE + ".!?")
    return _opened(before), after


def _opened(words: str) -> str:
    """Return a clause without what joins it to the one before."""
    opening = _OPENING.match(f"{words} ")
    return (words[opening.end() :] if opening else words).strip()


def _number(article: Article, claim: Claim) -> Span:
    own = claim.quantity.span
    taken = _IN_NUMBER.match(article.text, own.start, max(claim.quantity.number.start, own.start))
    return Span(taken.end() if taken else own.start, own.end)


def _cut(before: str, after: str) -> tuple[str, str]:
    """Return the words on either side of a number cut to the longest phrase, those nearest to it kept."""
    room = LONGEST - len(_GAP) - 2
    left = max(room - len(after), room // 2)
    if len(before) > left:
        before = _opened(before[-left:].partition(" ")[2])
    right = room - len(before)
    if len(after) > right:
        after = after[:right].rpartition(" ")[0]
    return before.lstrip(_EDGE), after.rstrip(_EDGE)


def cell_labels(article: Article, claim: Claim) -> str:
    """Return the first cells of a claim's row and column in a table, "" for one that stands in none."""
    cell = article.block_at(claim.quantity.span.start)
    if cell is None or cell.kind != "table-cell":
        return ""
    table, row, column = cell.label.split(":")
    names = [name for name in (f"{table}:{row}:1", f"{table}:1:{column}") if name != cell.label]
    cells = {each.label: each for each in article.blocks if each.kind == "table-cell" and each.label in names}
    words = (" ".join(article.words(cells[name].span).split()) for name in names if name in cells)
    return _short(", ".join(dict.fromkeys(word for word in words if word)))


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else words[:LONGEST].rpartition(" ")[0]
