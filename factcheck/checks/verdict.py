"""What look-ups said of the cited sources: one problem a source, at its first mention."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.checks import Material, Problem
from factcheck.model import Candidate, Citation, Cluster, Related, Severity, Status, Verdict

FIELDS = ("source", "reason", "differs", "nearest", "asked")


@dataclass(frozen=True, slots=True)
class Options:
    """`statuses`: the verdicts that are a problem.

    `identified_severity`: the severity where the work was reached by an identifier or a link and so is surely the
    one meant.
    """

    statuses: tuple[Status, ...] = ()
    identified_severity: Severity = "warning"


def check(material: Material, options: Options) -> Iterator[Problem]:
    """Yield a problem for each cited source whose verdict is one of `statuses`."""
    for cluster in material.extraction.clusters:
        verdict = material.verdicts.get(cluster.key)
        if verdict and verdict.status in options.statuses:
            yield _problem(cluster, verdict, options)


def _problem(cluster: Cluster, verdict: Verdict, options: Options) -> Problem:
    first, *others = cluster.citations
    nearest = verdict.candidates[0] if verdict.candidates else None
    fields = {
        "source": first.text,
        "reason": verdict.reason,
        "differs": _listed(verdict.differs),
        "nearest": described(nearest) if nearest else "none",
        "asked": _listed(verdict.asked),
    }
    return Problem(
        first.span,
        fields,
        related=tuple(_also(citation) for citation in others),
        severity=options.identified_severity if verdict.by_identifier else None,
        evidence=tuple(_evidence(candidate) for candidate in verdict.candidates[:3]),
    )


def _also(citation: Citation) -> Related:
    return Related(citation.span, "cited here too")


def _evidence(candidate: Candidate) -> tuple[str, str]:
    work = candidate.work
    label = "nearest work" if candidate.differs else "work"
    return label, f"{described(candidate)} {work.url}".strip()


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
