"""A text beside another that it should agree with: numbers that the other gives otherwise, with both places."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.evidence.accounts import differences
from factcheck.evidence.jats import SENTENCES
from factcheck.evidence.texts import source_text
from factcheck.extraction.sentences import split
from factcheck.model import Article, Passage, Span
from factcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A number of a text, what another says in its place, and that one's sentence; spans count in their own texts."""

    place: Span
    other: Span
    sentence: Span
    probability: float


def disagreements(article: Article, other: Article) -> Iterator[Disagreement]:
    """Yield the numbers of an article that another text gives otherwise, in the order of the article.

    Both are taken for accounts of one thing; of either, as many sentences are read as of a full text.
    """
    here, there = list(_sentences(article)), list(_sentences(other))
    account = [Passage(article.words(span)) for span in here]
    found = [
        Disagreement(
            each.figure.span.shifted(here[each.sentence].start),
            each.match.figure.span.shifted(there[each.match.read.number].start),
            there[each.match.read.number],
            each.probability,
        )
        for each in differences(account, source_text(Passage(other.words(span)) for span in there))
    ]
    yield from sorted(found, key=lambda each: each.place)


def _sentences(article: Article) -> Iterator[Span]:
    left = SENTENCES
    for block in article.blocks:
        for span in split(article.words(block.span)):
            if not left:
                return
            left -= 1
            yield span.shifted(block.span.start)
