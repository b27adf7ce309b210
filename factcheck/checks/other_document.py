"""Numbers that a document, which an article should agree with, gives otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checks import Diagnostic, RuleContext
from factcheck.values import dataclass

FIELDS = ("said", "document", "document_place")


@dataclass(frozen=True, slots=True)
class Options:
    """Nothing to set."""


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each number that one of the documents gives otherwise."""
    if not context.documents:
        return
    from factcheck.evidence.two_texts import disagreements  # late, as what compares: most runs have no other document

    for document in context.documents:
        for found in disagreements(context.article, document):
            place = document.place(found.other.start)
            yield Diagnostic(
                found.place,
                {"said": document.words(found.other), "document": document.path, "document_place": place},
                evidence=((f"{document.path}, {place}", " ".join(document.words(found.sentence).split())),),
            )
