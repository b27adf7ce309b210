"""What comes back to a study under another description: "40 rats … the mice", "a placebo pill … the placebo patch".

A definite phrase speaks of what was told of before. Where that was one of a closed class, and the phrase names another
one of it that the text has not named so far, one of the two is a slip.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.data import word_table
from factcheck.model import Redescribed, Span
from factcheck.text.expressions import expression
from factcheck.text.passages import by_lines, of_passage

_FAR = 1000
"""Characters between the two mentions at most."""
_ALL = 20_000
"""Characters before a phrase that are looked through for what the text has named so far."""
_WORD = expression(r"[^\W\d_]+")

_Word = tuple[str, Span]


def find_redescribed(text: str) -> Iterator[Redescribed]:
    """Yield the definite phrases of a text that describe what was told of before as something else."""
    for line, (stop, last, name) in by_lines(_phrases, text):
        end, head = line + stop, last.lower()
        words = [(word[0], Span(*word.span())) for word in _WORD.finditer(text, max(end - _ALL, 0), end)]
        place = len(words) - 1
        yield from _of_form(words, place) if name else _of_class(words, place, head)


@of_passage
def _phrases(text: str) -> Sequence[tuple[int, str, bool]]:
    """Return where definite phrases end in a line, their last words, and whether another word stands before that."""
    return tuple((found.end(), found["head"], bool(found["name"])) for found in _definite().finditer(text))


def _of_class(words: Sequence[_Word], place: int, lower: str) -> Iterator[Redescribed]:
    """Yield animals or people of one sex where those told of before were all others; "the men" may be any men."""
    for name in ("animals", "sexes"):
        of, definite = _members(name), words[place - 1][0].lower()
        if lower not in of or (name == "sexes" and definite == "the"):
            continue
        if name == "animals" and lower == of[lower]:
            continue  # "the rat model"
        before = [(of[word.lower()], span) for word, span in words[:place] if word.lower() in of]
        if before and len({member for member, _ in before}) == 1 and before[0][0] != of[lower]:
            yield from _near(words[place][1], before[-1][1])


def _of_form(words: Sequence[_Word], place: int) -> Iterator[Redescribed]:
    """Yield another form of what came in one: "a placebo pill … the placebo patch"."""
    of, thing = _members("forms"), words[place - 1][0].lower()
    own = of[words[place][0].lower()]
    told = [
        (of[word.lower()], span)
        for at, (word, span) in enumerate(words[:place])
        if word.lower() in of and at and words[at - 1][0].lower() == thing
    ]
    named = {of[word.lower()] for word, _ in words[:place] if word.lower() in of}
    if told and own not in named and len({form for form, _ in told}) == 1:
        yield from _near(words[place][1], told[-1][1])


def _near(span: Span, earlier: Span) -> Iterator[Redescribed]:
    if span.start - earlier.end <= _FAR:
        yield Redescribed(span, earlier)


@cache
def _members(name: str) -> dict[str, str]:
    return {word: member for member, words in word_table("redescribed")[name].items() for word in words}


@cache
def _definite() -> re.Pattern[str]:
    """Return what finds animals, "these men", and forms behind a word: "the placebo patch"."""
    classes, named = "|".join((*_members("animals"), *_members("sexes"))), "|".join(_members("forms"))
    return re.compile(
        rf"\b[Tt]h(?:e|ese|ose) (?:(?P<name>[^\W\d_]+) (?=(?:{named})\b)|(?=(?:{classes})\b))(?P<head>\w+)"
    )
