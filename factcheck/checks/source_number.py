"""Numbers of a citing sentence that the abstract of the cited work gives otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.checks import Diagnostic, RuleContext
from factcheck.comparison.conflicts import Conflict, find_conflicts
from factcheck.extraction import extract
from factcheck.model import Article, Citation, Verdict, Work
from factcheck.reading import read

FIELDS = ("source", "abstract_says", "title")
ONLINE = True


@dataclass(frozen=True, slots=True)
class Options:
    """Nothing to set."""


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each number that a verified source's abstract gives otherwise for the same measure.

    The citing sentence and the abstract are read as one small article of two paragraphs, so that what counts as the
    same measure is decided as it is within an article.
    """
    for cluster in context.extraction.clusters:
        verdict = context.verdicts.get(cluster.key)
        if work := _sure(verdict):
            for citation in cluster.citations:
                yield from _differing(context.article, citation, work)


def _sure(verdict: Verdict | None) -> Work | None:
    if verdict and verdict.status == "verified" and verdict.candidates and verdict.candidates[0].work.abstract:
        return verdict.candidates[0].work
    return None


def _differing(article: Article, citation: Citation, work: Work) -> Iterator[Diagnostic]:
    sentence = citation.sentence
    words = " ".join(article.words(sentence).split("\n"))
    both = read(f"{words}\n\n{work.abstract}")
    for conflict in find_conflicts(both, extract(both).claims):
        if conflict.confidence == "high" and _across(conflict, len(words)):
            yield Diagnostic(
                conflict.earlier.quantity.span.shifted(sentence.start),
                {"source": citation.text, "title": work.title, "abstract_says": conflict.later.quantity.text},
                evidence=(
                    ("abstract", both.words(conflict.later.sentence)),
                    ("work", f"{work.title} {work.url}".strip()),
                ),
            )


def _across(conflict: Conflict, border: int) -> bool:
    return conflict.earlier.quantity.span.end <= border < conflict.later.quantity.span.start
