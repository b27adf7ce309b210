"""Edits applied: what a file is once everything that can safely be mended is mended.

An edit counts characters of the decoded file. Encoding, byte-order mark and line ends of a file stay as they are; a
file whose text is not what its article was read from (Word, PDF) is never touched.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from difflib import unified_diff
from pathlib import Path

from factcheck.errors import ReadingError
from factcheck.files import write_file
from factcheck.joining import apart
from factcheck.model import Checked, Edit
from factcheck.reading.decoding import decode, read_file
from factcheck.running.work import Source
from factcheck.values import dataclass

ROUNDS = 10
"""How often what was mended is checked again: an edit that overlaps another has to wait for the next round."""

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True, slots=True)
class Change:
    """A file before and after, and how many problems that mends. `path` is `-` for standard input, shown as `name`."""

    path: Path
    name: str
    before: bytes
    after: bytes
    mended: int

    def diff(self) -> Iterator[str]:
        """Yield the lines of a unified diff."""
        old, new = (decode(data, self.name).splitlines(keepends=True) for data in (self.before, self.after))
        for line in unified_diff(old, new, self.name, self.name):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"

    def write(self) -> None:
        """Replace the file; raises `WritingError`, and `ChangedError` where it is not what was checked any more."""
        write_file(self.path, self.after, expected=self.before)


Checking = tuple[Path, Source, Checked, Callable[[Source], Checked]]
"""An article that was checked: its path, its content, what was found, and how to check another content of it."""


def changes(articles: Iterable[Checking]) -> Iterator[Change]:
    """Yield what would change in the articles and in the bibliographies beside them, each file once.

    Nothing is written. Raises `FactcheckError` where a bibliography cannot be read any more.
    """
    beside: dict[str, set[Edit]] = {}
    for path, source, checked, check in articles:
        for edit in _edits(checked):
            if edit.path:
                beside.setdefault(edit.path, set()).add(edit)
        if change := _article(path, source, checked, check):
            yield change
    yield from filter(None, (_bibliography(Path(path), edits) for path, edits in beside.items()))


def _article(path: Path, source: Source, checked: Checked, check: Callable[[Source], Checked]) -> Change | None:
    now, mended = source, 0
    for _ in range(ROUNDS):
        data, count = _mended(now.data, now.name, [edit for edit in _edits(checked) if not edit.path], checked)
        if not count:
            break
        now, mended = replace(now, data=data), mended + count
        checked = check(now)
    return Change(path, source.name, source.data, now.data, mended) if mended else None


def _bibliography(path: Path, edits: set[Edit]) -> Change | None:
    """Return what the edits make of a bibliography, unless it has changed since they were found in it."""
    from factcheck.extraction.references.bibliography import read_bibliography  # late, since it loads a parser

    before = read_file(path)
    if not edits <= {edit for entry in read_bibliography(path) for edit in entry.copies}:
        return None
    after, count = _mended(before, str(path), edits)
    return Change(path, str(path), before, after, count) if count else None


def _edits(checked: Checked) -> Iterator[Edit]:
    """Yield the edits of the findings that count; what an editor has chosen to ignore stays as it is."""
    for finding in checked.findings:
        for part in apart(finding):
            yield from part.edits


def _mended(data: bytes, name: str, edits: Iterable[Edit], checked: Checked | None = None) -> tuple[bytes, int]:
    """Return a file with its edits applied, and their number."""
    if not (chosen := tuple(_apart(edits))):
        return data, 0
    try:
        text = decode(data, name)
    except ReadingError:  # a format that has no text of its own
        return data, 0
    if checked and text != checked.article.source:
        return data, 0
    return encoded_like(data, applied(text, chosen)), len(chosen)


def encoded_like(data: bytes, text: str) -> bytes:
    """Return a text in the encoding of `data`, with a byte-order mark if that has one."""
    mark, encoding = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", "utf-8"))
    return mark + text.encode(encoding)


def applied(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with edits, which do not overlap, made in it."""
    pieces, position = [], 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        pieces += [text[position : edit.span.start], edit.text]
        position = edit.span.end
    return "".join((*pieces, text[position:]))


def _apart(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Yield the edits that do not overlap one yielded before."""
    end = -1
    for edit in sorted(set(edits), key=lambda edit: (edit.span, edit.text)):
        if edit.span.start >= end:
            yield edit
            end = max(edit.span.end, edit.span.start + 1)


def fixable(checked: Checked) -> int:
    """Return how many findings can be mended without an editor."""
    return sum(any(part.edits for part in apart(finding)) for finding in checked.findings)
