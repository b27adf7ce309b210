"""The characters of a page with their boxes, as pdfium finds them."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2.raw as pdfium

# Glyphs of a page that are looked at to tell how it is turned.
_SAMPLES = 40
# A quarter turn, in radians.
_QUARTER = 1.5707963
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_NAME_LENGTH = 128
# Semi-bold (OpenType OS/2, usWeightClass).
_BOLD_WEIGHT = 600
_BOLD_NAMES = (b"bold", b"black", b"heavy", b"demi")


Box = tuple[float, float, float, float]


class Glyph(NamedTuple):
    """A character, its box in points as the page is read (advance wide, as high as its font), its place among them."""

    character: str
    left: float
    bottom: float
    right: float
    top: float
    place: int


class Glyphs:
    """The characters of a page in the order of its content; spaces and the breaks that pdfium adds have no box."""

    def __init__(self, page: pdfium.FPDF_TEXTPAGE) -> None:
        """Read the text; boxes are asked for one by one."""
        self._page = page
        self._text = _text(page)
        self._turn = self._main_turn()

    def __iter__(self) -> Iterator[Glyph]:
        """Yield the characters that stand upright as the page is read."""
        box = pdfium.FS_RECTF()
        reference, page, turn = ctypes.byref(box), self._page, self._turn
        get_box = pdfium.FPDFText_GetLooseCharBox
        for index, character in enumerate(self._text):
            if character in "\r\n ":
                yield Glyph(" " if character == " " else "\n", 0, 0, 0, 0, index)
            elif character != "\0" and get_box(page, index, reference):
                yield Glyph(character, *_turned((box.left, box.bottom, box.right, box.top), turn), index)

    def as_read(self, box: Box) -> Box:
        """Return a box of the page, left, bottom, right and top, in the coordinates that the characters have."""
        return _turned(box, self._turn)

    def upright(self, glyph: Glyph) -> bool:
        """Tell whether a character stands as most of the page do, unlike a stamp along its margin."""
        return _turn(self._page, glyph.place) in (self._turn, -1)

    def bold(self, glyph: Glyph) -> bool:
        """Tell whether a character is bold, by its font's weight or name."""
        if pdfium.FPDFText_GetFontWeight(self._page, glyph.place) >= _BOLD_WEIGHT:
            return True
        name, flags = ctypes.create_string_buffer(_NAME_LENGTH), ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self._page, glyph.place, name, _NAME_LENGTH, ctypes.byref(flags))
        lowered = name.value.lower()
        return any(mark in lowered for mark in _BOLD_NAMES)

    def _main_turn(self) -> int:
        step = max(len(self._text) // _SAMPLES, 1)
        turns = Counter(
            _turn(self._page, index) for index in range(0, len(self._text), step) if not self._text[index].isspace()
        )
        turns.pop(-1, None)
        return turns.most_common(1)[0][0] if turns else 0


def _text(page: pdfium.FPDF_TEXTPAGE) -> str:
    """Return the text, one character for each that pdfium counts."""
    count = max(pdfium.FPDFText_CountChars(page), 0)
    buffer = (ctypes.c_ushort * (count + 1))()
    pdfium.FPDFText_GetText(page, 0, count, buffer)
    text = bytes(buffer).decode("utf-16-le", "replace")[:count]
    if len(text) == count and _REPLACEMENT not in text and "\0" not in text:
        return text
    return "".join(_character(pdfium.FPDFText_GetUnicode(page, index)) for index in range(count))


def _character(code: int) -> str:
    if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return _REPLACEMENT
    return chr(code)


def _turn(page: pdfium.FPDF_TEXTPAGE, index: int) -> int:
    """Return by how many quarters a character is turned to the right, -1 where it is not known."""
    angle = pdfium.FPDFText_GetCharAngle(page, index)
    return -1 if angle < 0 else round(angle / _QUARTER) % 4


def _turned(box: Box, turn: int) -> Box:
    """Return a box in the coordinates in which a text turned by so many quarters runs from left to right."""
    left, bottom, right, top = box
    if turn == 3:
        return bottom, -right, top, -left
    if turn == 2:
        return -right, -top, -left, -bottom
    if turn == 1:
        return -top, left, -bottom, right
    return box
