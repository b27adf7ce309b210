"""The text of a source, made ready to be asked for many numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from factcheck.comparison.idf import RAREST, known
from factcheck.evidence.figures import Figure, figures
from factcheck.evidence.tables import CELL, is_row
from factcheck.evidence.words import Words, closeness, words
from factcheck.extraction.sentences import split
from factcheck.model import Passage

# A word in more than this share of the passages tells less, down to this part of its weight.
_COMMON, _LEAST_PART = 0.1, 0.3


@dataclass(frozen=True, slots=True)
class Read:
    """A passage with its words and figures, and its number in the source."""

    number: int
    passage: Passage
    words: Words
    figures: tuple[Figure, ...]


@dataclass(frozen=True, eq=False)
class SourceText:
    """The passages of a source as read; what is summed up of all of them is summed up once. None equals another one."""

    passages: tuple[Read, ...]
    whole: bool = False

    @cached_property
    def figures(self) -> tuple[tuple[Read, Figure], ...]:
        """Return all figures with their passages."""
        return tuple((read, figure) for read in self.passages for figure in read.figures)

    @cached_property
    def stands(self) -> Mapping[str, tuple[int, ...]]:
        """Return the numbers of the passages in which each word stands."""
        found: dict[str, list[int]] = defaultdict(list)
        for read in self.passages:
            for word in read.words.all:
                found[word].append(read.number)
        return {word: tuple(numbers) for word, numbers in found.items()}

    @cached_property
    def values(self) -> tuple[tuple[float, int], ...]:
        """Return the size of each figure in its base unit with its number, sorted."""
        return tuple(sorted((abs(figure.value), number) for number, (_, figure) in enumerate(self.figures)))

    @cached_property
    def writings(self) -> Mapping[float, tuple[int, ...]]:
        """Return the numbers of the figures that are written by one number."""
        found: dict[float, list[int]] = defaultdict(list)
        for number, (_, figure) in enumerate(self.figures):
            found[abs(figure.written)].append(number)
        return {written: tuple(numbers) for written, numbers in found.items()}

    @cached_property
    def _near(self) -> dict[tuple[int, int], Mapping[str, float]]:
        return {}

    def near(self, read: Read, figure: Figure) -> Mapping[str, float]:
        """Return how much each word of a passage says of one of its figures (see `closeness`).

        Of a figure in a table say its caption, its row and the head of its column, not the cells between.
        """
        key = read.number, figure.span.start
        if key not in self._near:
            self._near[key] = closeness(_own_words(read, figure), figure.span)
        return self._near[key]

    def weight(self, word: str) -> float:
        """Return how much a word tells: by how rare it is in articles on health, and in this source."""
        if word not in self._weights:
            self._weights[word] = self._weight(word)
        return self._weights[word]

    @cached_property
    def _weights(self) -> dict[str, float]:
        return {}

    def _weight(self, word: str) -> float:
        share = len(self.stands.get(word, ())) / max(len(self.passages), 10)
        rare = known().get(word, RAREST)
        return rare * max(1.0 - 2.0 * max(share - _COMMON, 0.0), _LEAST_PART)


def _own_words(read: Read, figure: Figure) -> Words:
    """Return the words of a passage but for those of other cells, where it is a row of a table."""
    text = read.passage.text
    label = text.find(CELL)
    if not is_row(read.passage) or not 0 <= label < figure.span.start:
        return read.words
    start, end = text.rfind(CELL, 0, figure.span.start), text.find(CELL, figure.span.end)
    both = zip(read.words.forms, read.words.starts, strict=True)
    own = [each for each in both if each[1] < label or start < each[1] < (end if end >= 0 else len(text))]
    return Words(tuple(word for word, _ in own), tuple(at for _, at in own), read.words.all)


def source_text(passages: Iterable[Passage], *, whole: bool = False) -> SourceText:
    """Return passages ready for comparison; `whole` tells that they are those of a full text."""
    return SourceText(
        tuple(
            Read(number, passage, words(passage.text), figures(passage.text)) for number, passage in enumerate(passages)
        ),
        whole,
    )


def sentences(text: str, place: str = "") -> Iterator[Passage]:
    """Yield the sentences of a plain text, as an abstract is, as passages."""
    for paragraph in text.split("\n\n"):
        for span in split(paragraph):
            yield Passage(" ".join(paragraph[span.start : span.end].split()), place)
