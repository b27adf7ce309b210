"""Journals named in the place of an author."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checks import Diagnostic, RuleContext
from factcheck.extraction.citations.journals import is_journal, is_journal_of_one_word, is_no_surname
from factcheck.model import Citation, Pair, Slip, Span
from factcheck.values import dataclass

FIELDS = ("author",)

_ASIDE = 4
"""Brackets, marks and blanks between an identifier and what is said of its work."""


@dataclass(frozen=True, slots=True)
class Options:
    """Nothing to set."""


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each dated citation whose only author is a journal."""
    persons = {pair.citation for pair in context.extraction.links.pairs if _is_of_person(pair)}
    identified = [one.span for one in context.extraction.citations if one.doi or one.pmid or one.url]
    for citation in context.extraction.citations:
        if citation.year and citation not in persons and (journal := _journal(citation)):
            if any(_is_next_to(context.article.text, citation.span, span) for span in identified):
                continue  # "PMID 27301710 (NEJM 2016)" says where the work is printed
            slips = (Slip(citation.span, "author"), Slip(citation.span, "source"))
            yield Diagnostic(citation.span, {"author": journal}, slips=slips)


def _is_of_person(pair: Pair) -> bool:
    """Tell whether the list has a person of that name: "Herz, A., 1997. Endogenous opioid systems"."""
    return bool(pair.reference.authors and pair.reference.authors[0].initials)


def _is_next_to(text: str, one: Span, other: Span) -> bool:
    """Tell whether no word stands between two places."""
    first, last = sorted((one, other), key=lambda span: span.start)
    return last.start - first.end <= _ASIDE and not any(map(str.isalnum, text[first.end : last.start]))


def _journal(citation: Citation) -> str:
    """Return the journal in the place of the author; a single word is one only if nobody is called so."""
    if citation.organisation:
        known = is_journal(citation.organisation) or is_journal_of_one_word(citation.organisation)
        return citation.organisation if known else ""
    alone = len(citation.authors) == 1 and not citation.authors[0].initials
    name = citation.authors[0].family if alone else ""
    return name if is_no_surname(name) else ""
