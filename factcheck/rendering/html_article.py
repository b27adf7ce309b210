"""What the page shows of each article: its bands of text, a card a finding, its sources, and what is set aside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.model import Article, Checked, Edit, Finding, Span
from factcheck.pipeline import restated
from factcheck.rendering import Report
from factcheck.rendering.beside import Together, evidence_of, together
from factcheck.rendering.details import why_set_aside
from factcheck.rendering.fact_cards import Facts, fact_marks, facts_of
from factcheck.rendering.layout import Band, bands
from factcheck.rendering.marking import Mark
from factcheck.rendering.order import SEVERITIES, gravest_first
from factcheck.rendering.passages import AROUND, Passage, around
from factcheck.rendering.sources import Source, cited
from factcheck.rendering.summary import counted, list_read
from factcheck.values import dataclass

WORDS = {"error": "Error", "warning": "Warning", "info": "Note"}
GRAVITY = (
    *("retracted", "concern", "not-found", "differs", "ambiguous"),
    *("corrected", "unchecked", "verified", "agency"),
)
"""Verdicts from the one that asks most of an editor to the one that asks least."""
WITH_FACTS = 20
"""Articles of a report up to which each lists the facts that it states more than once, a tenth of a second each."""
MOST_CLAIMS = 2_000
"""Numbers of an article up to which they are listed; `factcheck facts` has no such bound."""
_QUOTED = 6
"""Places of a finding that are shown with their words: two rows of a card."""
_CITATION = 9
"""The rank of a citation's mark: whatever else is found in its words goes before it."""


@dataclass(frozen=True, slots=True)
class Place:
    """One of the places of a finding: its name, what is said there, and the anchor, empty where it has none."""

    name: str
    message: str
    passage: Passage
    anchor: str


@dataclass(frozen=True, slots=True)
class Card:
    """A finding as the page shows it. `places` holds its own place and the related ones.

    `apart` tells that these are too far from each other to be seen at one glance, so that the card quotes them.
    """

    number: int
    severity: str
    word: str
    rule: str
    code: str
    confidence: str
    message: str
    places: tuple[Place, ...]
    suggestion: str
    evidence: tuple[tuple[str, str], ...]
    edits: tuple[tuple[str, str], ...]
    apart: bool

    @property
    def quoted(self) -> tuple[Place, ...]:
        """The places that are shown with their words."""
        return self.places[:_QUOTED]

    @property
    def named(self) -> tuple[Place, ...]:
        """The places of a finding about dozens that are links alone: their words would bury what is told of them."""
        return self.places[_QUOTED:]


