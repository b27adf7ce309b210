"""What a step of a scale is called: a grade, a code ("3a", "stage 2"), or the few words beside its interval."""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.statements.parts import word
from factcheck.extraction.statements.tokens import Token
from factcheck.text.expressions import expression

Name = tuple[str, ...]

_CODE = expression(r"[a-z]{0,2}\d[a-z]?")
_SEPARATORS = frozenset([*',;.–—()"“”', "and", "then", "but", "while", "whereas"])
_LONGEST = 3
"""Of more words a name is none, but what is said of the step."""


def grade_at(read: Sequence[Token], place: int) -> Name:
    """Return the grade that ends at a place with its modifiers, () where none does: ("moderately", "severe")."""
    said = word(read, place).partition("-")
    named = _grades().get(word(read, place)) or (_grades().get(said[0]) if said[2] not in _grades() else None)
    if not named:
        return ()
    before: list[str] = []
    while word(read, place - 1 - len(before)) in _words("modifiers"):
        before.insert(0, word(read, place - 1 - len(before)))
    return (*before, named)


def is_grade(name: Name) -> bool:
    """Tell whether a name is a grade with its modifiers: such a name is sure to be that of a step."""
    return name[-1] in _grades().values()


def step_names(read: Sequence[Token], first: int, last: int, taken: Sequence[tuple[int, int]]) -> frozenset[Name]:
    """Return what the interval at tokens [first, last] may be called in a sentence that holds the `taken` ones."""
    start = max((end + 1 for _, end in taken if end < first), default=0)
    end = min((begin for begin, _ in taken if begin > last), default=len(read))
    cuts = [there for there in range(start, end) if word(read, there) in _SEPARATORS]
    begin = max((there + 1 for there in cuts if there < first), default=start)
    stop = min((there for there in cuts if there > last), default=end)
    for side in (range(last + 1, stop), range(begin, first)):
        found = {name for place in side for name in (_code(read, place), _grade(read, place)) if name}
        if found:
            return frozenset(found)
    plain = _plain([word(read, there) for there in range(last + 1, stop)])
    return frozenset({plain} if plain else ())


def cell_name(text: str) -> Name:
    """Return what a cell of a table calls the interval beside it, in the form in which sentences are read."""
    said = text.casefold().replace("-", " ").split()
    read = [Token(0, 0, one) for one in said]
    if len(said) == 1 and len(said[0]) == 1:
        return ("letter", said[0])
    grades = [name for place in range(len(read)) if (name := _code(read, place) or grade_at(read, place))]
    return grades[-1] if grades else tuple(said)


def named_in(read: Sequence[Token], place: int, names: Container[Name]) -> Name | None:
    """Return the name of a step that ends at a place of another sentence."""
    for found in (_code(read, place), grade_at(read, place)):
        if found:
            return found if found in names else None
    letter = ("letter", word(read, place))
    if letter in names and word(read, place - 1) in _words("lettered"):
        return letter
    for size in range(_LONGEST, 0, -1):
        said = tuple(word(read, there) for there in range(place - size + 1, place + 1))
        if said in names:
            return said
    return None


def _code(read: Sequence[Token], place: int) -> Name | None:
    """Return a code at a place: "3a", "G2", and a plain number behind "stage" or the like."""
    said = word(read, place)
    quantity = read[place].quantity if 0 <= place < len(read) else None
    if quantity and quantity.unit is None:
        said = quantity.text.casefold()
    if not _CODE.fullmatch(said):
        return None
    if said.isdecimal():
        return ("no.", said) if word(read, place - 1) in _words("numbered") else None
    return ("no.", said)


def _grade(read: Sequence[Token], place: int) -> Name | None:
    return grade_at(read, place) or None


def _plain(said: Sequence[str]) -> Name | None:
    """Return the few words that are left of a clause without those that link a name to its interval."""
    kept = list(said)
    while kept and (kept[0] in _words("linking") or not kept[0][:1].isalpha()):
        kept.pop(0)
    while kept and not kept[-1][:1].isalpha():
        kept.pop()
    fits = 0 < len(kept) <= _LONGEST and all(one[:1].isalpha() for one in kept) and kept[-1] not in _words("linking")
    return tuple(kept) if fits and any(len(one) > _LONGEST for one in kept) else None


@cache
def _grades() -> dict[str, str]:
    table = word_table("classes")
    named = {written: name for name, written_as in table["class"].items() for written in written_as}
    return {**named, **{one: one for one in table["scale"]["grades"]}}


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("classes")["scale"][kind])
