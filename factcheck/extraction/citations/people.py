"""Persons as they are cited: "van der Berg", "T. B. Nguyen", "Sun C.-C.", and lists of them.

Author strings are read backwards from where the year stands, because their right end is marked and their
left end is not.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extraction.citations.lexicon import is_no_author, is_opener, is_particle, lower
from factcheck.extraction.citations.names import clean, is_possessive
from factcheck.extraction.citations.tokens import CAPITAL, ET_AL, INITIALS, LOWER, Token
from factcheck.model import Name
from factcheck.text.expressions import expression
from factcheck.values import dataclass

_LONGEST_FAMILY = 3
_LONGEST_LIST = 60
_NOT_BEFORE_A_LIST = frozenset(
    {"in", "at", "for", "from", "since", "within", "using", "across", "among", "on", "under", "about"}
)
_BEFORE_A_VERB = frozenset(
    {"as", "so", "neither", "nor", "than", "how", "what", "why", "where", "when", "which", "who", "whom", "only"}
)
_DIGIT = expression(r"\d")


@dataclass(frozen=True, slots=True)
class People:
    """The persons of one author string, whose first token has the index `start`."""

    names: tuple[Name, ...]
    et_al: bool
    start: int


def read_people(tokens: Sequence[Token], end: int, *, bracketed: bool) -> People | None:
    """Read the author string that ends before token `end`; None where no person stands there.

    `bracketed` says that the string stands inside brackets, where nothing but a delimiter can precede it.
    """
    stop = end
    et_al = stop > 0 and tokens[stop - 1].kind == ET_AL
    stop = _before_comma(tokens, stop - 1) if et_al else stop
    last = _read_person(tokens, stop)
    if last is None:
        return None
    found = [last]
    joined = _before_conjunction(tokens, last.start)
    if joined is not None and (partner := _read_person(tokens, joined)):
        found.insert(0, partner)
    if joined is not None or (et_al and (bracketed or tokens[stop].text == ",")):
        found = [*_listed_before(tokens, found[0].start, bracketed=bracketed), *found]
    return People(tuple(person.names[0] for person in found), et_al, found[0].start)


def _listed_before(tokens: Sequence[Token], start: int, *, bracketed: bool) -> list[People]:
    """Return the persons that commas join to the one at `start`, or none if the list begins in doubt."""
    found: list[People] = []
    while start > 0 and tokens[start - 1].text == "," and len(found) < _LONGEST_LIST:
        person = _read_person(tokens, start - 1)
        if person is None or _is_outside(person.names[0].family, bracketed):
            break
        found.insert(0, person)
        start = person.start
    if found and start > 0 and not bracketed and tokens[start - 1].text.lower() in _NOT_BEFORE_A_LIST:
        return found[1:]
    return found


def _is_outside(family: str, bracketed: bool) -> bool:
    """Tell whether a word before a comma opens the sentence ("However, …") or is an acronym ("(ROS, …")."""
    if " " in family or (family.isupper() and len(family) > 2):
        return " " not in family
    opens = is_opener(family) and family.lower() not in lower("function-words/no-comma")
    return not bracketed and (opens or is_no_author(family) or family.endswith("ly"))


def _read_person(tokens: Sequence[Token], end: int) -> People | None:
    end = _before_suffix(tokens, end)
    stop, initials = _trailing_initials(tokens, end)
    stop = _before_suffix(tokens, stop)
    family_start = start = _family_start(tokens, stop)
    if start == stop:
        return None
    if start > 0 and not initials and _is_initials(tokens[start - 1], tokens[start]):
        start -= 1
        start -= start > 0 and _is_given(tokens[start - 1])
    elif not initials and stop - start > 1 and _is_given(tokens[start]):
        family_start += 1
    family = clean(_words(tokens[family_start:stop]))
    initials = initials or " ".join(_words(tokens[start:family_start]).split())
    return People((Name(family, initials),), False, start)


def _before_suffix(tokens: Sequence[Token], end: int) -> int:
    """Return where a name ends before "Jr" or "III"."""
    suffixed = end > 1 and tokens[end - 1].text.rstrip(".") in {"Jr", "Sr", "II", "III", "IV"}
    return _before_comma(tokens, end - 1) if suffixed else end


def _words(tokens: Sequence[Token]) -> str:
    return " ".join(token.text for token in tokens)


def _is_given(token: Token) -> bool:
    return token.kind == CAPITAL and token.text.lower() in lower("given-names")


def _trailing_initials(tokens: Sequence[Token], end: int) -> tuple[int, str]:
    """Return where the family name ends, and the initials written after it ("Sun C.-C.", "Li, Y.", "Li Y")."""
    if end < 2 or not _is_initials(tokens[end - 1], tokens[end - 2]):
        return end, ""
    before = _before_comma(tokens, end - 1) if tokens[end - 1].kind == INITIALS else end - 1
    if before > 0 and tokens[before - 1].kind == CAPITAL and not tokens[before - 1].text.isupper():
        return before, tokens[end - 1].text
    return end, ""


def _is_initials(token: Token, beside: Token) -> bool:
    if token.kind == INITIALS:
        return not is_no_author(token.text)
    short = token.kind == CAPITAL and len(token.text) <= 2 and token.text.isupper()
    return short and not beside.text.isupper() and not is_no_author(token.text)


def _family_start(tokens: Sequence[Token], stop: int) -> int:
    """Return the index of the first token of the family name that ends before `stop`, or `stop`."""
    if stop == 0 or not _may_end_family(tokens, stop - 1):
        return stop
    start, words = stop - 1, 1
    while start > 0:
        token = tokens[start - 1]
        if _is_auxiliary(tokens, start - 1):
            break
        if token.kind in (LOWER, CAPITAL) and (is_particle(token.text) or _is_split_particle(tokens, start)):
            start -= 1
        elif token.kind == CAPITAL and words < _LONGEST_FAMILY and _may_precede(token):
            start, words = start - 1, words + 1
        else:
            break
    return start


def _is_auxiliary(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether "do" is a verb before its subject ("as do Eel et al."), and no particle ("do Nascimento")."""
    return tokens[at].text == "do" and at > 0 and tokens[at - 1].text.lower() in _BEFORE_A_VERB


def _is_split_particle(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the word before `at` is the "in" of "in 't Veld"."""
    return tokens[at - 1].text in {"in", "op"} and tokens[at].text in {"'t", "’t"}


def _may_end_family(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word may be a family name; before "et al." it may have lost its capital."""
    token = tokens[at]
    if token.kind == LOWER:
        before_et_al = at + 1 < len(tokens) and tokens[at + 1].kind == ET_AL
        return before_et_al and len(token.text) > 2 and not is_opener(token.text)
    return token.kind == CAPITAL and len(token.text) > 1 and not _DIGIT.search(token.text)


def _may_precede(token: Token) -> bool:
    """Tell whether a capitalised word may be the first part of a double family name."""
    word = token.text
    if _DIGIT.search(word) or is_opener(word) or is_no_author(word) or is_possessive(word) or word.endswith("ly"):
        return False
    return not (token.text.isupper() and len(token.text) > 1)


def _before_comma(tokens: Sequence[Token], end: int) -> int:
    return end - 1 if end > 0 and tokens[end - 1].text == "," else end


def _before_conjunction(tokens: Sequence[Token], start: int) -> int | None:
    """Return where the name before an "and" ends, None if no "and" precedes `start`."""
    if start > 0 and tokens[start - 1].text in {"&", "and", "And", "und", "et"}:
        return _before_comma(tokens, start - 1)
    return None
