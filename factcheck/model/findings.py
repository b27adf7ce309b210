"""What is shown: problems at their places, and an article with all of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from factcheck.model.extraction import Extraction
from factcheck.model.text import Article, Edit, Position, Span
from factcheck.model.works import Lookups
from factcheck.values import dataclass

Severity = Literal["error", "warning", "info"]
State = Literal["new", "old", "baseline", "suppressed"]
Confidence = Literal["high", "medium", "low"]
FaultKind = Literal["unknown", "unused", "bare", "form", "front-matter", "unclosed", "unopened"]


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding speaks of, with a word on its part."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Slip:
    """What a finding doubts: one part of a source, at a place where the article tells or lists that source.

    `part` is "author", "year", "title" and so on, "source" for the whole of it, or "entry" where it is listed.
    """

    span: Span
    part: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A correction for an editor to choose: the words that it writes, and the edits. It is right if the rest is."""

    words: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem at one place. `evidence` is (label, URL or words) pairs an editor can follow.

    `edits` mend it and are safe to apply unread, `offers` wait for an editor's choice. `state` tells a new finding from
    one that a comment suppresses, the baseline holds, or that lies outside the changed lines; `reason` is what the
    comment says why. `also` are the findings of other rules on the same slip, by which findings know each other
    (`slips`).
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
    offers: tuple[Offer, ...] = ()
    state: State = "new"
    reason: str = ""
    slips: tuple[Slip, ...] = ()
    also: tuple[Finding, ...] = ()

    def remarks(self) -> Iterator[tuple[str, str]]:
        """Yield what other rules say of the same slip, and all evidence, as (label, words) pairs."""
        for other in self.also:
            yield "also", f"{other.message} [{other.rule}]"
            yield from other.evidence
        yield from self.evidence


@dataclass(frozen=True, slots=True)
class Checked:
    """An article with everything found in it: what renderers show.

    `findings` are the new ones, `set_aside` those of any other state. `lookups` is None where none were made.
    `applicable` names the rules that could have found something: they ran, and the look-ups they need were answered.
    """

    article: Article
    extraction: Extraction
    findings: tuple[Finding, ...]
    lookups: Lookups | None = None
    set_aside: tuple[Finding, ...] = ()
    applicable: frozenset[str] = frozenset()

    def located(self) -> Iterator[tuple[Finding, Position]]:
        """Yield each finding with the place of its first character."""
        for finding in self.findings:
            yield finding, self.article.position(finding.span.start)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an ignore comment.

    `name` is the rule it is about, `near` a known one of almost this name, `rules` those that it could name.
    """

    kind: FaultKind
    span: Span
    name: str = ""
    near: str = ""
    rules: tuple[str, ...] = ()
