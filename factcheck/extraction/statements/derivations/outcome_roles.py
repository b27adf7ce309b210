"""What part a value has in its sentence that makes it one that follows from others: what is left, a sum, a gap."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

from factcheck.data import word_table
from factcheck.extraction.statements.derivations.change_signs import comparatives
from factcheck.extraction.statements.derivations.told_rests import is_negated
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.passage import Token, Tokens
from factcheck.text.expressions import expression

Role = Literal["", "rest", "sum", "difference", "open"]
_BOUNDS = frozenset({",", ";", ":", "–", "—", "(", ".", ")"})
_BEHIND, _MANY = 5, 13
_NOUN = expression(r"(?:at )?an? [a-z]+ of$")
_CONCLUDING = ("so", "thus", "hence", "therefore", "consequently")
_POINTING = ("that", "this", "which")
_NO_VERBS = ("ss", "us", "is")


def role(read: Tokens, place: int, before: Sequence[Token] = ()) -> Role:
    """Return what the words around a value tell it to be, "open" where they only tell that it follows."""
    if read.words.isdisjoint(_cues()):
        return ""
    first = place
    while word(read, first - 1) in _words("hedges"):
        first -= 1
    start = _clause(read, first)
    said = [token.word for token in read[start:first]]
    behind = _run(read, place + 1)
    negated = place == read.numbers[-1][0] and is_negated(read, place)
    if negated or _is_rest(read, first, said, behind) or _is_of_partition(read, place, before):
        return "rest"
    if _is_difference(said, behind):
        return "difference"
    if _is_sum(said, behind) or _opens_whole(read, start):
        return "sum"
    if word(read, first - 1) in _words("before"):
        return ""
    return "open" if _follows(read, start, said) or _is_done(read, first, start) else ""


def _clause(read: Sequence[Token], place: int) -> int:
    """Return where the clause of a place starts, behind the last mark or value before it."""
    while place and not (read[place - 1].quantity or read[place - 1].word in _BOUNDS):
        place -= 1
    return place


def _run(read: Sequence[Token], place: int) -> list[str]:
    found: list[str] = []
    while place < len(read) and len(found) < _BEHIND and not read[place].quantity and read[place].word not in _BOUNDS:
        found.append(read[place].word)
        place += 1
    return found


def _is_rest(read: Sequence[Token], first: int, said: Sequence[str], behind: Sequence[str]) -> bool:
    last, before = word(read, first - 1), word(read, first - 2)
    if last in _words("rests") and before in _words("determiners"):
        return True
    if any(one in _words("leaving") for one in said[-3:]) or (not said and last == "," and before == "left"):
        return True
    for there, one in enumerate(behind):
        if one in _words("remaining"):
            return True
        if one == "left" and (there + 1 == len(behind) or behind[there + 1] in _words("behind_left")):
            return True
        if one == "to" and behind[there + 1 : there + 2] and behind[there + 1] in _words("unspent"):
            return there + 2 >= len(behind) or behind[there + 1] != "go"
    return False


def _is_difference(said: Sequence[str], behind: Sequence[str]) -> bool:
    if behind[:1] and (behind[0] in comparatives() or behind[0] in _words("apart") or _is_comparative(behind)):
        return len(behind) == 1 or behind[1] not in _words("otherwise")
    if said[-1:] == ["by"]:
        return "ahead" in said or "behind" in said
    return len(said) > 1 and said[-1] == "of" and said[-2] in _words("gaps")


def _is_comparative(behind: Sequence[str]) -> bool:
    """Tell whether a value is followed by a comparative: "100 minutes quicker."."""
    return (
        behind[0].endswith("er")
        and behind[0] not in _words("no_comparatives")
        and (len(behind) == 1 or behind[1] in ("than", "on", "in", "and"))
    )


def _is_sum(said: Sequence[str], behind: Sequence[str]) -> bool:
    return _holds(behind, "closing") or (_holds(said, "closing") and said[-1] != "all") or _holds(said, "leading")


def _opens_whole(read: Sequence[Token], start: int) -> bool:
    """Tell whether a word for the whole opens the sentence: "In all, …", "Together these three come to …"."""
    opening = [token.word for token in read[:start]][:3]
    counted = read[start - 1].quantity if start else None
    few = counted is not None and counted.unit is None and (counted.low or _MANY) < _MANY
    return (word(read, start - 1) == "," or few) and (_holds(opening, "closing") or "together" in opening)


def _holds(said: Sequence[str], kind: str) -> bool:
    words = f" {' '.join(said)} "
    return any(f" {phrase} " in words for phrase in word_table("outcomes")[kind])


def _follows(read: Sequence[Token], start: int, said: Sequence[str]) -> bool:
    """Tell whether a clause takes up what was told and draws on it: "That leaves", "which means that", ", so"."""
    if start and read[start - 1].quantity:
        return False
    mark = word(read, start - 1)
    if said[:1] and said[0] in ("and", "but"):
        said = said[1:]
    if not said:
        return False
    lead, then = said[0], said[1] if len(said) > 1 else ""
    if lead in _CONCLUDING:
        return then not in ("far", "many", "much", "that", "called")
    if lead in ("that", "this"):
        return (start == 0 or mark in (";", ":", "–", "—", ".")) and _is_verb(then)
    if lead == "which":
        return mark in (",", "–", "—", "(") and _is_verb(then)
    if mark in (",", "–", "—") and lead in _words("participles"):
        return True
    return mark in (",", "–", "—") and _NOUN.match(" ".join(said)) is not None


def _is_done(read: Sequence[Token], first: int, start: int) -> bool:
    """Tell whether a value is the object of a perfect: "has taken in", "had put away"."""
    verb = first - 1 - (word(read, first - 1) in _words("particles"))
    said = word(read, verb)
    if said == "been" or not (said.endswith(("ed", "en")) or said in word_table("products")["participles"]):
        return False
    for there in range(max(start, verb - 3), verb):
        said = word(read, there)
        if said in ("has", "have", "had") and word(read, there - 1) in _words("pronouns"):
            return True
        if said.endswith(("'ve", "’ve")):
            return True
    return False


def _is_of_partition(read: Sequence[Token], place: int, before: Sequence[Token]) -> bool:
    """Tell whether a count with an article is what a part leaves: "46 people, 29 of them men. The 17 women"."""
    if word(read, place - 1) != "the" or not (place == 1 or word(read, place - 2) in (",", ";", "and", "while", "but")):
        return False
    return any(
        token.quantity and word(told, there + 1) == "of" and word(told, there + 2) in ("them", "these", "those", "whom")
        for told in (read[:place], before)
        for there, token in enumerate(told)
    )


def _is_verb(said: str) -> bool:
    return said in ("is", "was", "would", "will", "gave", "made", "left", "came") or (
        said.endswith("s") and not said.endswith(_NO_VERBS)
    )


@cache
def _cues() -> frozenset[str]:
    phrases = {phrase.split()[0] for kind in ("closing", "leading") for phrase in word_table("outcomes")[kind]}
    single = {"not", "the", "has", "have", "had", "left", "to", *_CONCLUDING, *_POINTING}
    kinds = ("rests", "leaving", "remaining", "gaps", "apart", "participles")
    return frozenset({*phrases, *single, *comparatives(), *(one for kind in kinds for one in _words(kind))})


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("outcomes")[kind])
