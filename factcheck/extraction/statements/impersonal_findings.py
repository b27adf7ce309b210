"""What is told to be proven with nobody to have done so: "it has been shown that", "the evidence is overwhelming"."""

from __future__ import annotations

from factcheck.model import Span
from factcheck.text.expressions import expression

CUES = (
    "proven",
    "shown",
    "documented",
    "established",
    "known",
    "evidence",
    "science",
    "research",
    "data",
    "literature",
)
"""Words of which every such sentence has one, or one of those that tell of findings elsewhere as well."""
_DONE = ("prove", "shown", "demonstrated", "documented", "established", "confirmed")
_IT_IS = ("it is", "it's", "it’s", "it was", "it has")
_SOURCES = ("evidence ", "science ", "research ", "data ", "literature ")
_FIELDS = ("scientifically", "clinically", "medically")
_SURELY = (
    "clear", "overwhelming", "strong", "solid", "conclusive", "unequivocal", "unanimous", "settled", "compelling",
    "indisputable", "convincing", "beyond doubt",
)  # fmt: skip
"""Parts of the words of the expression, in small letters: a sentence that lacks them holds no such finding."""
_FIELD = r"(?:scientifically|clinically|medically)"
_PROVEN = r"(?:proven|proved|shown|demonstrated|documented|established|confirmed)"
_SURE = (
    r"(?:clear|overwhelming|strong|solid|conclusive|unequivocal|unanimous|settled|compelling|indisputable|convincing"
    r"|beyond doubt)"
)
_IT = rf"[Ii]t(?: is|'s|’s| was| has)(?: (?:now|long|since|also|repeatedly))?(?: been)?(?: (?:well|long|{_FIELD}))? "
_IMPERSONAL = expression(
    rf"(?P<told>{_IT}(?:well |clearly |firmly )?{_PROVEN}(?: {_FIELD})?)"
    r"(?: (?:over and over|time and again|many times|(?:in|by|through) (?:[a-z-]+ ){1,4}?[a-z-]+))?,? that\b"
    rf"|(?P<known>{_IT}known (?:to|in) (?:medicine|science|doctors|scientists))\b"
    rf"|(?P<proven>(?:is|are|been|was|were) (?:{_FIELD} {_PROVEN}|{_PROVEN} {_FIELD}))\b"
    r"|(?P<sure>[Tt]he (?:scientific |clinical |medical )?(?:evidence|science|research|data|literature)"
    rf" (?:is|are|has been) (?:now |quite |very |pretty |absolutely )?{_SURE})(?=:| that\b)"
)


def impersonal(text: str, sentence: Span) -> Span | None:
    """Return the words by which a sentence tells a finding as nobody's, None where it does not."""
    if not _may_be_told(text[sentence.start : sentence.end].casefold()):
        return None
    found = _IMPERSONAL.search(text, sentence.start, sentence.end)
    return Span(*found.span(found.lastgroup or 0)) if found else None


def _may_be_told(said: str) -> bool:
    """Tell whether a sentence in small letters has the words of one of the ways to tell a finding as nobody's.

    Those are "it is proven", "it is known to medicine", "medically proven" and "the evidence is overwhelming".
    """
    has = said.__contains__
    it = any(map(has, _IT_IS))
    if (it and "known" in said) or ((it or any(map(has, _FIELDS))) and any(map(has, _DONE))):
        return True
    return any(map(has, _SURELY)) and any(map(has, _SOURCES))
