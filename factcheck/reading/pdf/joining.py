"""Lines joined to the text of a paragraph; words cut at a line's end made whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field

from factcheck.reading.pdf.lines import Line
from factcheck.text.expressions import expression
from factcheck.values import dataclass

_WORD = expression(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CUT = expression(r"([^\W\d_]+(?:-[^\W\d_]+)*)[-‐]$")
_TAIL = expression(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HYPHENS = ("-", "‐", "–", "/")


@dataclass(slots=True)
class Vocabulary:
    """The words of a document, in small letters: whole ones, compounds with a hyphen among them."""

    words: set[str] = field(default_factory=set)

    def joins(self, head: str, tail: str) -> bool:
        """Tell whether a hyphen between two parts at a line's end is but the line's end.

        What the document writes elsewhere decides; else a hyphen before a capital is the word's own, as is one
        between two words that stand on their own elsewhere.
        """
        head, small = head.lower(), tail.lower()
        last = head.rpartition("-")[2]
        if f"{head}-{small}" in self.words:
            return False
        if last + small in self.words or head + small in self.words:
            return True
        return tail[0].islower() and not (last in self.words and small in self.words)


def vocabulary(lines: Iterable[Line]) -> Vocabulary:
    """Collect the words that no line's end can have cut."""
    found = Vocabulary()
    for line in lines:
        words = [word.lower() for word in _WORD.findall(line.text)]
        found.words.update(words[1:-1])
    return found


def glue(text: str, following: str, known: Vocabulary) -> tuple[int, str]:
    """Return how many characters of `text` to drop at its end, and what to put before the line that follows."""
    if not text or text[-1] not in _HYPHENS:
        return 0, " "
    cut, tail = _CUT.search(text), _TAIL.match(following)
    if cut and tail:
        return (1, "") if known.joins(cut[1], tail[0]) else (0, "")
    spaced = len(text) > 1 and text[-2] == " "
    return 0, " " if spaced or (text[-1] == "–" and not text[-2:-1].isdigit()) else ""
