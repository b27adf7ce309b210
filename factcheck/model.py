"""The words that every stage shares: frozen values that flow from reading to rendering.

Offsets are characters of `Article.text`, end exclusive, unless a name says `source`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

BlockKind = Literal["heading", "paragraph", "list-item", "table-cell", "quote", "reference", "footnote"]
Comparator = Literal["=", "<", "<=", ">", ">=", "~", "range"]
CitationKind = Literal["authors", "organisation", "journal", "undated", "numbered", "note", "identifier", "key"]
CitationForm = Literal["parenthetical", "narrative", "bare"]
PairKind = Literal["exact", "year-mismatch", "spelling-mismatch", "suffix-mismatch"]
Severity = Literal["error", "warning", "info"]
State = Literal["new", "old", "baseline", "suppressed"]
Confidence = Literal["high", "medium", "low"]
Status = Literal[
    "verified",
    "differs",
    "ambiguous",
    "not-found",
    "retracted",
    "concern",
    "corrected",
    "agency",
    "unchecked",
]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters [start, end) of a text."""

    start: int
    end: int

    def __len__(self) -> int:
        """Return the number of characters."""
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Tell whether every character of `other` is in this span."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> Span:
        """Return the span moved by `by` characters."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Position:
    """A place in the source as editors count it: line and column from 1, column in characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Where each character of the text comes from, in pieces that lie in text order without gaps.

    Piece i covers text from `text_starts[i]` to the next piece and source [source_starts[i], source_ends[i]).
    A piece of equal length on both sides maps character by character; any other (an entity, a paragraph
    break that stands for markup) maps as a whole.
    """

    text_starts: tuple[int, ...]
    source_starts: tuple[int, ...]
    source_ends: tuple[int, ...]
    text_length: int

    @classmethod
    def identity(cls, length: int) -> SourceMap:
        """Return the map of a text that is its own source."""
        return cls((0,), (0,), (length,), length)

    def extended(self, places: Sequence[Span]) -> SourceMap:
        """Return the map with offsets beyond the text: the one at `text_length + 1 + i` leads to the i-th place."""
        end = self.source_ends[-1] if self.source_ends else 0
        beyond = (Span(end, end), *places)
        return SourceMap(
            (*self.text_starts, *range(self.text_length, self.text_length + len(beyond))),
            (*self.source_starts, *(place.start for place in beyond)),
            (*self.source_ends, *(place.end for place in beyond)),
            self.text_length + len(beyond),
        )

    def to_source(self, span: Span) -> Span:
        """Return the smallest source span that produced `span`; an empty span maps to an empty one."""
        start = self._offset(span.start, end=False)
        if len(span) <= 0:
            return Span(start, start)
        return Span(start, self._offset(span.end, end=True))

    def _offset(self, offset: int, *, end: bool) -> int:
        probe = offset - 1 if end else offset
        piece = max(bisect_right(self.text_starts, probe) - 1, 0)
        text_start = self.text_starts[piece]
        following = self.text_starts[piece + 1] if piece + 1 < len(self.text_starts) else self.text_length
        source_start, source_end = self.source_starts[piece], self.source_ends[piece]
        if following - text_start == source_end - source_start:
            return min(source_start + offset - text_start, source_end)
        return source_end if end or offset >= following else source_start


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text that is read on its own: no sentence, claim or citation crosses its ends.

    `level` is the depth of a heading (1 to 6) or of a list item (from 1). `label` is a footnote's name, an
    ordered item's number, or a cell's `table:row:column` (from 1, row 1 being the header).
    """

    kind: BlockKind
    span: Span
    level: int = 0
    label: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Words of the text that lead to `target` (a URL as written)."""

    span: Span
    target: str


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A footnote mark. It is no part of the text: it stands before the character at `offset`."""

    offset: int
    label: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment that speaks to factcheck, such as `factcheck: ignore[vague-source] by design`, and is no text.

    `span` holds the words that a Word comment is set on. A comment in markup lies beyond the text: its span starts
    after the text's end, and the source map leads from there to the comment with its marks; it is meant for the
    block after it, or, if `inside`, for the one in which it stands.
    """

    text: str
    span: Span
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """What is checked: its words in blocks, and the way back from each of them to the source.

    `source` is the decoded file without a byte-order mark. `line_starts` are source offsets. `front_matter` is
    the head of the source that is no text, with its fences. A file without lines of its own (Word, PDF) has its
    text as source; `places` then names the stretches that an editor finds in it ("page 3"), as (offset of the
    text where it starts, name), in text order. `remarks` are the comments in it that speak to factcheck.
    """

    path: str
    format: str
    source: str
    text: str
    blocks: tuple[Block, ...]
    source_map: SourceMap
    line_starts: tuple[int, ...]
    links: tuple[Link, ...] = ()
    note_marks: tuple[NoteMark, ...] = ()
    front_matter: str = ""
    places: tuple[tuple[int, str], ...] = ()
    remarks: tuple[Remark, ...] = ()

    def words(self, span: Span) -> str:
        """Return the text of `span`, the comment itself for a span beyond the text."""
        if span.start > len(self.text):
            place = self.source_map.to_source(span)
            return self.source[place.start : place.end]
        return self.text[span.start : span.end]

    def source_span(self, span: Span) -> Span:
        """Return the source characters that produced `span`."""
        return self.source_map.to_source(span)

    def position(self, offset: int) -> Position:
        """Return line and column of the source character behind the text character at `offset`."""
        return self.source_position(self.source_map.to_source(Span(offset, offset + 1)).start)

    def source_position(self, offset: int) -> Position:
        """Return line and column of a source offset."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def source_line(self, line: int) -> str:
        """Return the source line with that number (from 1), without its line break."""
        end = self.line_starts[line] if line < len(self.line_starts) else len(self.source)
        return self.source[self.line_starts[line - 1] : end].rstrip("\r\n")

    def place(self, offset: int) -> str:
        """Return where an editor finds the character at `offset`: "line 12", or the stretch that holds it."""
        index = bisect_right(self.places, offset, key=lambda place: place[0]) - 1
        return self.places[index][1] if index >= 0 else f"line {self.position(offset).line}"

    def block_at(self, offset: int) -> Block | None:
        """Return the block that holds the character at `offset`, if one does."""
        index = bisect_right(self.blocks, offset, key=lambda block: block.span.start) - 1
        return self.blocks[index] if index >= 0 and offset < self.blocks[index].span.end else None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written, read as an interval with a comparator and a unit.

    `span` holds comparator, number and unit as written, `number` the numerals alone. `low` and `high` are the
    bounds in `unit`, None where there is none: "less than 0.1%" is (None, 0.1, "<", "percent"), "5–10%" is
    (5, 10, "range", "percent"), "1 in 8" is (0.125, 0.125, "=", "ratio"). A range written the wrong way round
    keeps its order; one with two equal bounds is a value stated to be exact ("equal to 20").

    `step` is the worth of the last digit written: 0.1 for "0.1%", 0 where nothing is rounded. `unit` is a
    canonical name of `rules/lexicon/units.toml`, or None for a bare number, `unit_text` the unit as written.
    `counted` is what a bare number counts: the content words of the noun phrase, nouns in the singular ("elderly
    patient", "kind skin lesion" for four kinds of skin lesions). `parts` are the two numbers of a ratio.
    """

    span: Span
    text: str
    number: Span
    low: float | None
    high: float | None
    comparator: Comparator
    unit: str | None = None
    step: float = 1.0
    approximate: bool = False
    unit_text: str = ""
    counted: str = ""
    parts: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A person as cited: `family` with its particles ("de Jong"), `initials` as written ("M. P. E.")."""

    family: str
    initials: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A mention of a source.

    `span` runs from the first author's first letter to the last character of year and suffix, with a bracket
    that opens inside it closed. One cited work is one citation: "Smith (2015a,b)" makes two, which share a
    start. `year` is four digits, "in press", "n.d." or None; `container` a journal named in the prose;
    `organisation` a group author's name; `label` the number or key of "[3]" or "[@key]". `kind` is "note" for a
    footnote mark, whose note stands in the article; "journal"
    for a dated source of which only the journal is named ("a 2019 study in The Lancet"), "undated" for a
    source named without a year. `malformed` holds words that stand where a second author should:
    "organized metastasis" in "Sleeman & organized metastasis (2011)".
    """

    span: Span
    text: str
    kind: CitationKind
    form: CitationForm
    sentence: Span
    authors: tuple[Name, ...] = ()
    et_al: bool = False
    organisation: str = ""
    year: str | None = None
    suffix: str = ""
    container: str = ""
    label: str = ""
    malformed: str = ""
    doi: str = ""
    pmid: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Citations of one source under whatever spelling; the first names it."""

    key: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A quantity and what the sentence says of it.

    `head` is the class or word of what is counted. `subject` holds what is measured and of whom, as normalised
    content words from the nearest to the farthest; `context` holds those of the whole sentence, `opening` its
    first. `qualifiers` are the words that restrict it (modality, role of a time, rate), each as (slot, word).
    `statistic` says what kind of number it is: "level", "change", "interval", "p-value" and so on. `complete`
    tells that the sentence ends like one, unlike a heading or the row of a list, `leads` that the number begins
    it.
    """

    quantity: Quantity
    sentence: Span
    head: str = ""
    subject: tuple[str, ...] = ()
    context: frozenset[str] = frozenset()
    opening: str = ""
    complete: bool = True
    leads: bool = False
    qualifiers: tuple[tuple[str, str], ...] = ()
    statistic: str = "level"
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of the article's reference list, or of a bibliography file beside it (`span` is None then).

    `authors` is empty for a book that is listed under its `editors`.
    """

    id: str
    text: str
    span: Span | None = None
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    organisation: str = ""
    year: str | None = None
    suffix: str = ""
    title: str = ""
    container: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    doi: str = ""
    pmid: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """A citation, the entry it means, and how the two agree."""

    citation: Citation
    reference: Reference
    kind: PairKind


@dataclass(frozen=True, slots=True)
class Links:
    """What citations and entries have to do with each other, each in the order of text and list.

    `ambiguous` holds citations that several entries fit equally well, with these entries; they are also paired
    with the first of them. `cited_not_listed` holds citations with a year, a number or a key only: no list need
    hold a source that is named without them, or linked.
    """

    pairs: tuple[Pair, ...] = ()
    cited_not_listed: tuple[Citation, ...] = ()
    listed_not_cited: tuple[Reference, ...] = ()
    ambiguous: tuple[tuple[Citation, tuple[Reference, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """The facts found in an article, each in text order; `links` pairs the citations with the references."""

    quantities: tuple[Quantity, ...] = ()
    claims: tuple[Claim, ...] = ()
    citations: tuple[Citation, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    references: tuple[Reference, ...] = ()
    links: Links = field(default_factory=Links)


@dataclass(frozen=True, slots=True)
class Work:
    """A record of a bibliographic source.

    `years` is the set of years under which it may be cited (print, online, preprint), smallest first.
    `update` says what has been published about it since.
    """

    source: str
    title: str
    authors: tuple[Name, ...] = ()
    years: tuple[int, ...] = ()
    container: str = ""
    volume: str = ""
    pages: str = ""
    abstract: str = ""
    type: str = ""
    doi: str = ""
    pmid: str = ""
    url: str = ""
    update: Literal["", "retracted", "concern", "corrected"] = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A work that a citation may mean, with what speaks for it and which fields differ."""

    work: Work
    supports: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known of the source of one cluster or reference after look-up.

    `candidates` are the nearest works, best first; `reason` says in a sentence why nothing more is known;
    `asked` names the services that answered, `calls` counts the requests made for it, where a request
    made for several counts in parts. `search` is an address where an editor can look for what was left to them.
    """

    status: Status
    key: str
    candidates: tuple[Candidate, ...] = ()
    differs: tuple[str, ...] = ()
    reason: str = ""
    asked: tuple[str, ...] = ()
    calls: float = 0
    by_identifier: bool = False
    search: str = ""


@dataclass(frozen=True, slots=True)
class Lookups:
    """What look-ups gave.

    `verdicts` is keyed by cluster key and reference id. `sent` counts requests by service, `cached` answers
    that were kept from an earlier run, `unchecked` the verdicts that a later look-up may settle, by the reason.
    """

    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    sent: Mapping[str, int] = field(default_factory=dict)
    cached: int = 0
    unchecked: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding speaks of, with a word on its part."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Edit:
    """A change to a file that mends a finding: `text` in place of the source characters of `span`.

    `path` names the file where it is not the article itself, such as a bibliography beside it.
    """

    span: Span
    text: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem at one place. `evidence` is (label, URL or words) pairs an editor can follow.

    `edits` mend it and are safe to apply unread. `state` tells a new finding from one that a comment suppresses,
    the baseline holds, or that lies outside the changed lines; `reason` is what the comment says why.
    """

    rule: str
    code: str
    message: str
    span: Span
    severity: Severity
    confidence: Confidence
    related: tuple[Related, ...] = ()
    suggestion: str = ""
    evidence: tuple[tuple[str, str], ...] = ()
    edits: tuple[Edit, ...] = ()
    state: State = "new"
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """An article with everything found in it: what renderers show.

    `findings` are the new ones, `set_aside` those of any other state. `lookups` is None where none were made.
    `able` names the rules that could have found something: they ran, and the look-ups they need were answered.
    """

    article: Article
    extraction: Extraction
    findings: tuple[Finding, ...]
    lookups: Lookups | None = None
    set_aside: tuple[Finding, ...] = ()
    able: frozenset[str] = frozenset()

    def located(self) -> Iterator[tuple[Finding, Position]]:
        """Yield each finding with the place of its first character."""
        for finding in self.findings:
            yield finding, self.article.position(finding.span.start)
