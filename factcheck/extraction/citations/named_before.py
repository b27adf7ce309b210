"""Whose study a journal in brackets printed, where the sentence has said so: "Doll and colleagues … (BMJ 2004)"."""

from __future__ import annotations

from dataclasses import replace

from factcheck.extraction.citations.attribution import group_in
from factcheck.extraction.citations.journals import is_journal, is_journal_of_one_word
from factcheck.model import Citation
from factcheck.text.expressions import expression

_TRIAL = expression(
    r"\b[A-Z][A-Za-z]{0,6}[A-Z][A-Z\d-]{1,12}(?: \d)?(?: [a-z]{2,12})? (?:trial|study|cohort|survey)\b"
    r"|\b[Tt]he (?:[A-Z][\w’'-]+ ){2,5}(?:[Tt]rial|[Ss]tudy|[Cc]ohort|[Ss]urvey|[Pp]rogram(?:me)?)\b"
)
# Who led a study: "Ruiz's team", "a team under Ann Poe", "a pilot by Ann Poe", "Professor Poe".
_PLACE = "Universit|Hospital|Institut|College|Medical|School|Clinic|Cent|Found"
_PERSON = rf"[A-Z][\w’'-]+ (?:[A-Z]\. )?(?!{_PLACE})[A-Z][\w’'-]+"
_LED = expression(
    r"\b[A-Z][\w’'-]*[’']s (?:[a-z]+ ){0,2}(?:team|group|lab|colleagues)\b"
    rf"|\b(?:by|under) (?:Professor |Prof\.? |Dr\.? )?{_PERSON}"
    r"|\b(?:Professor|Prof\.?|Dr\.?) [A-Z][\w’'-]+"
)


def with_names_before(text: str, citation: Citation) -> Citation:
    """Return a citation of a journal alone with the group of authors of its sentence, or of a study named or led."""
    journal = citation.organisation
    if citation.form != "parenthetical" or not (is_journal(journal) or is_journal_of_one_word(journal)):
        return citation
    group = group_in(text, citation.sentence.start, citation.span.start)
    if group is not None and group.names:
        return replace(
            citation, kind="authors", authors=group.names, et_al=group.et_al, organisation="", container=journal
        )
    if any(named.search(text, citation.sentence.start, citation.span.start) for named in (_TRIAL, _LED)):
        return replace(citation, kind="journal", organisation="", container=journal)
    return citation
