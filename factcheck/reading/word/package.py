"""The parts of a .docx, which is a zip archive: read one by one, in memory, up to a size.

Nothing is ever unpacked to a disk, and no more of a part is unpacked than may be read.
"""

from __future__ import annotations

import posixpath
import zlib
from collections.abc import Mapping
from io import BytesIO
from struct import error as StructError
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from factcheck.errors import ReadingError
from factcheck.reading.decoding import refuse_large
from factcheck.reading.signatures import likely_format
from factcheck.reading.word.xml import Element, parse
from factcheck.values import dataclass

MAX_PART = 100_000_000
"""The largest part that is read, in bytes unpacked."""
MAX_UNPACKED = 1_000_000_000
"""The most that the parts may say to hold together."""
MAX_PARTS = 20_000

_ENTRY = b"PK\x01\x02"
_DAMAGES = (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, StructError, ValueError, zlib.error)
_DOCUMENT, _OTHERS = "word/document.xml", ("xl/workbook.xml", "ppt/presentation.xml", "mimetype")


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a relationship of a part leads: another part's name, or an address outside if `external`."""

    id: str
    type: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class Package:
    """An opened .docx. `parts` are its entries by name in lower case, since part names ignore case."""

    path: str
    archive: ZipFile
    parts: Mapping[str, ZipInfo]

    def read(self, part: str) -> bytes:
        """Return the content of a part; raises `ReadingError` where it is missing, damaged or too large."""
        info = self.parts.get(part.lower())
        if info is None:
            raise ReadingError(f"The file is not whole: its part {part} is missing.", path=self.path)
        if info.file_size > MAX_PART:
            raise self._too_large(part)
        try:
            with self.archive.open(info) as file:
                content = file.read(MAX_PART + 1)
        except _DAMAGES:
            raise ReadingError(f"The file is damaged: its part {part} cannot be unpacked.", path=self.path) from None
        if len(content) > MAX_PART:
            raise self._too_large(part)
        return content

    def tree(self, part: str) -> Element:
        """Return the root element of a part."""
        return parse(self.read(part), part, self.path)

    def relations(self, part: str = "") -> tuple[Relation, ...]:
        """Return the relationships of a part, or those of the package itself."""
        source = relations_part(part)
        if source.lower() not in self.parts:
            return ()
        return tuple(_relation(element, part) for element in self.tree(source) if isinstance(element.tag, str))

    def related(self, part: str, type: str) -> str:
        """Return the name of the part that a relationship of this type leads to, "" where there is none."""
        targets = (rel.target for rel in self.relations(part) if rel.type == type and not rel.external)
        return next((target for target in targets if target.lower() in self.parts), "")

    @property
    def document(self) -> str:
        """Return the name of the main part."""
        return self.related("", "officeDocument") or _DOCUMENT

    def _too_large(self, part: str) -> ReadingError:
        size = MAX_PART // 1_000_000
        return ReadingError(f"Its part {part} unpacks to more than {size} MB; split the document.", path=self.path)


def open_package(data: bytes, path: str) -> Package:
    """Open a .docx; raises `ReadingError` that says what the file is instead, or what is wrong with it."""
    package = unpacked(data, path, _not_word(data))
    if package.document.lower() not in package.parts or package.document.lower() in _OTHERS:
        raise ReadingError(_not_word(data), path=path)
    return package


def unpacked(data: bytes, path: str, otherwise: str) -> Package:
    """Open a zip archive of an office program within limits; raises `ReadingError`, with `otherwise` if it is none."""
    refuse_large(data, path)
    if not data.startswith(b"PK\x03\x04"):
        raise ReadingError(otherwise, path=path)
    if data.count(_ENTRY) > MAX_PARTS:
        raise ReadingError(f"The file holds more than {MAX_PARTS:,} parts; no document does.", path=path)
    try:
        archive = ZipFile(BytesIO(data))
    except _DAMAGES:
        raise ReadingError("The file is damaged or cut off; save it again.", path=path) from None
    infos = archive.infolist()
    _refuse_tricks(infos, path)
    return Package(path, archive, {info.filename.lower(): info for info in infos if not info.is_dir()})


def relations_part(part: str) -> str:
    """Return the name of the part that holds the relationships of `part`."""
    folder, file = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _relation(element: Element, part: str) -> Relation:
    external = element.get("TargetMode", "").lower() == "external"
    target = element.get("Target", "")
    if not external:
        target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
    return Relation(element.get("Id", ""), element.get("Type", "").rpartition("/")[2], target, external)


def _refuse_tricks(infos: list[ZipInfo], path: str) -> None:
    """Raise `ReadingError` for names that lead out of a folder, unusual packing, and a size beyond all use."""
    for info in infos:
        steps = info.filename.replace("\\", "/").split("/")
        if ".." in steps or not steps[0] or ":" in steps[0]:
            raise ReadingError("One of its parts has a name that leads out of the file; do not trust it.", path=path)
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise ReadingError("The file is packed in an unusual way; save it again.", path=path)
    if sum(info.file_size for info in infos) > MAX_UNPACKED:
        raise ReadingError(f"The file unpacks to more than {MAX_UNPACKED // 1_000_000} MB; split it.", path=path)


def _not_word(data: bytes) -> str:
    found = likely_format(data)
    if not data:
        return "The file is empty; there is nothing to check in it."
    if found == "an encrypted Office document":
        return "The document is encrypted; save it without a password."
    if found == "a PDF":
        return "This is a PDF, not a Word document; name it .pdf (or give --format pdf)."
    if found in ("a Word document (.docx)", "a zip archive"):
        return "This is a zip archive without a Word document in it, or with a damaged one."
    return f"This is {found or 'no Word document'}; save it as .docx in a word processor."
