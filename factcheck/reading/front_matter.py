"""What the front matter of an article says to factcheck: `factcheck: {ignore: [rule]}`, for the whole file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

from factcheck.model import Span
from factcheck.reading.comments import MarkupComment
from factcheck.text.expressions import expression
from factcheck.toml_lines import line_of

_YAML = expression(r"^factcheck[ \t]*:(?P<value>.*(?:\r?\n(?:[ \t]+.*|[ \t]*(?=\r?\n)))*)", re.MULTILINE)
_REMARK = expression(r"(?<!\S)#.*")
_IGNORE = expression(r"\s*+\{?\s*+[\"']?ignore[\"']?\s*+:(?P<names>[\[\]\s,\w\"'-]*+)\}?\s*+")
_NAME = expression(r"\w[\w-]*")


def front_matter_comments(front: str) -> Iterator[MarkupComment]:
    """Yield what the front matter says as the comment that would say the same: `factcheck: ignore-file[a, b]`.

    What it says in another form becomes `factcheck: front-matter`, so that it is not passed over.
    """
    if "factcheck" not in front:
        return
    yield from _toml(front) if front.startswith("+++") else _yaml(front)


def _yaml(front: str) -> Iterator[MarkupComment]:
    if found := _YAML.search(front):
        ignore = _IGNORE.fullmatch(_REMARK.sub("", found["value"]))
        yield _comment(_NAME.findall(ignore["names"]) if ignore else None, Span(found.start(), found.end()))


def _toml(front: str) -> Iterator[MarkupComment]:
    lines = front.splitlines(keepends=True)
    inner = "".join(lines[1:-1])
    try:
        table = tomllib.loads(inner.replace("\r\n", "\n")).get("factcheck")
    except (ValueError, RecursionError):
        return
    if table is not None:
        names = table.get("ignore") if isinstance(table, dict) and set(table) == {"ignore"} else None
        good = isinstance(names, list) and all(isinstance(name, str) for name in names)
        line = line_of(inner, ("factcheck", "ignore"))
        start = sum(map(len, lines[:line]))
        yield _comment(names if good else None, Span(start, start + len(lines[line].rstrip())))


def _comment(names: list[str] | None, place: Span) -> MarkupComment:
    said = f"ignore-file[{', '.join(names)}]" if names is not None else "front-matter"
    return MarkupComment(f"factcheck: {said}", place)
