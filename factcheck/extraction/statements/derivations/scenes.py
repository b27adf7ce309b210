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

    `items` are those of them, itself among them, that are items of a list, `after` the sentences behind it in its
    paragraph or list, `held` the quantities of those before.
    """

    passage: Passage
    sentence: Span
    read: Tokens
    words: str
    quantities: Sequence[Quantity]
    before: Sequence[Span]
    items: frozenset[Span]
    after: Sequence[Span] = ()
    held: Sequence[Sequence[Quantity]] = ()

    def earlier(self, reach: int = _BACK) -> Iterator[Tokens]:
        """Yield the tokens of each sentence before, the nearest first."""
        for sentence in self.before[:reach]:
            yield tokens(self.passage, sentence)

    def around(self, reach: int) -> Iterator[Tokens]:
        """Yield the tokens of so many sentences before, of the sentence, and of so many behind it, in text order."""
        for sentence in (*reversed(self.before[:reach]), self.sentence, *self.after[:reach]):
            yield tokens(self.passage, sentence)


class Place(NamedTuple):
    """A sentence, at a place among those that its scene holds, in text order, their blocks and their quantities."""

    at: int
    around: Sequence[Span]
    blocks: Sequence[Block]
    held: Sequence[Sequence[Quantity]]

    @property
    def sentence(self) -> Span:
        """The sentence itself."""
        return self.around[self.at]

    def scene(self, passage: Passage) -> Scene:
        """Return the scene with what its sentences say."""
        sentence, at = self.sentence, self.at
        before = self.around[:at]
        return Scene(
            passage,
            sentence,
            tokens(passage, sentence),
            passage.text[sentence.start : sentence.end].casefold(),
            self.held[at],
            before[::-1],
            frozenset(
                [one for one, block in zip((*before, sentence), self.blocks, strict=False) if block.kind == "list-item"]
            ),
            self.around[at + 1 :],
            self.held[:at][::-1],
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
        sentences = [sentence for sentence, _ in run]
        blocks = [block for _, block in run]
        held = [passage.within(sentence) for sentence in sentences]
        for place, sentence in enumerate(sentences):
            if held[place] or _DIGIT.search(passage.text, sentence.start, sentence.end):
                first = max(0, place - _BACK)
                near = slice(first, place + 1 + _FORTH)
                yield Place(place - first, sentences[near], blocks[near], held[near])


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
