"""Author names that no person bears: too many initials, or common words where a name should stand."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checks import Diagnostic, RuleContext
from factcheck.model import Citation, Slip
from factcheck.text.expressions import expression
from factcheck.values import dataclass

FIELDS = ("part", "count")
_INITIAL = expression(r"[^\W\d_]\.")


@dataclass(frozen=True, slots=True)
class Options:
    """`max_initials`: a name with more initials than this is taken for malformed."""

    max_initials: int = 4


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each citation with a malformed author."""
    for citation in context.extraction.citations:
        slips = (Slip(citation.span, "author"), Slip(citation.span, "source"))
        if citation.malformed:
            yield Diagnostic(citation.span, {"part": citation.malformed}, slips=slips)
        elif initials := _too_many(citation, options.max_initials):
            count = str(len(_INITIAL.findall(initials)))
            yield Diagnostic(citation.span, {"part": initials, "count": count}, variant="initials", slips=slips)


def _too_many(citation: Citation, most: int) -> str:
    for name in citation.authors:
        if len(_INITIAL.findall(name.initials)) > most:
            return name.initials
    return ""
