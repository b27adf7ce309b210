"""What look-ups said of the cited sources: one problem a source, at its first mention."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

from factcheck import corrections
from factcheck.checks import Diagnostic, RuleContext
from factcheck.model import Candidate, Citation, Reference, Related, Severity, Slip, Span, Status, Verdict
from factcheck.values import dataclass

FIELDS = ("source", "reason", "differs", "nearest", "asked", "identifier")
IDENTIFIERS = ("doi", "pmid")
ONLINE = True
NEAREST = 3
_UNKNOWN = ("source", "author", "year")
"""What may be wrong with a source that nobody knows."""


@dataclass(frozen=True, slots=True)
class Options:
    """`statuses`: the verdicts that are a problem. `fields`: the fields of which one must differ, any if empty.

    `left_out`: fields whose difference makes a verdict the business of another rule.

    `identified_severity`: the severity where the work was reached by an identifier or a link and so is surely the
    one meant.
    """

    statuses: tuple[Status, ...] = ()
    fields: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    identified_severity: Severity = "warning"


@dataclass(frozen=True, slots=True)
class _Source:
    """A cited source as the article shows it: where it is told, the first place to be marked."""

    key: str
    told: tuple[Citation | Reference, ...]

    @property
    def words(self) -> str:
        """Return the words of the citation, or how the entry begins."""
        first = self.told[0]
        return _shortened(first.text) if isinstance(first, Reference) else first.text

    @property
    def places(self) -> tuple[Span, ...]:
        return tuple(one.span for one in self.told if one.span)


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each cited source or listed reference whose verdict is one of `statuses`."""
    for source in _sources(context):
        verdict = context.verdicts.get(source.key)
        if verdict and verdict.status in options.statuses and _concerns(verdict, options):
            yield _diagnostic(context, source, verdict, options)


def _concerns(verdict: Verdict, options: Options) -> bool:
    differing = set(verdict.differs)
    if options.fields and not differing & set(options.fields):
        return False
    return not differing & set(options.left_out)


def _sources(context: RuleContext) -> Iterator[_Source]:
    for cluster in context.extraction.clusters:
        yield _Source(cluster.key, cluster.citations)
    for reference in context.extraction.references:
        if reference.span:
            yield _Source(reference.id, (reference,))


def _shortened(entry: str) -> str:
    return textwrap.shorten(entry, 80, placeholder=" …")


def _diagnostic(context: RuleContext, source: _Source, verdict: Verdict, options: Options) -> Diagnostic:
    services = context.services
    first, *others = source.places
    nearest = verdict.candidates[0] if verdict.candidates else None
    fields = {
        "source": source.words,
        "reason": verdict.reason,
        "differs": _listed(verdict.differs),
        "nearest": described(nearest) if nearest else "none",
        "identifier": _listed(tuple(name.upper() for name in IDENTIFIERS if name in verdict.differs)),
        "asked": _listed(tuple(services.get(name, name) for name in verdict.asked)),
    }
    unsure = verdict.is_perhaps_retracted
    nowhere = verdict.status == "not-found" and verdict.by_identifier
    return Diagnostic(
        first,
        fields,
        variant="unsure" if unsure else "identifier" if nowhere else "",
        related=tuple(Related(span, "cited here too") for span in others),
        severity=options.identified_severity if verdict.by_identifier else None,
        confidence="low" if unsure else None,
        evidence=(
            *map(_evidence, (one for one in verdict.candidates[:NEAREST] if one.is_near)),
            *_answers(verdict, services),
        ),
        offers=corrections.of_verdict(context.article, source.told, verdict),
        slips=tuple(Slip(span, part) for span in source.places for part in _doubted(verdict)),
    )


def _doubted(verdict: Verdict) -> tuple[str, ...]:
    return _UNKNOWN if verdict.status == "not-found" else verdict.differs


def _answers(verdict: Verdict, services: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return what each service answered on a source that was not found or stays open."""
    if verdict.status not in ("not-found", "ambiguous", "unchecked") or not verdict.answers:
        return ()
    said = (f"{services.get(one.service, one.service)}: {one.said}" for one in verdict.answers)
    return (("answers", "; ".join(said)),)


def _evidence(candidate: Candidate) -> tuple[str, str]:
    label = "nearest work" if candidate.differs else "work"
    return label, f"{described(candidate)} {candidate.work.url}".strip()


def described(candidate: Candidate) -> str:
    """Return a work as an editor would name it: authors, year, title, journal."""
    work = candidate.work
    names = [name.family for name in work.authors]
    authors = f"{names[0]} et al." if len(names) > 2 else " & ".join(names)
    years = "/".join(str(year) for year in work.years)
    place = f", {work.container}" if work.container else ""
    return f"{authors} ({years}): {work.title.rstrip('.')}{place}".strip()


def _listed(words: tuple[str, ...]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
