"""Sentences in one mould: rows of data written out, as in "In Norway, 312 women reported asthma, in Chile 45 men gout".

Where many sentences of an article differ in nothing but names and numbers, each tells of another thing, and what two of
them share says nothing. They are no restated facts, however alike.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from factcheck.comparison.frames import Sentence
from factcheck.extraction.claims.words import form
from factcheck.model import Article
from factcheck.text.expressions import expression
from factcheck.text.passages import of_passage

_TOKEN = expression(r"[^\W\d_]+|\d[\d.,]*|[,;:()]")
# So many sentences in one mould are rows; what is restated is said two or three times, seldom in the same mould.
_ROWS = 8
# A mould has so many function words and marks at least: "… is …" is none.
_LEAST = 3
# What is said with so many values, word for word, is said of as many things: of what contradicts itself one is odd.
_VALUES = 3
_NO_DIGITS = dict.fromkeys(map(ord, "0123456789.,"))


def in_rows(article: Article, sentences: Sequence[Sentence]) -> frozenset[int]:
    """Return the numbers of the sentences whose mould many share, or that say the same of several values."""
    said = [article.text[each.span.start : each.span.end] for each in sentences]
    values: dict[str, set[str]] = defaultdict(set)
    for words in said:
        values[words.translate(_NO_DIGITS)].add(words)
    found = {
        each.number
        for each, words in zip(sentences, said, strict=True)
        if len(values[words.translate(_NO_DIGITS)]) >= _VALUES
    }
    if len(sentences) >= _ROWS:
        moulds = list(map(_mould, said))
        often = {mould for mould, count in Counter(moulds).items() if count >= _ROWS and len(mould) > _LEAST}
        found |= {each.number for each, mould in zip(sentences, moulds, strict=True) if mould in often}
    return frozenset(found)


@of_passage
def _mould(sentence: str) -> tuple[str, ...]:
    """Return the function words and marks of a sentence, and "#" for each number, in order."""
    found = []
    for token in _TOKEN.findall(sentence):
        if token[0].isdigit():
            found.append("#")
        elif not token[0].isalpha() or not form(token):
            found.append(token.lower())
    return tuple(found)
