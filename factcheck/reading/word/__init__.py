"""Word documents (.docx): the words that a reader of the document sees, each with the element it stands in.

Left out are headers and footers, deletions and text moved away, hidden text, the codes of fields, tables of contents,
and comments, save for what they say to factcheck.
"""

from __future__ import annotations

from factcheck.errors import ReadingError
from factcheck.model import Article, SourceMap
from factcheck.reading.assembly import assemble
from factcheck.reading.lines import MAX_PARAGRAPH, line_starts
from factcheck.reading.word.blocks import Blocks, Placed
from factcheck.reading.word.comments import read_comments
from factcheck.reading.word.inline import Context
from factcheck.reading.word.notes import KINDS, Notes
from factcheck.reading.word.numbering import read_numbering
from factcheck.reading.word.package import Package, open_package
from factcheck.reading.word.styles import read_styles
from factcheck.reading.word.words import Origin
from factcheck.reading.word.xml import Element, attribute, child
from factcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class Opened:
    """A document with the article read from it, and the way back from the article's text to its elements.

    `to_raw` maps text to raw offsets, at which `origins` start.
    """

    package: Package
    root: Element
    article: Article
    to_raw: SourceMap
    origins: tuple[Origin, ...]


def read_bytes(data: bytes, path: str) -> Article:
    """Read a Word document; raises `ReadingError` for a file that is none, is damaged, or is not fit to be read."""
    return open_document(data, path).article


def open_document(data: bytes, path: str) -> Opened:
    """Read a Word document and keep it open, for those who want to change a copy of it.

    Raises `ReadingError` for one without text, one nested too deeply, and one that is damaged.
    """
    package = open_package(data, path)
    root = package.tree(package.document)
    try:
        blocks = _reader(package, root)
        placed = [found for found in _all(blocks, root) if found[0].length or found[0].marks]
    except RecursionError:
        raise ReadingError("The document nests its parts too deeply to be read.", path=path) from None
    _refuse_long(placed, path)
    for draft, place in placed:
        draft.places.append((0, place))
    written = assemble(draft for draft, _ in placed)
    text = "".join(written.parts)
    if not text:
        raise ReadingError("The document holds no text; there is nothing to check in it.", path=path)
    parts = tuple(written.blocks), SourceMap.identity(len(text)), line_starts(text)
    links, marks = tuple(written.links), tuple(written.marks)
    comments = tuple(read_comments(package, root, written.source_map, blocks.trail.origins))
    article = Article(
        path,
        "word",
        text,
        text,
        *parts,
        links,
        marks,
        places=tuple(written.places),
        comments=comments,
        line_breaks=tuple(written.line_breaks),
    )
    return Opened(package, root, article, written.source_map, tuple(blocks.trail.origins))


def _reader(package: Package, root: Element) -> Blocks:
    main = package.document

    def part(type: str) -> Element | None:
        found = package.related(main, type)
        return package.tree(found) if found else None

    notes = Notes()
    for kind in KINDS:
        if (held := part(f"{kind}s")) is not None:
            notes.add(kind, held)
    targets = {rel.id: rel.target for rel in package.relations(main) if rel.external and rel.type == "hyperlink"}
    context = Context(read_styles(part("styles")), notes, targets, trust_fields=_fields_close(root))
    return Blocks(context, read_numbering(part("numbering")))


def _all(blocks: Blocks, root: Element) -> list[Placed]:
    body = child(root, "w:body")
    found = [] if body is None else [*blocks.read(body), *blocks.rest()]
    return [*found, *blocks.notes()]


def _fields_close(root: Element) -> bool:
    """Tell whether every field that begins also ends: one left open would hide the rest of the document."""
    kinds = [attribute(mark, "w:fldCharType") for mark in root.iter("{*}fldChar")]
    return kinds.count("begin") == kinds.count("end")


def _refuse_long(placed: list[Placed], path: str) -> None:
    for draft, place in placed:
        if draft.length > MAX_PARAGRAPH:
            message = (
                f"The text at {place} has {draft.length:,} characters, more than the {MAX_PARAGRAPH:,} that can be "
                "read; break it into paragraphs."
            )
            raise ReadingError(message, path=path)