@dataclass(frozen=True, slots=True)
class Row:
    """A source as the page shows it: `anchors` are its mentions, each with the name of the place.

    `evidence` is what it says of the article's numbers and quotations.
    """

    id: str
    source: Source
    anchors: tuple[tuple[str, str], ...]
    evidence: tuple[Together, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """An article on the page. `bands` is empty where nothing was found and other articles are to be read.

    `facts` are those that it states more than once, None in a report of too many articles or numbers.
    """

    number: int
    path: str
    counts: str
    bands: list[Band]
    cards: dict[int, Card]
    rows: tuple[Row, ...]
    set_aside: tuple[tuple[str, str, str], ...]
    gravest: tuple[Card, ...]
    facts: Facts | None = None
    list_read: str = ""

    @property
    def has_section(self) -> bool:
        """Tell whether there is more to show than a line of the index."""
        return bool(self.bands or self.rows or self.set_aside)


def sheets(report: Report) -> list[Sheet]:
    """Return the articles with findings numbered through the report."""
    made: list[Sheet] = []
    first = 1
    for number, checked in enumerate(report.articles, start=1):
        few = len(report.articles) <= WITH_FACTS and len(checked.extraction.claims) <= MOST_CLAIMS
        made.append(_sheet(number, checked, first, alone=len(report.articles) == 1, with_facts=few))
        first += len(checked.findings)
    return made


def _sheet(number: int, checked: Checked, first: int, *, alone: bool, with_facts: bool) -> Sheet:
    article = checked.article
    findings = list(enumerate(sorted(checked.findings, key=lambda finding: finding.span), start=first))
    sources = sorted(cited(checked), key=lambda source: GRAVITY.index(source.verdict.status))
    rows = tuple(_row(checked, f"s{number}-{index}", source) for index, source in enumerate(sources, start=1))
    cards = {number: _card(article, number, finding) for number, finding in findings}
    numbers = {id(finding): number for number, finding in findings}
    marks = [mark for pair in findings for mark in _marks(*pair)] + [mark for row in rows for mark in _mentions(row)]
    shown = bool(findings or alone)
    facts = None
    if with_facts and shown:
        stated = restated(article, checked.extraction)
        facts = facts_of(article, stated, number)
        marks += fact_marks(stated, facts)
    return Sheet(
        number=number,
        path=article.path,
        counts=counted(checked.findings),
        bands=bands(article, marks, findings) if shown else [],
        cards=cards,
        rows=rows if shown else tuple(replace(row, anchors=()) for row in rows),
        set_aside=tuple(_aside(article, finding) for finding in checked.set_aside),
        gravest=tuple(cards[numbers[id(finding)]] for finding in gravest_first(checked.findings)),
        facts=facts,
        list_read=list_read(checked.extraction),
    )


def _marks(number: int, finding: Finding) -> Iterator[Mark]:
    rank = SEVERITIES.index(finding.severity)
    label = f"{WORDS[finding.severity]} {number}: {finding.rule}"
    yield Mark(finding.span, f"m{number}", f"f{number}", finding.severity, rank, label, number)
    for index, related in enumerate(finding.related, start=1):
        label = f"The other place of {number}: {finding.rule}"
        yield Mark(related.span, f"m{number}-{index}", f"f{number}", f"related {finding.severity}", 3, label, number)


def _mentions(row: Row) -> Iterator[Mark]:
    for (anchor, _), span in zip(row.anchors, row.source.mentions, strict=True):
        yield Mark(span, anchor, row.id, f"cite {row.source.verdict.status}", _CITATION, f"Source: {row.source.label}")


def _card(article: Article, number: int, finding: Finding) -> Card:
    anchor = f"m{number}" if article.block_at(finding.span.start) else ""
    own = Place(article.place(finding.span.start), "", around(article, finding.span), anchor)
    others = (
        Place(
            article.place(related.span.start),
            related.message,
            around(article, related.span),
            f"m{number}-{index}" if article.block_at(related.span.start) else "",
        )
        for index, related in enumerate(finding.related, start=1)
    )
    return Card(
        number=number,
        severity=finding.severity,
        word=WORDS[finding.severity],
        rule=finding.rule,
        code=finding.code,
        confidence=finding.confidence,
        message=finding.message,
        places=(own, *others),
        suggestion=finding.suggestion,
        evidence=tuple(finding.remarks()),
        edits=tuple(_edits(article, finding.edits)),
        apart=any(not _beside(article, finding.span, related.span) for related in finding.related),
    )


def _beside(article: Article, one: Span, other: Span) -> bool:
    """Tell whether two places lie in one block, within the words that a quotation of either would show."""
    return article.block_at(one.start) == article.block_at(other.start) and abs(one.start - other.start) <= AROUND


def _edits(article: Article, edits: Sequence[Edit]) -> Iterator[tuple[str, str]]:
    """Yield the words that go and those that come; of a file beside the article only the latter are known."""
    for edit in edits:
        yield "" if edit.path else article.source[edit.span.start : edit.span.end], edit.text


def _row(checked: Checked, id: str, source: Source) -> Row:
    mentions = enumerate(source.mentions, start=1)
    anchors = tuple((f"{id}-{index}", checked.article.place(span.start)) for index, span in mentions)
    return Row(id, source, anchors, tuple(together(evidence_of(checked, source.verdict.key))))


def _aside(article: Article, finding: Finding) -> tuple[str, str, str]:
    return article.place(finding.span.start), finding.message, why_set_aside(finding)
