"""PDF: the words of its pages in reading order, put together to paragraphs again.

Page headers, footers and page numbers are left out, words cut at a line's end made whole. A place is a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from factcheck.errors import ReadingError
from factcheck.model import Article, SourceMap
from factcheck.reading.assembly import Assembly, Draft, assemble
from factcheck.reading.lines import MAX_PARAGRAPH, line_starts
from factcheck.reading.pdf.blocks import Paragraph, blocks, sizes
from factcheck.reading.pdf.document import Address, Page, pages
from factcheck.reading.pdf.joining import Vocabulary, glue, vocabulary
from factcheck.reading.pdf.layout import Column, laid_out
from factcheck.reading.pdf.lines import Line
from factcheck.reading.pdf.margins import without_margins
from factcheck.reading.pdf.paragraphs import leading


def read_bytes(data: bytes, path: str) -> Article:
    """Read a PDF; raises `ReadingError` for a file that is none, is damaged, encrypted, without text or too large."""
    found = pages(data, path)
    addresses = {page.number: page.addresses for page in found}
    drafted = [(_draft(block, known, addresses), block) for known, block in _blocks(found)]
    _refuse_long(drafted, path)
    written = assemble(draft for draft, _ in drafted)
    text = "".join(written.parts)
    parts = tuple(written.blocks), SourceMap.identity(len(text)), line_starts(text)
    links, marks = tuple(written.links), tuple(written.marks)
    return Article(path, "pdf", text, text, *parts, links, marks, places=tuple(_places(written)))


def _blocks(found: Sequence[Page]) -> Iterator[tuple[Vocabulary, Paragraph]]:
    kept = without_margins([page.lines for page in found])
    lines = list(chain.from_iterable(kept))
    if not lines:
        return
    laid = [list(laid_out(page)) for page in kept]
    columns = (part.lines for page in laid for part in page if isinstance(part, Column))
    known = vocabulary(lines)
    for block in blocks(laid, leading(columns), sizes(lines)):
        yield known, block


def _draft(block: Paragraph, known: Vocabulary, addresses: dict[int, list[Address]]) -> Draft:
    """Return the text of a block, with the page of each of its lines as a place."""
    draft = Draft(block.kind, block.level, block.label)
    text = ""
    skip = block.skip
    for line in block.lines:
        if text:
            dropped, between = glue(text, line.text, known)
            text = text[: len(text) - dropped] + between
        draft.places.append((len(text), f"page {line.page}"))
        draft.links.extend(_links(line, addresses[line.page], len(text) - skip))
        text += line.text[skip:]
        skip = 0
    draft.add(text, 0, len(text))
    return draft


def _links(line: Line, addresses: Iterable[Address], shift: int) -> Iterator[tuple[int, int, str]]:
    for target, left, bottom, right, top in addresses:
        if bottom <= line.middle <= top and left < line.right and line.left < right:
            middles = [sum(edges) / 2 for edges in zip(line.edges[::2], line.edges[1::2], strict=True)]
            inside = [index for index, middle in enumerate(middles) if left <= middle <= right]
            if inside:
                yield max(inside[0] + shift, 0), max(inside[-1] + 1 + shift, 0), target


def _places(written: Assembly) -> Iterator[tuple[int, str]]:
    """Yield the places where another page starts than that of the line before."""
    page = ""
    for offset, name in written.places:
        if name != page:
            yield offset, name
            page = name


def _refuse_long(drafted: Sequence[tuple[Draft, Paragraph]], path: str) -> None:
    for draft, block in drafted:
        if draft.length > MAX_PARAGRAPH:
            message = (
                f"A paragraph on page {block.lines[0].page} has {draft.length:,} characters, more than the "
                f"{MAX_PARAGRAPH:,} that can be read."
            )
            raise ReadingError(message, path=path)
