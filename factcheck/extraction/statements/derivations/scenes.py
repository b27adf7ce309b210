"""Where a result may lean on what was told before: a sentence, and those right before it in its paragraph or list."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import NamedTuple

from factcheck.extraction.statements.passage import LONGEST, Passage, Tokens
from factcheck.extraction.statements.tokens import tokens
from factcheck.model import Article, Block, Quantity, Span
from factcheck.text.expressions import expression

_PROSE = frozenset({"paragraph", "list-item", "quote"})
_DIGIT = expression(r"\d")
_BACK, _FORTH = 4, 2
"""A result leans on what stands so many sentences before it, or behind it, at most."""


class Scene(NamedTuple):
    """A sentence with its tokens, its text in lower case and its quantities, and those before it, the nearest first.

    `items` are those of them that are items of a list, `after` the sentences behind it in its paragraph or list.
    """

    passage: Passage
    sentence: Span
    read: Tokens
    words: str
    quantities: Sequence[Quantity]
    before: Sequence[Span]
    items: frozenset[Span]
    after: Sequence[Span] = ()

    def earlier(self, reach: int = _BACK) -> Iterator[Tokens]:
        """Yield the tokens of each sentence before, the nearest first."""
        for sentence in self.before[:reach]:
            yield tokens(self.passage, sentence)

    def around(self, reach: int) -> Iterator[Tokens]:
        """Yield the tokens of so many sentences before, of the sentence, and of so many behind it, in text order."""
        for sentence in (*reversed(self.before[:reach]), self.sentence, *self.after[:reach]):
            yield tokens(self.passage, sentence)


class Place(NamedTuple):
    """A sentence with those around it that its scene holds, in text order, and the blocks that these stand in."""

    sentence: Span
    around: Sequence[Span]
    blocks: Sequence[Block]

    def scene(self, passage: Passage) -> Scene:
        """Return the scene with what its sentences say."""
        sentence, start = self.sentence, self.sentence.start
        items = [
            one
            for one, block in zip(self.around, self.blocks, strict=True)
            if block.kind == "list-item" and one.start < start
        ]
        return Scene(
            passage,
            sentence,
            tokens(passage, sentence),
            passage.text[start : sentence.end].casefold(),
            passage.within(sentence),
            [one for one in self.around if one.start < start][::-1],
            frozenset(items),
            [one for one in self.around if one.start > start],
        )

    def content(self, words: Callable[[Span], str]) -> Hashable:
        """Return all that the scene hangs on, wherever it stands: its blocks, whose texts tell their quantities."""
        at = self.sentence.start
        blocks = {one.span: one.kind for one in self.blocks}
        return (
            tuple([(words(span), kind, span.start - at) for span, kind in blocks.items()]),
            tuple([(one.start - at, one.end - at) for one in self.around]),
        )


def places(article: Article, passage: Passage) -> Iterator[Place]:
    """Yield each sentence of prose that holds a digit or a quantity, with those that it may lean on."""
    for run in _runs(article, passage):
        for place, (sentence, _) in enumerate(run):
            if passage.within(sentence) or _DIGIT.search(passage.text, sentence.start, sentence.end):
                sentences, blocks = zip(*run[max(0, place - _BACK) : place + 1 + _FORTH], strict=True)
                yield Place(sentence, sentences, blocks)


def _runs(article: Article, passage: Passage) -> Iterator[list[tuple[Span, Block]]]:
    """Yield the sentences of each paragraph, and of each list with what stands right under it."""
    blocks = iter(article.blocks)
    block: Block | None = next(blocks, None)
    run: list[tuple[Span, Block]] = []
    for sentence in passage.sentences:
        while block and block.span.end <= sentence.start:
            following = next(blocks, None)
            if not following or not _goes_on(block, following):
                yield run
                run = []
            block = following
        if not block or block.kind not in _PROSE or len(sentence) > LONGEST:
            yield run
            run = []
            continue
        run.append((sentence, block))
    yield run


def _goes_on(block: Block, following: Block) -> bool:
    """Tell whether a block belongs to the one before: an item to its list, what stands right under a list to it."""
    return block.kind == "list-item" and following.kind in ("list-item", "paragraph")
