"""Jupyter notebooks (.ipynb): the Markdown of their cells, each character with its place in the file.

Left out are cells of code and what they put out. https://nbformat.readthedocs.io
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from factcheck.errors import EmptyError, ReadingError
from factcheck.model import Article
from factcheck.reading import markdown
from factcheck.reading.assembly import Assembly
from factcheck.reading.relocation import relocated
from factcheck.text.expressions import expression

_TOKEN = expression(r'"((?:[^"\\]++|\\.)*+)"|[\[\]{}:,]', re.DOTALL)
_RUN = expression(r"[^\\]++|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u.{4}|\\.", re.DOTALL)
_BETWEEN = "\n\n<!-- -->\n\n"
"""Stands between cells: no list, table or block of HTML goes on from one to the next."""
_UNPAIRED = expression("[\ud800-\udfff]")
_WRONG = "This is no Jupyter notebook; save it in Jupyter (version 4 of the format), or name its --format."
Place = tuple[int, int]


def read(source: str, path: str) -> Article:
    """Read a notebook; raises `ReadingError` for a file that is none, and `EmptyError` for one without prose."""
    try:
        notebook = json.loads(source)
    except (ValueError, RecursionError) as problem:
        message = "This is no sound JSON, and so no Jupyter notebook; save it again."
        raise ReadingError(message, path=path, line=getattr(problem, "lineno", None)) from None
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
        raise ReadingError(_WRONG, path=path)
    written = Assembly()
    found = list(_sources(source))
    for cell, places in zip(cells, found[len(found) - len(cells) :], strict=True):
        if cell.get("cell_type") == "markdown":
            end = written.source_end
            written.write([(_BETWEEN, end, end)] if written.parts else [])
            for place in places:
                written.write(_pieces(source, *place))
    text = "".join(written.parts)
    if not text.strip():
        raise EmptyError("The notebook has no cell with prose; there is nothing to check in it.", path=path)
    return relocated(markdown.read(text, path), "notebook", source, written.source_map)


def _sources(source: str) -> Iterator[list[Place]]:
    """Yield for each cell of a sound notebook where the strings of its source stand, without their quotes.

    A key that stands twice counts where it stands last, as it does to a parser; `cells` that stand twice are all told.
    """
    keys: list[str] = []
    places: list[Place] = []
    key, is_key = "", False
    for token in _TOKEN.finditer(source):
        mark = token[0]
        if mark == "{":
            if len(keys) == 2 and keys[0] == "cells":
                places = []
            keys.append("")
            is_key = True
        elif mark == "[":
            keys.append("[")
            is_key = False
        elif mark in "]}":
            keys.pop()
            is_key = False
            if len(keys) == 2 and keys[0] == "cells" and mark == "}":
                yield places
        elif mark == ",":
            is_key = keys[-1] != "["
        elif mark == ":":
            keys[-1], is_key = key, False
            if keys[0] == "cells" and len(keys) == 3 and key == "source":
                places = []
        elif is_key:
            key = json.loads(mark)
        elif keys[:3] in (["cells", "[", "source"],) and len(keys) in (3, 4):
            places.append(token.span(1))


def _pieces(source: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Yield what a string of JSON says, each escape for itself."""
    for run in _RUN.finditer(source, start, end):
        said = json.loads(f'"{run[0]}"') if run[0][0] == "\\" else run[0]
        yield _UNPAIRED.sub("\ufffd", said), *run.span()
