"""The parts of a .docx that hold comments, and a copy of the file with some of its parts exchanged."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from factcheck.reading.word.package import Package, relations_part
from factcheck.reading.word.xml import XML_SPACE, Element, attribute, own_name, whole
from factcheck.text.printable import writable

AUTHOR, INITIALS = "factcheck", "fc"

_PART = "word/comments.xml"
_TYPES = "[Content_Types].xml"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION_TYPES = {
    False: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
    True: "http://purl.oclc.org/ooxml/officeDocument/relationships/comments",
}
_TYPES_SPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS_SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_FOUND_IN = ("comment", "commentRangeStart", "commentRangeEnd", "commentReference")


class Comments:
    """The comments of a document: those it has, and those that are added."""

    def __init__(self, package: Package, document: Element) -> None:
        """Take the comments there are, and count on from their identifiers and from those that the text bears."""
        self._package = package
        self._document = document
        self.part = package.related(package.document, "comments")
        self.root = package.tree(self.part) if self.part else _empty(document)
        used = (attribute(element, "w:id") for tree in (self.root, document) for element in _marks(tree))
        self._next = 1 + max((whole(identifier, 0) for identifier in used), default=-1)
        self._held = Counter(_first_paragraph(one) for one in self.root if attribute(one, "w:author") == AUTHOR)
        self._date = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    @property
    def next(self) -> str:
        """Return the identifier that the next comment will have."""
        return str(self._next)

    def holds(self, first: str) -> bool:
        """Tell whether an earlier run has left a comment that begins with this paragraph, each of which counts once."""
        self._held[first] -= 1
        return self._held[first] >= 0

    def add(self, paragraphs: Iterable[str | Sequence[tuple[str, bool]]]) -> None:
        """Add a comment of these paragraphs; one in pieces shows those in bold that say so."""
        comment = etree.SubElement(self.root, own_name(self._document, "comment"))
        fields = {"id": self.next, "author": AUTHOR, "date": self._date, "initials": INITIALS}
        for key, text in fields.items():
            comment.set(own_name(self._document, key), text)
        for paragraph in paragraphs:
            shown = etree.SubElement(comment, own_name(self._document, "p"))
            for text, bold in ((paragraph, False),) if isinstance(paragraph, str) else paragraph:
                self._run(shown, text, bold=bold)
        self._next += 1

    def _run(self, paragraph: Element, text: str, *, bold: bool) -> None:
        run = etree.SubElement(paragraph, own_name(self._document, "r"))
        if bold:
            etree.SubElement(etree.SubElement(run, own_name(self._document, "rPr")), own_name(self._document, "b"))
        words = etree.SubElement(run, own_name(self._document, "t"))
        words.set(XML_SPACE, "preserve")
        words.text = writable(text)

    def changed_parts(self) -> dict[str, bytes]:
        """Return the parts that differ now, the document's own among them, by their names."""
        package, changed = self._package, {self._package.document: serialised(self._document)}
        changed[self.part or _PART] = serialised(self.root)
        if not self.part:
            relations = relations_part(package.document)
            changed[relations] = serialised(self._with_relation(relations))
            changed[_TYPES] = serialised(self._with_type())
        return changed

    def _with_relation(self, part: str) -> Element:
        present = part.lower() in self._package.parts
        root = self._package.tree(part) if present else etree.Element(f"{{{_RELATIONS_SPACE}}}Relationships")
        taken = {element.get("Id") for element in root}
        identifier = next(name for name in (f"rIdComments{n}" for n in range(len(taken) + 1)) if name not in taken)
        relation = etree.SubElement(root, f"{{{_RELATIONS_SPACE}}}Relationship")
        relation.set("Id", identifier)
        relation.set("Type", _RELATION_TYPES["purl.oclc.org" in self._document.tag])
        relation.set("Target", f"/{_PART}")
        return root

    def _with_type(self) -> Element:
        root = self._package.tree(_TYPES)
        if not any(element.get("PartName") == f"/{_PART}" for element in root):
            override = etree.SubElement(root, f"{{{_TYPES_SPACE}}}Override")
            override.set("PartName", f"/{_PART}")
            override.set("ContentType", _COMMENTS_TYPE)
        return root


def serialised(root: Element) -> bytes:
    """Return a part as its bytes."""
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data


def write_copy(package: Package, changed: Mapping[str, bytes], out: IO[bytes]) -> None:
    """Write the package with the changed parts in place of its own; all others are copied as they are."""
    waiting = {name.lower(): (name, data) for name, data in changed.items()}
    with ZipFile(out, "w", ZIP_DEFLATED) as copy:
        for key, info in package.parts.items():
            name, data = waiting.pop(key, (info.filename, None))
            with copy.open(_entry(info), "w") as target:
                if data is not None:
                    target.write(data)
                else:
                    with package.archive.open(info) as source:
                        shutil.copyfileobj(source, target)
        for name, data in waiting.values():
            copy.writestr(ZipInfo(name), data, ZIP_DEFLATED)


def _entry(info: ZipInfo) -> ZipInfo:
    entry = ZipInfo(info.filename, info.date_time)
    entry.compress_type, entry.external_attr = info.compress_type, info.external_attr
    return entry


def _first_paragraph(comment: Element) -> str:
    paragraph = next(comment.iter("{*}p"), None)
    return "" if paragraph is None else "".join(one.text or "" for one in paragraph.iter("{*}t"))


def _empty(document: Element) -> Element:
    tag = own_name(document, "comments")
    return etree.Element(tag, nsmap={"w": tag.removeprefix("{").partition("}")[0]})


def _marks(tree: Element) -> Iterable[Element]:
    return (element for called in _FOUND_IN for element in tree.iter(f"{{*}}{called}"))
