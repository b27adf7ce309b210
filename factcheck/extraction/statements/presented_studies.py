"""Studies of which it is told who made them or where they stand: "The study, published in Gut", "led by Dr Moe".

News opens with what "a study" found, and says paragraphs below whose it is, of the study that is known by then.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import Span
from factcheck.text.cues import cues, words_of
from factcheck.text.expressions import expression

_STUDY = (
    r"(?:[Ss]tud(?:y|ies)|[Rr]esearch(?:ers)?|[Tt]rials?|[Ss]urveys?|[Rr]eviews?|[Aa]nalys[ie]s|[Ff]indings|[Rr]esults"
    r"|[Pp]apers?|[Rr]eports?|[Aa]uthors?|[Ss]cientists|[Tt]eam)"
)
_DONE = (
    r"(?:published|conducted|led|carried out|presented|commissioned|funded|released|appear(?:s|ed|ing)|undertaken"
    r"|written|co-?authored|authored|run)"
)
_NOUNS = ("study", "studies", "research", "researchers", "trial", "trials", "survey", "surveys", "review", "reviews")
_OTHERS = (
    "analysis",
    "analyses",
    "findings",
    "results",
    "paper",
    "papers",
    "report",
    "reports",
    "authors",
    "scientists",
)
_CUES = cues((*_NOUNS, *_OTHERS, "author", "team"))
_BETWEEN = r"(?:,|,? (?:which |that )?(?:was|were|is|are|has been|have been)(?: [a-z]+ly)?| [a-z]+)?"
_PRESENTED = expression(
    rf"\b(?:{_STUDY}{_BETWEEN} {_DONE}[^.;:!?]{{0,40}}? (?:by|in|at|from|for)"
    rf"|(?:[Tt]he|[Tt]his|[Tt]heir) (?:[a-z]+ )?{_STUDY}{_BETWEEN} (?:from|at)) "
    r"(?:the |a team (?:at|from|of) (?:the )?|(?:medical )?(?:journal|magazine) (?:of )?)*(?:the )?[A-Z]"
    rf"|\b[A-Z][\w’'-]+ {_STUDY} \((?:19|20)\d\d\)"
    r"|\b(?:co-?author|author|leader|investigator) of the (?:new |global )?"
    r"(?:study|paper|research|review|report|trial)\b"
    r"|\b(?:study|paper|review|trial|lead|senior|first|principal) (?:(?:co-?)?author|investigator),? [A-Z]"
)


def find_presented_studies(text: str) -> Iterator[Span]:
    """Yield where a block tells who made a study, or where it stands."""
    if not words_of(text).isdisjoint(_CUES):
        for found in _PRESENTED.finditer(text):
            yield Span(*found.span())
