"""Places as the protocol counts them: lines from 0, columns in the code units agreed on."""

from __future__ import annotations

from collections.abc import Callable

from lsprotocol import types

from factcheck.model import Article, Span
from factcheck.text.positions import utf8_length, utf16_length
from factcheck.values import dataclass

_ENCODINGS: dict[str, Callable[[str], int]] = {
    "utf-8": utf8_length,
    "utf-16": utf16_length,
    "utf-32": len,
}


@dataclass(frozen=True, slots=True)
class Places:
    """The way between an article's offsets and the places of its document."""

    article: Article
    encoding: str = "utf-16"

    def range(self, span: Span) -> types.Range:
        """Return where the words of a span of the text stand."""
        return self.source_range(self.article.source_span(span))

    def source_range(self, source: Span) -> types.Range:
        """Return where a span of the source stands."""
        return types.Range(self._position(source.start), self._position(source.end))

    def offset(self, position: types.Position) -> int:
        """Return the source offset of a place; one past the end of its line is taken for that end."""
        if position.line >= len(self.article.line_starts):
            return len(self.article.source)
        line = self.article.source_line(position.line + 1)
        return self.article.line_starts[position.line] + self._characters(line, position.character)

    def _position(self, offset: int) -> types.Position:
        place = self.article.source_position(offset)
        start = self.article.line_starts[place.line - 1]
        return types.Position(place.line - 1, _ENCODINGS[self.encoding](self.article.source[start:offset]))

    def _characters(self, line: str, units: int) -> int:
        """Return how many characters the first `units` code units of a line hold."""
        count = _ENCODINGS[self.encoding]
        if count(line) == len(line):
            return min(units, len(line))
        passed = 0
        for index, character in enumerate(line):
            if passed >= units:
                return index
            passed += count(character)
        return len(line)
