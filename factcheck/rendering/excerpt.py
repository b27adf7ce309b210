"""A line of the source with a mark under some of its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.model import Article, Span
from factcheck.text.printable import printable

AROUND = 48
"""Characters shown on either side of the marked words; paragraphs of prose are often one long line."""
LEAST = 10
"""Characters shown on either side at least, however narrow the terminal."""


def excerpt(article: Article, span: Span, width: int = 0, also: Sequence[Span] = ()) -> Iterator[tuple[str, str]]:
    """Yield (line number, source words) and ("", mark) for the first source line that `span` touches.

    The number is a blank for an article without lines of its own. The words fit `width` columns, if it is given. With
    `also`, other places of this line get a mark of their own, "~" in place of "^": all of them or, where they lie too
    far apart to be shown together, none.
    """
    number, line, start, end = _on_line(article, span)
    marks = [(start, end, "^"), *((*_on_line(article, other)[2:], "~") for other in also)]
    first, last = min(mark[0] for mark in marks), max(mark[1] for mark in marks)
    side = _side(width, last - first)
    if width and last - first > width - 2 * LEAST:
        last = first + max(width - 2 * LEAST, 1)
    left, right = max(first - side, 0), min(max(last, first + 1) + side, len(line))
    left = line.find(" ", left, first) + 1 if left else 0
    right = line.rfind(" ", last, right) if right < len(line) and " " in line[last:right] else right
    opening = "… " if left else ""
    yield number, f"{opening}{printable(line[left:right])}{' …' if right < len(line) else ''}"
    yield "", _under(line[left:right], opening, [(max(one - left, 0), two - left, sign) for one, two, sign in marks])


def together(article: Article, span: Span, other: Span, width: int = 0) -> bool:
    """Tell whether two places stand on one source line, near enough to be shown in one excerpt, and apart."""
    _, _, start, end = _on_line(article, span)
    _, _, first, last = _on_line(article, other)
    lines = {article.source_position(article.source_span(one).start).line for one in (span, other)}
    near = max(end, last) - min(start, first) <= (max(width - 2 * LEAST, 1) if width else 2 * AROUND)
    return len(lines) == 1 and near and (end <= first or last <= start)


def _on_line(article: Article, span: Span) -> tuple[str, str, int, int]:
    """Return number and words of the first source line that a span touches, and where in it the span lies."""
    source = article.source_span(span)
    position = article.source_position(source.start)
    line = article.source_line(position.line)
    start = position.column - 1
    return " " if article.places else str(position.line), line, start, min(start + len(source), len(line))


def _side(width: int, marked: int) -> int:
    """Return how many characters are shown on either side of the marked words; ellipses take four columns."""
    return min(max((width - marked - 4) // 2, LEAST), AROUND) if width else AROUND


def _under(shown: str, opening: str, marks: Sequence[tuple[int, int, str]]) -> str:
    """Return the line of marks under some words, in columns of a terminal."""
    line = ""
    for start, end, sign in sorted(marks):
        before = len(opening) + _columns(printable(shown[:start]))
        line += " " * (before - len(line)) + sign * max(_columns(printable(shown[start:end])), 1)
    return line


def _columns(words: str) -> int:
    """Return how many columns of a terminal words take."""
    if words.isascii():
        return len(words)
    from rich.cells import cell_len  # late, since it loads the widths of all characters

    return cell_len(words)
