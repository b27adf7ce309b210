"""Where an editor finds a block of a Word document: under which headings, and which paragraph of it."""

from __future__ import annotations

from dataclasses import field

from factcheck.values import dataclass

_LONGEST_TITLE = 60


@dataclass(slots=True)
class Places:
    """The headings that are open, and what has been counted since the last."""

    path: list[tuple[int, str]] = field(default_factory=list)
    paragraphs: int = 0
    tables: int = 0

    def title(self) -> str:
        """Return the place of the document's title, which heads everything and is not named again."""
        self.path, self.paragraphs = [], 0
        return "title"

    def heading(self, level: int, words: str) -> str:
        """Open a heading and return its place."""
        while self.path and self.path[-1][0] >= level:
            self.path.pop()
        self.path.append((level, _short(words)))
        self.paragraphs = 0
        return self._under("heading")

    def paragraph(self) -> str:
        """Count a paragraph and return its place."""
        self.paragraphs += 1
        return self._under(f"paragraph {self.paragraphs}")

    def table(self) -> int:
        """Count a table and return its number."""
        self.tables += 1
        return self.tables

    def row(self, table: int, row: int) -> str:
        """Return the place of a table's row."""
        return self._under(f"table {table}, row {row}")

    def _under(self, place: str) -> str:
        return ", ".join((*filter(None, [" › ".join(title for _, title in self.path)]), place))


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST_TITLE else words[: _LONGEST_TITLE - 1].rstrip() + "…"
