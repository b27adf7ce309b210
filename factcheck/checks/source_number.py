"""Numbers of a citing sentence that the abstract of the cited work gives otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.checks import Diagnostic, RuleContext
from factcheck.comparison.conflicts import Conflict, find_conflicts
from factcheck.model import CitedText

FIELDS = ("source", "abstract_says", "title")
ONLINE = True
CITED = True


@dataclass(frozen=True, slots=True)
class Options:
    """Nothing to set."""


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each number that a verified source's abstract gives otherwise for the same measure."""
    for cited in context.cited:
        for conflict in find_conflicts(cited.article, cited.claims):
            if conflict.confidence == "high" and _across(conflict, cited.border):
                yield _diagnostic(cited, conflict)


def _diagnostic(cited: CitedText, conflict: Conflict) -> Diagnostic:
    work = cited.work
    return Diagnostic(
        conflict.earlier.quantity.span.shifted(cited.citation.sentence.start),
        {"source": cited.citation.text, "title": work.title, "abstract_says": conflict.later.quantity.text},
        evidence=(
            ("abstract", cited.article.words(conflict.later.sentence)),
            ("work", f"{work.title} {work.url}".strip()),
        ),
    )


def _across(conflict: Conflict, border: int) -> bool:
    return conflict.earlier.quantity.span.end <= border < conflict.later.quantity.span.start
