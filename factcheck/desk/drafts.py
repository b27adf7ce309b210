"""A draft at the desk: its words and what they are, never a file of this machine."""

from __future__ import annotations

from dataclasses import replace

from factcheck.errors import UsageError
from factcheck.model import Article
from factcheck.reading import FORMATS, read_bytes, read_text
from factcheck.text.expressions import expression
from factcheck.values import dataclass

TEXT_LIMIT = 6_000_000
"""Bytes of a draft that is typed or pasted."""
FILE_LIMIT = 25_000_000
"""Bytes of a file that is dropped."""
WRITTEN = tuple(name for name in ("markdown", "mdx", "text", "html") if name in FORMATS)
"""The formats that an editor can write at the desk; others are read from dropped files."""
_UNTITLED = "untitled.md"
_LONGEST_NAME = 200
_UNFIT = expression(r"[\x00-\x1f\x7f\\:*?\"<>|]")


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as one version of it stands on the page.

    `text` is what the page shows. `data` holds the file of a format that nobody types, until its text is changed.
    """

    version: int = 0
    name: str = _UNTITLED
    format: str = "markdown"
    text: str = ""
    data: bytes = b""

    def article(self) -> Article:
        """Read the draft as an article without a place, so that no file beside one is ever looked for.

        Raises `ReadingError` where it cannot be read.
        """
        if self.data:
            return replace(read_bytes(self.data, self.format, "-"), path="-")
        return read_text(self.text, self.format, "-")

    @property
    def size(self) -> int:
        """Return about how many bytes the draft holds."""
        return len(self.text) + len(self.data)


def named(name: str) -> str:
    """Return a name of a draft as a relative path without anything that leads elsewhere."""
    parts = (_UNFIT.sub("", part).strip() for part in name.replace("\\", "/").split("/"))
    kept = "/".join(part for part in parts if part.strip("."))
    return kept[-_LONGEST_NAME:].lstrip("/") or _UNTITLED


def written(version: int, name: str, format: str, text: str) -> Draft:
    """Return a draft that was typed or pasted; raises `UsageError` for a format that nobody types."""
    if format not in WRITTEN:
        raise UsageError(f"A draft is written as one of {', '.join(WRITTEN)}.")
    return Draft(version, named(name), format, text)


def dropped(version: int, name: str, data: bytes) -> Draft:
    """Return the draft in a dropped file, by the file's ending; raises `ReadingError` for one that cannot be read."""
    from factcheck.reading import format_of
    from factcheck.reading.decoding import decode

    name = named(name)
    format = format_of(name)
    if format in WRITTEN:
        if len(data) > TEXT_LIMIT:
            raise UsageError(f"The desk takes {TEXT_LIMIT // 1_000_000} MB of text; drop a part of it.")
        text = decode(data, name).removeprefix("\ufeff")
        return Draft(version, name, format, text.replace("\r\n", "\n").replace("\r", "\n"))
    return Draft(version, name, format, data=data)
