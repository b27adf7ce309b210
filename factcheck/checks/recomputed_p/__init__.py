"""Test results whose p-value is not the one that the statistic and its degrees of freedom give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace

from factcheck.checks import Diagnostic, RuleContext
from factcheck.checks.recomputed_p.recomputation import Recomputation, recompute
from factcheck.model import Article, SignificanceTest, Span
from factcheck.options import about
from factcheck.values import dataclass

FIELDS = ("result", "stated", "p")
# The least p-value that is told as a number (APA Publication Manual, 7th ed., section 6.36).
_LEAST = 0.001


@dataclass(frozen=True, slots=True)
class Options:
    """`alpha`: p-values up to this one count as significant."""

    alpha: float = field(default=0.05, metadata=about("P-values up to this one are significant", maximum=1))


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each p-value that rounding cannot explain.

    Where the article speaks of one-sided tests, half the p-value is right too; where "F(18, 2)" has its degrees of
    freedom the wrong way round, the p-value that is right for them the right way round.
    """
    stated = context.extraction.statements
    sides = (2, 1) if stated.one_sided else (2,)
    for test in stated.tests:
        judged = [recompute(one, alpha=options.alpha, sides=number) for one in _readings(test) for number in sides]
        if all(each.error for each in judged):
            yield _diagnostic(context.article, test, judged[0])


def _readings(test: SignificanceTest) -> tuple[SignificanceTest, ...]:
    """Return the result as written, and with its degrees of freedom exchanged where the larger one stands first."""
    if test.test == "F" and test.df1 and test.df2 and test.df1 > test.df2:
        return test, replace(test, df1=test.df2, df2=test.df1)
    return (test,)


def _diagnostic(article: Article, test: SignificanceTest, judged: Recomputation) -> Diagnostic:
    fields = {
        "result": _words(article, Span(test.span.start, test.p_span.start)).rstrip(", "),
        "stated": _words(article, test.p_span),
        "p": f"p < {_LEAST}" if judged.p < _LEAST else f"p = {judged.p:.3f}",
    }
    variant = "zero" if judged.zero else "decision" if judged.decision_error else ""
    return Diagnostic(test.p_span, fields, variant)


def _words(article: Article, span: Span) -> str:
    return " ".join(article.words(span).split())
