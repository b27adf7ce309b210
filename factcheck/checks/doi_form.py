"""DOIs that cannot be right as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checks import Diagnostic, RuleContext
from factcheck.edits import replacing
from factcheck.model import Slip, Span
from factcheck.text.dois import PREFIX
from factcheck.text.expressions import expression
from factcheck.values import dataclass

FIELDS = ("doi", "written")

_SOUND = expression(rf"{PREFIX}\S")
_NUMBER = expression(r"10[\d.,/]|\d+/|l0\.|1O\.")
_GAP = expression(r" (\.\d{3,}(?:[\w.()/-]*\w)?)(?![\w%])")
_REPEATED = expression(r"(?:https?://)?(?:dx\.)?(?:doi\.org/|doi:)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Options:
    """Nothing to set."""


def _parted(context: RuleContext, span: Span) -> Diagnostic | None:
    """Return a diagnostic where a blank parts a DOI from its end: "10.1001/jama.2010 .1923".

    What comes before the blank names no work, or another one, so that the whole source is in doubt.
    """
    gap = _GAP.match(context.article.text, span.end)
    if gap is None:
        return None
    whole = Span(span.start, gap.end())
    written = context.article.words(span) + gap[1]
    fields = {"doi": context.article.words(whole), "written": f"https://doi.org/{written}"}
    cited = [one.span for one in context.extraction.citations if one.span.overlaps(span)]
    slips = tuple(Slip(place, "source") for place in cited)
    return Diagnostic(whole, fields, "parted", edits=replacing(context.article, whole, written), slips=slips)


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each DOI, announced as one, that breaks the form of DOIs."""
    for found in context.extraction.written_dois:
        bare = _REPEATED.sub("", found.written)
        broken = (_NUMBER.match(bare) and not _SOUND.match(bare)) or bare != found.written
        if found.kind == "announced" and broken:
            edits = replacing(context.article, found.span, bare) if _SOUND.match(bare) else ()
            known = bool(_SOUND.match(bare))
            fields = {"doi": found.written, "written": f"https://doi.org/{bare}" if known else ""}
            yield Diagnostic(found.span, fields, "repeated" if known else "", edits=edits)
        elif found.kind == "announced" and (parted := _parted(context, found.span)):
            yield parted
