"""Numbers credited to people of learning, or to what they make, with nobody named: "cardiologists warn that 3 in 10".

A credit is a noun for such a source without a name or a word that points back, at the head of a clause, and what it
does right behind: in the present or the perfect, as of something that holds, or in any tense where one of them is meant
("one clinic noticed"). Words that tell of all sorts of things ("tests show", "doctors say") credit somebody with a fact
where a quantity follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.statements.passage import Passage
from factcheck.model import Span
from factcheck.text.cues import cues
from factcheck.text.expressions import expression

_POINTING = (
    "the|this|that|these|those|our|my|your|his|her|its|their|no|few|which|what|who|all|both|such|more|other|further|any|each"
    "|[a-z]+ing|[a-z]+n't|not|to|if|whether|ask|see|of|by|with|from|at|in|for|when|until"
    "|as|and|but|while|because|since|although|though|so|whereas|where|or"
)
_QUALITY = rf"(?:(?!(?i:{_POINTING})\b)[A-Za-z][a-z’'-]+ )"
_BEHIND = r"(?: (?:in|from|of|on|across|among|around|with|and|at) (?:[a-z][a-z-]+ ){0,3}(?:[a-z][a-z-]+|[A-Z][a-z]+))?"
# Who made it, and what people of learning did: "by paediatricians", "following pensioners in the US".
_BY = r"(?: by (?:[a-z][a-z-]+ ){0,2}[a-z]{4,})?"
_DOING = r"(?: (?:who|following|tracking|studying|comparing|treating) [^.,;:()\"“]{3,80}?)?"
_BETWEEN = r"(?: (?:now|also|all|both|alike|clearly|long|[a-z]{2,12}ly))?"
_CLAUSE = r"(?<![\w’'-])"
_OPENING = expression(
    r"(?:^|[,;:—–(“\"]|\b(?:and|but|while|because|as|that|since|although|though|whereas|so|where|As|And|But|While|Because"
    r"|Although|Though|So|Since))\s*$"
)
# Where a clause begins, behind what `_OPENING` ends with.
_HEAD = expression(
    r"(?:[,;:—–(“\"]|\b(?:and|but|while|because|as|that|since|although|though|whereas|so|where|As|And|But|While|Because"
    r"|Although|Though|So|Since))\s*"
)
_NOBODYS = ("evidence that", "proof that", "consensus that", "doubt that", "dispute that", "fact that")
# "Studies show" in quotation marks is only quoted.
_QUOTED = expression(r"[\"“‘]\s*$")
_CLOSED = expression(r"[\"”’]")
_IMPERSONAL = (
    r"[Tt]here(?: is|'s|’s) (?:now )?(?:(?!no |little |insufficient |limited |not |some )[a-z]+ ){0,3}"
    r"(?:evidence|proof|consensus) that\b|\b[Ii]t(?: is|'s|’s) (?:now |quite )?"
    r"(?:beyond (?:all |any )?(?:doubt|dispute)|an? (?:[a-z-]+ ){0,2}fact) that\b"
)


def credited(passage: Passage, sentence: Span) -> tuple[Span, bool] | None:
    """Return who a sentence credits with a number, and whether that is nobody in particular; None if it does not."""
    if not _may_stand(passage.text, sentence):
        return None
    for match in _credit().finditer(passage.text, sentence.start, sentence.end):
        if _counts(passage, sentence, match) and (
            match.lastgroup == "impersonal" or _OPENING.search(passage.text[sentence.start : match.start()])
        ):
            if _QUOTED.search(passage.text, sentence.start, match.start()) and _CLOSED.match(passage.text, match.end()):
                continue
            name = next(name for name in ("one", "counted", "many", "impersonal") if match[name])
            return Span(*match.span(name)), name != "one"
    return None


def _may_stand(text: str, sentence: Span) -> bool:
    """Tell whether a credit begins where one may, at the head of a clause, or is told as nobody's."""
    said, match = text[sentence.start : sentence.end], _credit().match
    if any(map(said.__contains__, _NOBODYS)):
        return True
    heads = (one.end() for one in _HEAD.finditer(text, sentence.start, sentence.end))
    return any(match(text, place, sentence.end) for place in (sentence.end - len(said.lstrip()), *heads))


def _counts(passage: Passage, sentence: Span, match: re.Match[str]) -> bool:
    start = match.start() if match["counted"] else match.end()
    return bool(passage.within(Span(start, sentence.end)))


@cache
def _credit() -> re.Pattern[str]:
    known = word_table("unnamed-sources")
    people = "|".join([*known["people"], *(rf"[a-z]{{2,14}}{end}" for end in known["people_endings"])])
    works, own, single = (_any(known[name]) for name in ("works", "own_works", "single"))
    present = "|".join(_both_numbers(known["present"]))
    holds = rf"(?:{present}|ha(?:ve|s){_BETWEEN} (?:{_any(known['perfect'])}))"
    many = rf"(?:{_QUALITY}{{0,3}}(?i:(?:{people}){_DOING}|{works})|{_QUALITY}{{1,3}}(?:{own})){_BEHIND}"
    one = rf"(?:(?i:an?|one|another|two|three|several) {_QUALITY}{{0,3}}(?:{single}|laboratories|clinics|teams)"
    one += rf"{_BY}{_BEHIND})"
    return re.compile(
        rf"{_CLAUSE}(?:(?P<one>{one}){_BETWEEN} (?:{holds}|{_any(known['past'])})\b"
        rf"|(?P<counted>[A-Za-z0-9]+ (?:out of|in) (?:every )?[a-z0-9]+ (?:{people})){_BETWEEN}"
        rf" (?:recommend|{present})\b"
        rf"|(?P<many>{many}){_BETWEEN} {holds}\b|(?P<impersonal>{_IMPERSONAL}))"
    )


def _any(words: Sequence[str]) -> str:
    return "|".join(words)


def _both_numbers(verbs: Sequence[str]) -> list[str]:
    """Return verbs of the present with those of one person: "show", "shows", "points to"."""
    return [form for verb in verbs for form in (verb, re.sub(r"^(\w+)", r"\1s", verb))]


@cache
def credit_cues() -> frozenset[str]:
    """Return words of which every sentence with a credit has one."""
    known = word_table("unnamed-sources")
    return cues(
        (*_both_numbers(known["present"]), *known["perfect"], *known["past"], "recommend", "evidence", "beyond", "fact")
    )


def may_credit(words: frozenset[str]) -> bool:
    """Tell whether a sentence of these words may hold a credit: somebody, or something, and what they do."""
    if words.isdisjoint(credit_cues()):
        return False
    return not words.isdisjoint(_credited()) or any(word.endswith(_endings()) for word in words)


@cache
def _credited() -> frozenset[str]:
    """Return words of which every credit to no people by their endings has one."""
    known = word_table("unnamed-sources")
    named = (word for kind in ("people", "works", "own_works", "single") for word in known[kind])
    told = ("laboratories", "clinics", "teams", "evidence", "proof", "consensus", "beyond", "fact")
    return cues((*named, *told))


@cache
def _endings() -> tuple[str, ...]:
    return tuple(word_table("unnamed-sources")["people_endings"])
