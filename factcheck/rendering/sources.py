"""What became of each cited source: one line each for the terminal, and what every other report shows of it."""

from __future__ import annotations

from collections.abc import Iterator

import click

from factcheck.model import Candidate, Checked, Cluster, Span, Verdict
from factcheck.rendering.wrapping import wrapped
from factcheck.text.printable import printable
from factcheck.values import dataclass

COLORS = {"verified": "green", "retracted": "red", "not-found": "yellow", "differs": "yellow", "concern": "yellow"}
KNOWN = ("verified", "differs", "retracted", "concern", "corrected")
"""Verdicts of which the first candidate is the work that is meant."""
_STATUS, _SOURCE, _TITLE = 10, 32, 64


@dataclass(frozen=True, slots=True)
class Source:
    """A cited source with its verdict. `mentions` are its places in the text, its entry in the list among them."""

    words: str
    mentions: tuple[Span, ...]
    verdict: Verdict

    @property
    def label(self) -> str:
        """Return the verdict in words."""
        return worded(self.verdict)

    @property
    def known(self) -> Candidate | None:
        """Return the work that is meant, where one is known."""
        verdict = self.verdict
        return verdict.candidates[0] if verdict.status in KNOWN and verdict.candidates else None

    @property
    def alternatives(self) -> tuple[Candidate, ...]:
        """Return the works of which any may be meant."""
        return self.verdict.candidates if self.verdict.status == "ambiguous" else ()

    @property
    def title(self) -> str:
        """Return the title of the work that is meant."""
        return self.known.work.title if self.known else ""

    @property
    def years(self) -> str:
        """Return the years of the work that is meant."""
        return "/".join(map(str, self.known.work.years)) if self.known else ""

    @property
    def url(self) -> str:
        """Return the address of the work that is meant."""
        return self.known.work.url if self.known else ""

    @property
    def reason(self) -> str:
        """Return why no more is known, and where to look for it."""
        return f"{self.verdict.reason} {self.verdict.search}".strip()


def worded(verdict: Verdict) -> str:
    """Return a verdict in words; a retracted work that may not be the one that is meant is no retracted source."""
    return "perhaps retracted" if verdict.is_perhaps_retracted else verdict.status.replace("-", " ")


def cited(checked: Checked) -> Iterator[Source]:
    """Yield the sources that have a verdict, clusters before references; none if nothing was asked or read."""
    verdicts = checked.lookups.verdicts.values() if checked.lookups else ()
    evidence = (checked.lookups and checked.lookups.evidence) or ()
    known = any(verdict.asked or verdict.status != "unchecked" for verdict in verdicts)
    if known or any(each.state != "not-compared" for each in evidence):
        yield from judged(checked)


def judged(checked: Checked) -> Iterator[Source]:
    """Yield the sources that have a verdict, whoever gave it, clusters before references."""
    verdicts = checked.lookups.verdicts if checked.lookups else {}
    for cluster in checked.extraction.clusters:
        if verdict := verdicts.get(cluster.key):
            yield Source(cluster.citations[0].text, tuple(citation.span for citation in cluster.citations), verdict)
    for reference in checked.extraction.references:
        if verdict := verdicts.get(reference.id):
            yield Source(reference.text, (reference.span,) if reference.span else (), verdict)


def verdict_on(checked: Checked, cluster: Cluster) -> Verdict | None:
    """Return the verdict on a cluster's source: its own, or that on the entry of the list that it means."""
    verdicts = checked.lookups.verdicts if checked.lookups else {}
    if found := verdicts.get(cluster.key):
        return found
    listed = {pair.citation: pair.reference.id for pair in checked.extraction.links.pairs}
    keys = (listed.get(citation, "") for citation in cluster.citations)
    return next((verdicts[key] for key in keys if key in verdicts), None)


def sources(checked: Checked, width: int = 0) -> Iterator[str]:
    """Yield a line a source with its verdict, the nearest work and its link; nothing where nobody was asked.

    What does not fit `width` columns goes on below, set in under the source.
    """
    lines = [_line(source, width) for source in cited(checked)]
    if lines:
        yield f"{click.style('Sources of ' + printable(checked.article.path), bold=True)}\n"
        yield from lines
        yield "\n"


def _line(source: Source, width: int) -> str:
    verdict = source.verdict
    status = f"{verdict.status:<{_STATUS}}"
    nearest = source.known or (verdict.candidates[0] if source.alternatives else None)
    rest = _work(nearest) if nearest else printable(source.reason)
    line = f"  {status} {_fitted(source.words, _SOURCE):<{_SOURCE}}  {rest}".rstrip()
    first, *more = wrapped(line, width, _STATUS + 3)
    styled = first.replace(status, click.style(status, fg=COLORS.get(verdict.status)), 1)
    return "\n".join((styled, *more)) + "\n"


def _work(candidate: Candidate) -> str:
    work = candidate.work
    years = "/".join(map(str, work.years))
    return f"{_fitted(work.title, _TITLE)} ({years}) {printable(work.url)}"


def _fitted(words: str, width: int) -> str:
    text = printable(" ".join(words.split()))
    return text if len(text) <= width else f"{text[: width - 1].rstrip()}…"
