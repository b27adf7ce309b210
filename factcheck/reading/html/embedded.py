"""HTML blocks inside a Markdown document: tags of one may open what tags of a later one close."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field

from factcheck.reading.assembly import Draft
from factcheck.reading.html.builder import Builder
from factcheck.reading.nesting import Nesting, Role
from factcheck.values import dataclass


@dataclass(slots=True)
class Embedded:
    """The HTML of a Markdown text, as far as it has been read. Offsets are those of `source` plus `shift`."""

    source: str
    shift: int
    page: Builder = field(default_factory=Builder)
    extents: list[tuple[int, int]] = field(default_factory=list)
    """Where the lines of the block that is open stand."""
    last_ends: dict[str, int] = field(default_factory=dict)

    @property
    def hidden(self) -> bool:
        """Tell whether Markdown that follows is hidden by HTML around it."""
        return bool(self.page.hidden)

    def role(self, within: Role) -> Role:
        """Return the role of Markdown in a container: that of the HTML around it, where it has none of its own."""
        around = self.page.roles[1:]
        return around[-1] if around and within == ("paragraph", 0, "") else within

    def line(self, start: int, end: int) -> None:
        """Note a line of an HTML block."""
        self.extents.append((start, end))

    def drafts(self, nesting: Nesting) -> Iterator[Draft]:
        """End the block and yield what stands in it; its tables count with those of the Markdown."""
        if not self.extents:
            return
        start = self.extents[0][0]
        self.page.roles[0], self.page.tables = nesting.role, nesting.cell[0]
        self.page.feed(_without_gaps(self.source, self.extents), start + self.shift)
        self.page.part()
        if self.page.hidden and self._last_end(self.page.hidden) < self.extents[-1][1]:
            self.page.hidden = ""
        nesting.cell[0] = self.page.tables
        self.extents.clear()
        yield from self.page.drafts
        self.page.drafts.clear()

    def _last_end(self, name: str) -> int:
        if name not in self.last_ends:
            self.last_ends[name] = self.source.rfind(f"</{name}")
        return self.last_ends[name]


def _without_gaps(source: str, extents: Sequence[tuple[int, int]]) -> str:
    """Return the lines with white space in place of what stands between them, the marks of containers."""
    parts: list[str] = []
    end = extents[0][0]
    for start, stop in extents:
        parts += (" " * (start - end), source[start:stop])
        end = stop
    return "".join(parts)
