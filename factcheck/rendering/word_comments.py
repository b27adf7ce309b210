"""Findings as comments in a copy of the Word document that was checked; the document itself stays as it is."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

from factcheck.catalogue import Rule
from factcheck.errors import UsageError
from factcheck.files import write_pieces
from factcheck.model import Article, Checked, Finding, Shown, Span
from factcheck.opening import is_folder
from factcheck.reading.decoding import read_file
from factcheck.rendering import Report, Target
from factcheck.rendering.beside import pieces, where
from factcheck.values import dataclass

ENDING = ".docx"
_LONGEST_QUOTE, _AROUND = 400, 60


@dataclass(frozen=True, slots=True)
class CommentsTarget:
    """The document that is checked, and the file that its copy with comments goes to."""

    source: str
    file: str

    def write(self, report: Report, *, color: bool | None = None) -> None:
        """Write the copy, unless the document could not be checked; raises `WritingError`."""
        for checked in report.articles:
            write_pieces(Path(self.file), (commented(read_file(Path(self.source)), checked, report.rules),))


def with_comments(
    targets: tuple[Target, ...], paths: Sequence[str], file: str | None
) -> tuple[Target | CommentsTarget, ...]:
    """Return the targets, joined by the copy with comments where one is asked for.

    Raises `UsageError` unless exactly one .docx is checked and the copy goes to another file.
    """
    if not file:
        return targets
    if len(paths) != 1:
        raise UsageError("Comments are written into a copy of one Word document; name one .docx.")
    if not paths[0].lower().endswith(ENDING) or is_folder(Path(paths[0])):
        given = "standard input" if paths[0] == "-" else paths[0]
        raise UsageError(f"Comments are written into a copy of a Word document, which {given} is not; name a .docx.")
    if not file.lower().endswith(ENDING):
        raise UsageError(f"The copy with comments is a Word document; let {file} end in .docx.")
    if os.path.realpath(file) == os.path.realpath(paths[0]) or _same(file, paths[0]):
        raise UsageError(f"The copy with comments would overwrite {file}, which is checked; name another file.")
    if os.path.realpath(file) in {os.path.realpath(target.file) for target in targets if target.file}:
        raise UsageError(f"A report and the copy with comments both go to {file}; name another file.")
    return (*targets, CommentsTarget(paths[0], file))


def commented(data: bytes, checked: Checked, rules: Mapping[str, Rule] = MappingProxyType({})) -> bytes:
    """Return the document `data`, from which `checked` was read, with a comment for each finding.

    A finding that an earlier run has commented on gets no second comment; `rules` say what to do. Raises `UsageError`
    where the document says something else than what was checked.
    """
    from factcheck.reading.word import open_document
    from factcheck.rendering.word_parts import Comments, write_copy
    from factcheck.rendering.word_ranges import Ranges

    article = checked.article
    opened = open_document(data, article.path)
    if opened.article.text != article.text:
        raise UsageError(f"The document {article.path} has changed while it was checked; check it again.")
    comments, ranges = Comments(opened.package, opened.root), Ranges(opened.root, opened.origins)
    for finding in checked.findings:
        rule = rules.get(finding.rule)
        said = list(paragraphs(article, finding, rule.remedy if rule else ""))
        if comments.holds(said[0]):
            continue
        place = opened.to_raw.to_source(finding.span)
        if ranges.mark(place.start, place.end, comments.next):
            comments.add(list(_marked(said, checked, finding.span)))
    out = BytesIO()
    write_copy(opened.package, comments.changed_parts() if checked.findings else {}, out)
    return out.getvalue()


def paragraphs(article: Article, finding: Finding, remedy: str = "") -> Iterator[str]:
    """Yield what a comment says: the message, what to do, the other places, and what it rests on."""
    block = article.block_at(finding.span.start)
    note = block is not None and block.kind == "footnote"
    yield f"{f'{quoted(article, finding.span)}: ' if note else ''}{finding.message} [{finding.rule}]"
    if finding.suggestion or remedy:
        yield finding.suggestion or f"What to do: {remedy}"
    for related in finding.related:
        part = f" ({related.message})" if related.message else ""
        yield f"See {article.place(related.span.start)}: {quoted(article, _surroundings(article, related.span))}{part}"
    yield from (f"{label}: {text}" for label, text in finding.remarks() if text)


def _marked(said: Sequence[str], checked: Checked, place: Span) -> Iterator[str | list[tuple[str, bool]]]:
    """Yield what a comment says, passages of a source with their numbers in bold beside the draft's."""
    marks: dict[str, Shown] = {
        f"{where(each, shown)}: {shown.passage.text}": shown
        for each in (checked.lookups and checked.lookups.evidence) or ()
        if each.place == place
        for shown in each.shown
    }
    for words in said:
        shown = marks.get(words)
        if shown is None:
            yield words
            continue
        label = words[: len(words) - len(shown.passage.text)]
        yield [(label, False), *((piece.text, piece.marked) for piece in pieces(shown))]


def quoted(article: Article, span: Span) -> str:
    """Return the words of a span in quotation marks."""
    words = " ".join(article.words(span).split())
    return f"“{words if len(words) <= _LONGEST_QUOTE else words[:_LONGEST_QUOTE].rstrip() + '…'}”"


def _surroundings(article: Article, span: Span) -> Span:
    """Return a span with as many words of its block around it as are needed to find it."""
    block = article.block_at(span.start)
    low, high = (block.span.start, block.span.end) if block else (span.start, span.end)
    start, end = max(span.start - _AROUND, low), min(span.end + _AROUND, high)
    start = article.text.find(" ", start, span.start) + 1 or span.start if start > low else start
    end = article.text.rfind(" ", span.end, end) if end < high else end
    return Span(start, end if end >= span.end else span.end)


def _same(file: str, other: str) -> bool:
    try:
        return Path(file).samefile(other)
    except OSError:
        return False
