"""The numbers that Word shows before list items, counted as Word counts them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field

from factcheck.reading.word.xml import Element, attribute, child, children, value, whole
from factcheck.values import dataclass

_ROMAN = tuple(zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
                   ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"), strict=True))  # fmt: skip
_LARGEST_ROMAN = 5000
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: the form of its numbers, and the first."""

    form: str = "decimal"
    start: int = 1


@dataclass(slots=True)
class Numbering:
    """The lists of a document: levels and kin by identifier. Lists of one kin go on counting together."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    kin: dict[str, str] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)

    def label(self, identifier: str, depth: int) -> str:
        """Count one more item of a list at `depth` (from 0) and return its number as shown, "" for a bullet."""
        counts = self._counts.setdefault(self.kin.get(identifier, identifier), [None] * _LEVELS)
        level = self.levels.get(identifier, {}).get(depth, Level())
        before = counts[depth]
        number = level.start if before is None else before + 1
        counts[depth:] = [number, *([None] * (_LEVELS - depth - 1))]
        form = FORMS.get(level.form)
        return form(number) if form else str(number)


def read_numbering(root: Element | None) -> Numbering:
    """Return the lists of `numbering.xml`, none where there is no such part."""
    numbering = Numbering()
    if root is None:
        return numbering
    abstract = {attribute(element, "w:abstractNumId"): element for element in children(root, "w:abstractNum")}
    for element in children(root, "w:num"):
        identifier, base = attribute(element, "w:numId"), value(element, "w:abstractNumId")
        levels = dict(_levels(abstract[base])) if base in abstract else {}
        restarted = dict(_restarted(element, levels))
        numbering.levels[identifier] = levels | restarted
        numbering.kin[identifier] = f"num {identifier}" if restarted else base
    return numbering


def roman(number: int) -> str:
    """Return a number in small Roman numerals."""
    if not 0 < number < _LARGEST_ROMAN:
        return str(number)
    letters = ""
    for worth, sign in _ROMAN:
        times, number = divmod(number, worth)
        letters += sign * times
    return letters


def letter(number: int) -> str:
    """Return the letter of a number, doubled after z as Word does."""
    times, index = divmod(max(number, 1) - 1, 26)
    return chr(ord("a") + index) * min(times + 1, 10)


FORMS: dict[str, Callable[[int], str]] = {
    "bullet": lambda _: "",
    "none": lambda _: "",
    "lowerLetter": letter,
    "upperLetter": lambda number: letter(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
}


def _levels(element: Element) -> Iterator[tuple[int, Level]]:
    for level in children(element, "w:lvl"):
        depth, start = whole(attribute(level, "w:ilvl"), 0), whole(value(level, "w:start"), 1)
        yield depth, Level(value(level, "w:numFmt") or "decimal", start)


def _restarted(element: Element, levels: dict[int, Level]) -> Iterator[tuple[int, Level]]:
    for override in children(element, "w:lvlOverride"):
        depth, own = whole(attribute(override, "w:ilvl"), 0), child(override, "w:lvl")
        start = whole(value(override, "w:startOverride"), whole(value(own, "w:start"), -1))
        if start >= 0:
            yield depth, Level(value(own, "w:numFmt") or levels.get(depth, Level()).form, start)
