"""DOIs that cannot be right as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.checks import Diagnostic, RuleContext
from factcheck.edits import replacing
from factcheck.model import Span

FIELDS = ("doi",)

# A DOI is "10.", a registrant of four to nine digits (with parts after dots), "/", and a suffix without blanks.
_SOUND = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S")
_ANNOUNCED = re.compile(
    r"(?:\bdoi(?:\.org/|:\s?|\s)|\bdx\.doi\.org/)(?P<doi>[^\s<>\"”’()\[\]{}]{1,200})", re.IGNORECASE
)
_NUMBER = re.compile(r"10[\d.,/]|\d+/|l0\.|1O\.")
_REPEATED = re.compile(r"(?:https?://)?(?:dx\.)?(?:doi\.org/|doi:)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Options:
    """Nothing to set."""


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each DOI, announced as one, that breaks the form of DOIs."""
    for match in _ANNOUNCED.finditer(context.article.text):
        written = match["doi"].rstrip(".,;:")
        bare = _REPEATED.sub("", written)
        if (_NUMBER.match(bare) and not _SOUND.match(bare)) or bare != written:
            span = Span(match.start("doi"), match.start("doi") + len(written))
            edits = replacing(context.article, span, bare) if _SOUND.match(bare) else ()
            yield Diagnostic(span, {"doi": written}, edits=edits)
