"""Writing ignore comments for findings into an article, with every other character left where it is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from factcheck.errors import FactcheckError
from factcheck.model import Article, Block, Finding, Related, Span
from factcheck.pipeline import CONFLICTS
from factcheck.reading import read_text
from factcheck.reading.comments import HTML, MDX, Marks
from factcheck.suppress import apply
from factcheck.text.expressions import expression
from factcheck.values import dataclass

_LINES = {"latex": "%", "rst": "..", "asciidoc": "//"}
"""How a line that is a comment begins, in formats whose comments are lines."""

FORMATS = ("markdown", "mdx", "html", *_LINES)
"""The formats into which comments are written."""

_PREFIX = expression(r"[ \t>]*")
_MARKER = expression(r"[-*+][ \t]|\d{1,9}[.)][ \t]|\[\^|:[ \t]")
_BREAK = expression(r"\r\n?|\n")
_UNFIT = expression(r"[\[\]\"“”<>{}]|--+|\*/")
"""What would end the words in a comment, or the comment, before its time."""

Insertion = tuple[int, str]
"""An offset of the source, and what is put in before it."""


@dataclass(frozen=True, slots=True)
class Ignored:
    """A source with comments put in: how many, for which findings, and those that no comment can be put in for."""

    source: str
    comments: int
    done: tuple[Finding, ...]
    left: tuple[Finding, ...]


def with_ignores(article: Article, findings: Sequence[Finding], reason: str) -> Ignored:
    """Return the article's source with a comment for each block that has findings.

    A comment stands on a line of its own before the block, or at the end of one that a line before would tear out of
    its list. Where neither leaves the text as it is, it is for the whole file. Every comment is tried: the article
    must read the same with it, and the findings must be set aside by it. A conflict is set aside by the words of its
    other places, so that the next one at this place is told.
    """
    groups = list(_groups(article, findings, reason))
    first_choices = [choices[0] for choices, _ in groups]
    covered = [finding for _, group in groups for finding in group]
    if groups and _holds(article, first_choices, covered):
        accepted, done = first_choices, covered
    else:
        accepted, done = _one_by_one(article, groups)
    held = frozenset(done)
    left = tuple(finding for finding in findings if finding not in held)
    return Ignored(_inserted(article.source, accepted), len(accepted), tuple(done), left)


def with_two_things(article: Article, one: Span, others: Sequence[Span], reason: str) -> Ignored:
    """Return the article's source with a comment at `one` which says that it is of another thing than the `others`.

    It names the words of the others, so that it sets nothing aside but what these stand against.
    """
    return with_ignores(article, (conflict(one, others),), reason)


def conflict(one: Span, others: Sequence[Span]) -> Finding:
    """Return what a check that was sure of it would find: a number that stands against these others."""
    related = tuple(Related(span, "") for span in others)
    return Finding(CONFLICTS, "", "", one, "warning", "high", related)


def two_things(article: Article, others: Sequence[Span]) -> str:
    """Return what a comment says between its brackets where a number is of another thing than these."""
    words = dict.fromkeys(_fit(article.words(span)) for span in others)
    return ", ".join(f'{CONFLICTS} "{each}"' for each in words)


def comment_of_two_things(article: Article, others: Sequence[Span], reason: str) -> str:
    """Return the comment for a number that is of another thing than these, "" where the format takes none."""
    return _comment(article, f"ignore[{two_things(article, others)}]", reason) if article.format in FORMATS else ""


def _fit(words: str) -> str:
    """Return the longest part of some words that a comment can hold, one with a digit if there is any."""
    parts = [" ".join(part.split()) for part in _UNFIT.split(words)]
    return max(parts, key=lambda part: (any(map(str.isdigit, part)), len(part)))


def _one_by_one(
    article: Article, groups: Iterable[tuple[list[Insertion], list[Finding]]]
) -> tuple[list[Insertion], list[Finding]]:
    accepted: list[Insertion] = []
    done: list[Finding] = []
    for choices, group in groups:
        for choice in choices:
            if _holds(article, [*accepted, choice], [*done, *group]):
                accepted.append(choice)
                done += group
                break
    return accepted, done


def _groups(
    article: Article, findings: Iterable[Finding], reason: str
) -> Iterator[tuple[list[Insertion], list[Finding]]]:
    """Yield the findings of each block, in text order, with the comments to try for them."""
    if article.format not in FORMATS:
        return
    groups: dict[int, list[Finding]] = {}
    for finding in findings:
        index = bisect_right(article.blocks, finding.span.start, key=lambda block: block.span.start) - 1
        if index >= 0 and finding.span.start < len(article.text):
            groups.setdefault(_first_of_table(article.blocks, index), []).append(finding)
    for index, group in sorted(groups.items()):
        rules = ", ".join(dict.fromkeys(_named(article, finding) for finding in group))
        yield list(_choices(article, article.blocks[index], rules, reason)), group


def _named(article: Article, finding: Finding) -> str:
    """Return what a comment says of a finding between its brackets."""
    if finding.rule == CONFLICTS and finding.related:
        return two_things(article, [other.span for other in finding.related])
    return finding.rule


def _first_of_table(blocks: Sequence[Block], index: int) -> int:
    """Return the index of a table's first cell for any other of its cells."""
    if blocks[index].kind == "table-cell":
        table = blocks[index].label.partition(":")[0]
        while index and blocks[index - 1].kind == "table-cell" and blocks[index - 1].label.partition(":")[0] == table:
            index -= 1
    return index


