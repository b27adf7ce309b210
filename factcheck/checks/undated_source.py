"""Studies that a reader cannot look up: credited to a journal or an organisation, without author and year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.checks import Diagnostic, RuleContext

FIELDS = ("source",)


@dataclass(frozen=True, slots=True)
class Options:
    """`nouns`: what the words must call the source for the problem to count."""

    nouns: tuple[str, ...] = (
        "study",
        "studies",
        "trial",
        "review",
        "survey",
        "analysis",
        "meta-analysis",
        "paper",
    )


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each attribution of a study without a year."""
    noun = re.compile(rf"\b(?:{'|'.join(map(re.escape, options.nouns))})\b", re.IGNORECASE)
    for citation in context.extraction.citations:
        if citation.kind == "undated" and noun.search(citation.text):
            yield Diagnostic(citation.span, {"source": citation.container or citation.organisation})
