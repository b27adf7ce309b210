"""A stretch of text cut into the reference entries in it: numbered, hanging, one a line, or wrapped."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.data import word_list
from factcheck.extraction.references.organisations import read_author
from factcheck.extraction.references.text import UPPER, YEAR, clean, mend
from factcheck.model import Span
from factcheck.text.expressions import expression

_LINE = expression(r"[^\n]*\S[^\n]*")
_NUMBER = expression(r"[ \t]*(?:\[(\d{1,4})\]|\((\d{1,3})\)|(\d{1,3})[.)](?=\s))")
_NUMBER_INSIDE = expression(r"(?<=[\s.])(?:\[(\d{1,4})\]|(\d{1,4})\.) (?=[^\W\d_])")
# A word in small letters; mending parts "and" from a word before an initial.
_SMALL = expression(r"[ \t]*([a-z]{5,})(?<!and)[ ,;:.-]")
_FINISHED = expression(r"(?:[.)\]\d/>]|https?://\S+)\s*$")
_YEAR = expression(YEAR)
_MOST = 0.6
"""A paragraph of which this share of lines begins like an entry holds one entry a line."""
# The head of an entry in APA style: "Wade, G. A., & Low, B. (2012). ", "World Health Organization. (2010). ".
_PERSON = rf"[{UPPER}][\w’'-]+(?: [{UPPER}][\w’'-]+)?, (?:[{UPPER}]\.[ -]?){{1,4}}"
_BODY = rf"[{UPPER}][\w’'-]+(?: (?:[{UPPER}][\w’'-]*|of|for|and|the|on|in|&)){{1,8}}\. "
_HEAD = expression(
    rf"(?<![\w’'-])(?:(?:{_PERSON},? ?(?:& )?){{0,19}}(?<=[ .]){_PERSON}|{_BODY})"
    rf" ?\({YEAR}[a-z]?\)\. (?=[{UPPER}\d\"“])"
)
_DATED = expression(rf"\({YEAR}[a-z]?\)")
_DATED_HEAD = expression(rf"\({YEAR}[a-z]?\)\. ")
_ADDRESS_LAST = expression(r"(?:https?://|doi\.org/|doi: ?)\S+\s$")
_REPEATED = expression(r"[ \t]*(?:[-–—_]{2,}|—)[.,]")


def split_entries(text: str, number: int | None = None) -> Iterator[Span]:
    """Yield the span of each entry in a paragraph, or in a list item that had `number` before it."""
    lines = [Span(*match.span()) for match in _LINE.finditer(text)]
    starts = _starts(text, lines) if number is None else [0]
    if len(starts) == 1:
        starts = _numbered_inside(text, starts[0], number)
    stretches = zip(starts, [*starts[1:], len(text)], strict=True)
    starts = [start for begun, end in stretches for start in _glued(text, begun, end)]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        words = text[start:end]
        if words.strip():
            lead = len(words) - len(words.lstrip())
            yield Span(start + lead, start + len(words.rstrip()))


def _starts(text: str, lines: list[Span]) -> list[int]:
    """Return where entries start among the lines."""
    if len(lines) == 1:
        return [lines[0].start]
    numbered = [line.start for line in lines if _NUMBER.match(text, line.start, line.end)]
    if len(numbered) > 1 and numbered[0] == lines[0].start:
        return numbered
    indents = [_indent(text[line.start : line.end]) for line in lines]
    if len(set(indents)) > 1 and indents and indents[0] == min(indents):
        return [line.start for line, indent in zip(lines, indents, strict=True) if indent == indents[0]]
    if len(lines) > 2 and _are_entries(text, lines):
        return [line.start for line in lines]
    finished = (_FINISHED.search(text, line.start, line.end) for line in lines)
    later = [line for line, done in zip(lines[1:], finished, strict=False) if done]
    heads = ((line.start, text[line.start : line.end]) for line in later)
    return [lines[0].start, *(start for start, words in heads if not _goes_on(words) and begins_entry(words))]


def _are_entries(text: str, lines: list[Span]) -> bool:
    """Tell whether most lines begin like an entry; it is not asked of each where too few are left that may."""
    possible = [words for line in lines if not _goes_on(words := text[line.start : line.end])]
    left, found = len(possible), 0
    for words in possible:
        if found + left < _MOST * len(lines):
            return False
        found, left = found + begins_entry(words), left - 1
    return found >= _MOST * len(lines)


def _goes_on(line: str) -> bool:
    """Tell whether a line opens with a word in small letters that begins no name; such a line begins no entry."""
    small = _SMALL.match(line)
    return small is not None and small[1] not in word_list("particles/list")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _numbered_inside(text: str, start: int, number: int | None) -> list[int]:
    """Return the starts of entries numbered 1, 2, 3 … in running text, else `start` alone."""
    first = _NUMBER.match(text, start)
    if number is None and first is None:
        return [start]
    printed = next(filter(None, first.groups())) if first else number
    starts, following = [start], int(printed or 0) + 1
    for match in _NUMBER_INSIDE.finditer(text, first.end() if first else start):
        if int(match[1] or match[2]) == following:
            starts.append(match.start())
            following += 1
    return starts


def _glued(text: str, begun: int, end: int) -> list[int]:
    """Return the start of an entry, and of each that follows it without a break, as its head tells."""
    starts = [begun]
    if not _DATED_HEAD.search(text, begun, end):
        return starts
    for head in _HEAD.finditer(text, begun, end):
        before = text[starts[-1] : head.start()]
        finished = before.rstrip().endswith(".") or _ADDRESS_LAST.search(before)
        if finished and _DATED.search(before):
            starts.append(head.start())
    return starts


def begins_entry(line: str) -> bool:
    """Tell whether a line begins like an entry does: with a number, a dash for the author above, or names."""
    if _NUMBER.match(line) or _REPEATED.match(line):
        return True
    head = mend(clean(line[:300]))
    authors, organisation = read_author(head)
    return bool(authors.names) or bool(organisation and _YEAR.search(head[: authors.end + 20]))
