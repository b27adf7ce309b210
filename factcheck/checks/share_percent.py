"""A share and the percentage beside it that is not the same share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.arithmetic.glosses import counted_shares, glosses
from factcheck.arithmetic.shares import Form, Share, agree, share, share_of
from factcheck.checks import Material, Problem
from factcheck.model import Quantity, Related, Span

FIELDS = ("share", "percent", "computed")
_WORDS_BETWEEN = 4


@dataclass(frozen=True, slots=True)
class Options:
    """`form`: "count" for "50 of 200" and "50/200", "ratio" for "1 in 5" and "a third"."""

    form: Form = "count"


def check(material: Material, options: Options) -> Iterator[Problem]:
    """Yield a problem at each percentage that rounding cannot bring to the share beside it."""
    for written, percentage, stated in _stated(material):
        if percentage.unit == "percent" and stated.form == options.form and not agree(stated, percentage):
            yield _problem(material.article.words(written), percentage, stated, written)


def _stated(material: Material) -> Iterator[tuple[Span, Quantity, Share]]:
    """Yield each share with where it is written and the percentage beside it."""
    article, quantities = material.article, material.extraction.quantities
    for pair in glosses(article, quantities, words=_WORDS_BETWEEN):
        for whole, percentage in (pair, pair[::-1]):
            if stated := share(whole, article.words(whole.span)):
                yield whole.span, percentage, stated
    for part, percentage, total in counted_shares(article, quantities):
        if stated := share_of(part, total):
            yield Span(min(part.span, total.span).start, max(part.span, total.span).end), percentage, stated


def _problem(written: str, percentage: Quantity, stated: Share, span: Span) -> Problem:
    fields = {"share": " ".join(written.split()), "percent": percentage.text, "computed": f"{100 * stated.value:.3g}%"}
    return Problem(percentage.span, fields, related=(Related(span, f"{fields['computed']} by this"),))
