"""Lines of a page: characters side by side on one baseline, raised and lowered ones as plain text writes them."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import field
from itertools import groupby

from factcheck.reading.pdf.glyphs import Glyph, Glyphs
from factcheck.reading.scripts import lowered, raised, without_private
from factcheck.text.expressions import expression
from factcheck.values import dataclass

# In heights of a line: how far the middle of a glyph may lie from that of its line, how far it may step back (accents,
# kerning), and the gap that parts columns.
_SAME_LINE = 0.6
_BACK = 0.6
_GUTTER = 1.5
# A gap that is a space, in heights. By hand: type sets none much narrower than a sixth.
_SPACE = 0.12
# What is smaller than this share of its line, and this much higher or lower, is raised or lowered.
_SMALL = 0.88
_SHIFT = 0.12
_PRIVATE_BULLET = expression("^[\uf000-\uf0ff](?= |$)")
_TEXTS = str.maketrans({
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st",
    "\x02": "-", "\xad": "-", "\ufffe": "-", "\t": " ",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of text on one baseline, as wide as no gap wider than a word's interrupts it; sizes in points.

    `edges` holds the left and right of each character of the text, one after the other: a book has millions, and a
    tuple for each would take seven times the room.
    """

    text: str
    left: float
    right: float
    bottom: float
    height: float
    bold: bool
    page: int
    edges: array[float]

    @property
    def middle(self) -> float:
        """Return the height on the page at which the line runs."""
        return self.bottom + self.height / 2

    @property
    def first_word(self) -> float:
        """Return how wide the first word is."""
        end = self.text.find(" ")
        return self.edges[2 * end - 1 if end > 0 else -1] - self.left


@dataclass(slots=True)
class _Open:
    """The line being read."""

    glyphs: list[Glyph] = field(default_factory=list)
    height: float = 0.0
    middle: float = 0.0
    right: float = 0.0

    def takes(self, glyph: Glyph) -> bool:
        """Tell whether a character goes on where the line ends."""
        height = glyph.top - glyph.bottom
        tall = max(self.height, height)
        near = abs((glyph.bottom + glyph.top) / 2 - self.middle) < _SAME_LINE * tall
        onward = glyph.left >= self.glyphs[-1].left or glyph.left - self.right > -_BACK * tall
        return near and onward and glyph.left - self.right < _GUTTER * tall

    def add(self, glyph: Glyph) -> None:
        """Append a character; the tallest ones say where the line runs."""
        self.glyphs.append(glyph)
        height = glyph.top - glyph.bottom
        if height > self.height * 1.05:
            self.height, self.middle = height, (glyph.bottom + glyph.top) / 2
        self.right = glyph.right


def lines(page: Glyphs, number: int) -> Iterator[Line]:
    """Yield the lines of a page in the order of its content."""
    line, space, broken = _Open(), False, False
    for glyph in page:
        if glyph.character.isspace():
            space, broken = space or glyph.character != "\n", broken or glyph.character == "\n"
            continue
        if line.glyphs and not line.takes(glyph):
            yield from _closed(line, page, number)
            line = _Open()
        gap = glyph.left - line.right
        if line.glyphs and (space or (broken and gap > _SPACE * line.height)):
            line.glyphs.append(
                Glyph(" ", line.right, glyph.bottom, max(glyph.left, line.right), glyph.top, glyph.place)
            )
        line.add(glyph)
        space = broken = False
    yield from _closed(line, page, number)


def _closed(line: _Open, page: Glyphs, number: int) -> Iterator[Line]:
    words = [glyph for glyph in line.glyphs if glyph.character != " "]
    if not words or not page.upright(words[0]):
        return
    height, middle = _main_size(words)
    text, edges = _set(line.glyphs, height, middle)
    text = without_private(_PRIVATE_BULLET.sub("•", text))
    left, right = min(glyph.left for glyph in words), max(glyph.right for glyph in words)
    bold = page.bold(words[0]) and page.bold(words[-1]) and page.bold(words[len(words) // 2])
    yield Line(text, left, right, middle - height / 2, height, bold, number, edges)


def _main_size(words: list[Glyph]) -> tuple[float, float]:
    """Return height and middle of most characters of a line."""
    sizes = Counter([(glyph.top, glyph.bottom) for glyph in words])
    top, bottom = next(iter(sizes)) if len(sizes) == 1 else max(sizes, key=lambda size: (sizes[size], size))
    return top - bottom, (top + bottom) / 2


def _set(found: list[Glyph], height: float, middle: float) -> tuple[str, array[float]]:
    """Return the text of a line and the edges of its characters."""
    parts: list[str] = []
    edges = array("d")
    for shift, group in groupby(found, key=_Shift(height, middle)):
        glyphs = list(group)
        letters = "".join([glyph.character for glyph in glyphs])
        if letters.isascii():
            edges.extend([edge for glyph in glyphs for edge in (glyph.left, glyph.right)])
            letters = letters.translate(_TEXTS) if "\x02" in letters else letters
        else:
            for glyph in glyphs:
                edges.extend([glyph.left, glyph.right] * len(glyph.character.translate(_TEXTS)))
            letters = letters.translate(_TEXTS)
        if shift:
            letters = raised(letters) if shift > 0 else lowered(letters, parts[-1] if parts else "")
        parts.append(letters)
    return "".join(parts), edges


@dataclass(frozen=True, slots=True)
class _Shift:
    """Tells of a character whether it is raised (1), lowered (-1) or neither, in a line of this height and middle."""

    height: float
    middle: float

    def __call__(self, glyph: Glyph) -> int:
        if glyph.top - glyph.bottom >= _SMALL * self.height or glyph.character == " ":
            return 0
        off = (glyph.top + glyph.bottom) / 2 - self.middle
        return 1 if off > _SHIFT * self.height else -1 if off < -_SHIFT * self.height else 0