def _choices(article: Article, block: Block, rules: str, reason: str) -> Iterator[Insertion]:
    source, place = article.source, article.source_span(block.span)
    ignore = _comment(article, f"ignore[{rules}]", reason)
    file_wide = _comment(article, f"ignore-file[{rules}]", reason)
    if article.format == "html":
        yield place.start, ignore
        yield article.source_span(article.blocks[0].span).start, file_wide
        return
    start = _line_start(source, place.start)
    if article.format in _LINES:
        end = _line_break(source, start) * (2 if article.format == "rst" else 1)
        lead = source[start : place.start]
        yield start, f"{lead[: len(lead) - len(lead.lstrip())]}{ignore}{end}"
        yield 0, f"{file_wide}{end}"
        return
    prefix = _PREFIX.match(source, start)
    assert prefix
    if not _MARKER.match(source, prefix.end()):
        yield start, f"{prefix[0]}{ignore}{_line_break(source, start)}"
    after = _BREAK.search(source, place.end)
    line_end = after.start() if after else len(source)
    yield place.end + len(source[place.end : line_end].rstrip()), f" {ignore}"
    top = len(article.front_matter)
    yield top, f"{file_wide}{_line_break(source, top)}"


def _comment(article: Article, words: str, reason: str) -> str:
    said = f"factcheck: {words} {reason}".rstrip()
    if mark := _LINES.get(article.format):
        return f"{mark} {said}"
    opening, closing = _marks(article)
    return f"{opening} {said} {closing}"


def _marks(article: Article) -> Marks:
    return MDX if article.format == "mdx" or article.path.lower().endswith(".mdx") else HTML


def _line_start(source: str, offset: int) -> int:
    return max(source.rfind("\n", 0, offset), source.rfind("\r", 0, offset)) + 1


def _line_break(source: str, offset: int) -> str:
    """Return the kind of break that ends the line at `offset`, or the one before it."""
    found = _BREAK.search(source, offset) or _BREAK.search(source)
    return found[0] if found else "\n"


def _holds(article: Article, insertions: Sequence[Insertion], findings: Sequence[Finding]) -> bool:
    """Tell whether the article reads the same with the comments, and whether they set all the findings aside."""
    try:
        read = read_text(_inserted(article.source, insertions), article.format, article.path)
    except FactcheckError:
        return False
    same = (read.text, read.blocks, read.front_matter) == (article.text, article.blocks, article.front_matter)
    known = {finding.rule: finding.rule for finding in findings}
    return same and not apply(read, findings, known, ()).findings


def _inserted(source: str, insertions: Iterable[Insertion]) -> str:
    parts: list[str] = []
    end = 0
    for offset, words in sorted(insertions, key=lambda insertion: insertion[0]):
        parts += (source[end:offset], words)
        end = offset
    return "".join((*parts, source[end:]))
