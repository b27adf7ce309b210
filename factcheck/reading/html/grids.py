"""Rows and columns of tables, where cells may span several of either."""

from __future__ import annotations

from dataclasses import field

from factcheck.values import dataclass

_MOST_SPANS = 200
"""Of so many cells that go on in later rows is kept track, so that hostile tables take linear time."""


@dataclass(slots=True)
class Grid:
    """A table as far as it has been read: where its next cell stands, columns and rows counted from 1."""

    number: int
    row: int = 0
    column: int = 0
    taken: list[tuple[int, int, int]] = field(default_factory=list)
    """First column, end column and end row of the cells that reach into later rows, by their columns."""
    group: str = ""
    """The group of rows that is open: `thead`, `tbody`, `tfoot`."""
    foot: set[int] = field(default_factory=set)
    """The rows of the foot."""

    def next_row(self) -> None:
        """Begin another row."""
        self.row, self.column = self.row + 1, 1
        if self.group == "tfoot":
            self.foot.add(self.row)
        self.taken = sorted(cell for cell in self.taken if cell[2] > self.row)

    def cell(self, columns: int, rows: int) -> str:
        """Place a cell of that many columns and rows; return its label, `table:row:column`."""
        if not self.row:
            self.next_row()
        for start, end, last in self.taken:
            if start <= self.column < end and last > self.row:
                self.column = end
        start = self.column
        self.column += columns
        if rows > 1 and len(self.taken) < _MOST_SPANS:
            self.taken.append((start, self.column, self.row + rows))
        return f"{self.number}:{self.row}:{start}"

    def shown(self, label: str) -> str:
        """Return a label of the table with the row counted as it is shown: a foot is below, wherever it is written."""
        number, row, column = map(int, label.split(":"))
        above = sum(one < row for one in self.foot)
        row = self.row - len(self.foot) + above + 1 if row in self.foot else row - above
        return f"{number}:{row}:{column}"
