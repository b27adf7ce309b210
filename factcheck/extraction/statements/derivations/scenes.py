"""Where a result may lean on what was told before: a sentence, and those right before it in its paragraph or list."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.extraction.statements.passage import LONGEST, Passage, Token
from factcheck.extraction.statements.tokens import tokens
from factcheck.model import Article, Block, Quantity, Span

_PROSE = frozenset({"paragraph", "list-item", "quote"})
_DIGIT = re.compile(r"\d")
_BACK = 4
"""A result leans on what stands so many sentences before it at most."""


class Scene(NamedTuple):
    """A sentence and those before it, the nearest first; `items` are those of them that are items of a list."""

    passage: Passage
    sentence: Span
    before: Sequence[Span]
    items: frozenset[Span]

    @property
    def read(self) -> Sequence[Token]:
        """The tokens of the sentence."""
        return tokens(self.passage, self.sentence)

    @property
    def words(self) -> str:
        """The sentence in lower case."""
        return self.passage.text[self.sentence.start : self.sentence.end].casefold()

    @property
    def quantities(self) -> Sequence[Quantity]:
        """The quantities of the sentence."""
        return self.passage.within(self.sentence)

    def earlier(self, reach: int = _BACK) -> Iterator[Sequence[Token]]:
        """Yield the tokens of each sentence before, the nearest first."""
        for sentence in self.before[:reach]:
            yield tokens(self.passage, sentence)


def scenes(article: Article, passage: Passage) -> Iterator[Scene]:
    """Yield each sentence of prose that holds a digit or a quantity, with those that it may lean on."""
    blocks = iter(article.blocks)
    block: Block | None = next(blocks, None)
    before: deque[tuple[Span, Block]] = deque(maxlen=_BACK)
    for sentence in passage.sentences:
        while block and block.span.end <= sentence.start:
            following = next(blocks, None)
            if not following or not _goes_on(block, following):
                before.clear()
            block = following
        if not block or block.kind not in _PROSE or len(sentence) > LONGEST:
            before.clear()
            continue
        if passage.within(sentence) or _DIGIT.search(passage.text, sentence.start, sentence.end):
            items = frozenset(one for one, of in before if of.kind == "list-item")
            yield Scene(passage, sentence, [one for one, _ in reversed(before)], items)
        before.append((sentence, block))


def _goes_on(block: Block, following: Block) -> bool:
    """Tell whether a block belongs to the one before: an item to its list, what stands right under a list to it."""
    return block.kind == "list-item" and following.kind in ("list-item", "paragraph")
