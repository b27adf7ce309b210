"""Test results whose p-value is not the one that the statistic and its degrees of freedom give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from factcheck.checks import Material, Problem
from factcheck.options import about
from factcheck.statistics.recomputation import Recomputation, recompute, speaks_of_one_sided
from factcheck.statistics.results import Result, find_results

FIELDS = ("result", "stated", "p")
_LEAST = 0.001


@dataclass(frozen=True, slots=True)
class Options:
    """`alpha`: p-values up to this one count as significant."""

    alpha: float = field(default=0.05, metadata=about("P-values up to this one are significant", maximum=1))


def check(material: Material, options: Options) -> Iterator[Problem]:
    """Yield a problem for each p-value that rounding cannot explain.

    Where the article speaks of one-sided tests, half the p-value is right too.
    """
    article = material.article
    sides = (2, 1) if speaks_of_one_sided(article.text) else (2,)
    for block in article.blocks:
        for result in find_results(article.words(block.span)):
            judged = [recompute(result, alpha=options.alpha, sides=number) for number in sides]
            if all(each.error for each in judged):
                yield _problem(article.words(block.span), result, judged[0], block.span.start)


def _problem(text: str, result: Result, judged: Recomputation, offset: int) -> Problem:
    fields = {
        "result": _words(text[result.span.start : result.p_span.start]).rstrip(", "),
        "stated": _words(text[result.p_span.start : result.p_span.end]),
        "p": f"p < {_LEAST}" if judged.p < _LEAST else f"p = {judged.p:.3f}",
    }
    variant = "zero" if judged.zero else "decision" if judged.decision_error else ""
    return Problem(result.p_span.shifted(offset), fields, variant)


def _words(text: str) -> str:
    return " ".join(text.split())
