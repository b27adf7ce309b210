"""Comments of a Word document that speak to factcheck, with the words that they are set on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from factcheck.model import Comment, SourceMap, Span
from factcheck.reading.comments import addressed
from factcheck.reading.word.package import Package
from factcheck.reading.word.words import Origin
from factcheck.reading.word.xml import Element, attribute, name


def read_comments(package: Package, root: Element, to_raw: SourceMap, origins: Sequence[Origin]) -> Iterator[Comment]:
    """Yield the comments in the order of the words that they are set on; one set on none is for its paragraph."""
    said = dict(_comments(package))
    if not said:
        return
    held = _held(root, said)
    found = ((_words(held.get(number, []), to_raw, origins), text) for number, text in said.items())
    yield from (Comment(text, span) for span, text in sorted(pair for pair in found if len(pair[0])))


def _comments(package: Package) -> Iterator[tuple[str, str]]:
    """Yield number and words of each comment that speaks to factcheck."""
    part = package.related(package.document, "comments")
    for comment in package.tree(part) if part else ():
        words = "".join("\n" if name(one) == "w:p" else one.text or "" for one in comment.iter("{*}t", "{*}p"))
        if addressed(words):
            yield attribute(comment, "w:id"), " ".join(words.split())


def _held(root: Element, said: Mapping[str, str]) -> dict[str, list[Element]]:
    """Return the elements on which each comment is set."""
    held: dict[str, list[Element]] = {number: [] for number in said}
    opened: set[str] = set()
    for element in root.iter("{*}commentRangeStart", "{*}commentRangeEnd", "{*}commentReference", "{*}r"):
        number = attribute(element, "w:id")
        called = name(element)
        if called == "w:r":
            for one in opened:
                held[one].extend(element.iter())
        elif called == "w:commentRangeStart" and number in held:
            opened.add(number)
        elif called == "w:commentRangeEnd":
            opened.discard(number)
        elif called == "w:commentReference" and number in held and not _has_text(held[number]):
            held[number] = _paragraph(element)
    return held


def _has_text(elements: Sequence[Element]) -> bool:
    return any(name(element) == "w:t" for element in elements)


def _paragraph(element: Element) -> list[Element]:
    """Return all that stands in the paragraph around an element."""
    while element is not None and name(element) != "w:p":
        element = element.getparent()
    return [] if element is None else list(element.iter())


def _words(elements: Sequence[Element], to_raw: SourceMap, origins: Sequence[Origin]) -> Span:
    """Return the words that stand in some elements, from the first of them to the last."""
    wanted = frozenset(elements)
    ends = (*(origin[0] for origin in origins[1:]), to_raw.source_ends[-1])
    raw = [
        (origin[0], end) for origin, end in zip(origins, ends, strict=True) if origin[1] in wanted and end > origin[0]
    ]
    if not raw:
        return Span(0, 0)
    return Span(_text_offset(raw[0][0], to_raw), _text_offset(raw[-1][1] - 1, to_raw) + 1)


def _text_offset(raw: int, to_raw: SourceMap) -> int:
    piece = max(bisect_right(to_raw.source_starts, raw) - 1, 0)
    starts = (*to_raw.text_starts[piece : piece + 2], to_raw.text_length)
    return min(to_raw.text_starts[piece] + raw - to_raw.source_starts[piece], starts[1] - 1)
