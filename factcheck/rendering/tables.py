"""Tables for people, drawn by rich; cells hold words as they are, never markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from shutil import get_terminal_size

from factcheck.text.printable import printable

WIDTH_OF_PIPES = 160
"""The width in characters where no terminal says one."""


def table(title: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the table, or a line that says there is nothing in it."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(title=title, title_justify="left", box=box.SIMPLE, pad_edge=False)
    for heading in headings:
        drawn.add_column(heading, overflow="fold")
    for row in rows:
        drawn.add_row(*(Text(printable(cell)) for cell in row))
    if not drawn.row_count:
        yield f"no {title}\n"
        return
    out = StringIO()
    Console(file=out, force_terminal=True, width=get_terminal_size((WIDTH_OF_PIPES, 24)).columns).print(drawn)
    yield "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())
