"""Enumerations in a sentence that says how many they are: "three types: small, medium and large ones"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.extraction.quantities.number_words import is_number_word
from factcheck.extraction.statements.announcing_numbers import is_count, words_after_noun, words_after_plural
from factcheck.extraction.statements.passage import Passage, within
from factcheck.model import AnnouncedList, Quantity, Span
from factcheck.text.expressions import expression

# Between a number and what it counts: "three types: …", "three types (…)", "three types – …", "The three types are …".
_JOINT = expression(r"(?P<colon>: )|(?P<bracket> \((?!\d))|(?P<dash> [–—-] |—)|(?P<are> are )(?=[\w‘“\"'])")
_NO_ITEM = expression(
    r"(?:\w+ed|\w+ing|as|in|on|of|for|to|at|by|with|from|under|not|all|both|also|now|more|less)\b", re.IGNORECASE
)
_AFTER = 8
"""So many words may stand between the noun that a number counts and the colon before an enumeration."""
# What goes on about things that are counted, before the colon: "four meals that I like:".
_GOING_ON = frozenset(
    ("that", "which", "who", "to", "for", "of", "in", "on", "with", "from", "at", "you", "we", "i", "worth")
)
_YEAR = expression(r"\b(?:19|20)\d\d")
_OPEN = expression(
    r"\b(?:such as|including|includes?|for (?:example|instance)|e\.g|among (?:them|others)|etc"
    r"|and (?:so on|more|others?)|\w+ed by)\b",
    re.IGNORECASE,
)
_LAST = expression(r"(?:and|or|&)\s")
_JOINED = expression(r"\s(?:and|or|&)\s")
_CLAUSE = expression(
    r"(?:but|which|whose?|that|while|whereas|yet|so|because|if|when|where|although|we|you|it|they)\s", re.IGNORECASE
)
_ASIDE = expression(r"[()\[\]:–—]|\s-\s")
_SYMBOL = 2
"""An item of one character stands beside the one that it abbreviates: "the mean, μ"."""
_ONES = frozenset({"one", "another"})
_LONGEST = 8
"""An item of more words is a clause, and its commas part something else."""
_LONGEST_CLAUSE, _FEWEST = 16, 3
"""Between semicolons clauses may stand, where there are several."""


def find_enumerations(passage: Passage) -> Iterator[AnnouncedList]:
    """Yield the enumerations that follow their number in a sentence: "three types: small, …", "(small, …)"."""
    text = passage.text
    for sentence, quantities in passage.by_sentence():
        if not quantities:
            continue
        told: set[Span] = set()
        for joint in _JOINT.finditer(text, sentence.start, sentence.end):
            number = _counting(within(quantities, Span(sentence.start, joint.start())))
            if number and number.span not in told and _announces(text, sentence, number, joint):
                end = _end(text, sentence, joint)
                items = enumeration(text, joint.end(), end, number.low or 0.0) if end > 0 else ()
                items = () if _count_themselves(passage, items) else items
                told |= {number.span} if items else set()
                yield from [AnnouncedList(number, items, "enumeration")] if items else []


def _count_themselves(passage: Passage, items: Sequence[Span]) -> bool:
    """Tell whether items are counts, which make up what is announced, or stand between items that "one" opens.

    "Sixteen tablets: one, eight and seven", "twenty people: five surgeons, four …", "three waves: one in May, mild, and
    one in October".
    """
    firsts = [passage.text[one.start : one.end].split(maxsplit=1)[0].casefold() for one in items]
    ones = sum(first in _ONES for first in firsts)
    if len(items) > ones > 1:
        return True
    counts = [_counts(passage, one, first) for one, first in zip(items, firsts, strict=True)]
    return bool(counts) and all(counts) and ones < len(items)


def _counts(passage: Passage, item: Span, first: str) -> bool:
    opening = next(iter(passage.within(item)), None)
    if opening is not None and opening.span.start == item.start:
        return opening.unit is None
    return first.isdecimal() or is_number_word(first)


def _counting(numbers: Sequence[Quantity]) -> Quantity | None:
    """Return the last of the numbers, the one before where that is a bare one ("four signs to ring 999 for:")."""
    bare = len(numbers) > 1 and not numbers[-1].unit and not numbers[-1].counted
    return numbers[-2 if bare else -1] if numbers else None


def _announces(text: str, sentence: Span, number: Quantity, joint: re.Match[str]) -> bool:
    """Tell whether a number counts what follows a joint: a noun of lists before a colon, any plural right before."""
    if not is_count(text, sentence, number):
        return False
    if joint["are"]:
        before = text[max(sentence.start, number.span.start - 4) : number.span.start]
        counted = before.casefold() == "the " and words_after_plural(text, number, joint.start()) in range(_AFTER + 1)
        return counted and not _NO_ITEM.match(text, joint.end(), sentence.end)
    if joint["bracket"] and (_repeats(text, number, joint) or _samples(text, joint)):
        return False
    if joint["colon"] and words_after_noun(text, number, joint.start()) in range(_AFTER + 1):
        return True
    behind = words_after_plural(text, number, joint.start())
    if behind > 0 and joint["colon"]:
        first = text[number.span.end : joint.start()].split()[-behind]
        return behind <= _AFTER and first.casefold() in _GOING_ON
    return behind == 0


def _repeats(text: str, number: Quantity, joint: re.Match[str]) -> bool:
    """Tell whether a bracket goes on about what is counted: "five environments (environments that …)"."""
    return bool(number.counted) and text[joint.end() :][: len(number.counted)].casefold() == number.counted


def _samples(text: str, joint: re.Match[str]) -> bool:
    """Tell whether a bracket names some of what is counted: "16 minerals (like iron, zinc and calcium)"."""
    return text[joint.end() :][:5].casefold() == "like "


def _end(text: str, sentence: Span, joint: re.Match[str]) -> int:
    """Return where an enumeration ends: with its bracket, before a second dash, or with its sentence."""
    if joint["bracket"]:
        end = text.find(")", joint.end(), sentence.end)
        return -1 if _YEAR.search(text, joint.end(), max(end, joint.end())) else end
    dash = text.find(joint[0], joint.end(), sentence.end) if joint["dash"] else -1
    return dash if dash >= 0 else sentence.end


def enumeration(text: str, start: int, end: int, announced: float) -> tuple[Span, ...]:
    """Return the items between a colon and the end of its sentence, none where they cannot be told from each other.

    A last "salt and pepper" is one item where that makes as many as announced, and two otherwise.
    """
    tail = text[start:end].rstrip(" .!?\"”’'*_")
    if _OPEN.search(tail) or _ASIDE.search(tail):
        return ()
    parts = _up_to_last(text, _parts(tail, start))
    if not parts or (len(parts) < 2 and not _JOINED.search(tail)):
        return ()
    if ";" in tail:
        return _clauses(text, parts)
    *first, last = parts
    words = text[last.start : last.end]
    opened = _LAST.match(words)
    joints = [found for one in first if (found := _JOINED.search(text, one.start, one.end))]
    if any(not opened or one[0].strip() == opened[0].strip() for one in joints):
        return ()
    if not opened and not _JOINED.search(words):
        return ()
    items = (*first, Span(last.start + (opened.end() if opened else 0), last.end))
    halves = _halves(text, items[-1], opened[0].strip() if opened else "")
    if len(halves) == 2 and len(items) != announced and (len(items) > 1 or announced == 2):
        items = (*items[:-1], *halves)
    sure = len(items) > 1 and len(halves) < 3 and not (opened and len(halves) == 2)
    sure = sure and not any(len(one) < _SYMBOL or _CLAUSE.match(text, one.start, one.end) for one in items)
    return items if sure and all(len(text[one.start : one.end].split()) <= _LONGEST for one in items) else ()


def _parts(tail: str, start: int) -> list[Span]:
    """Return what semicolons, or else commas, part."""
    mark = ";" if ";" in tail else ","
    found, place = [], 0
    for piece in tail.split(mark):
        words = piece.strip()
        if words:
            begin = start + place + piece.index(words)
            found.append(Span(begin, begin + len(words)))
        place += len(piece) + 1
    return found


def _up_to_last(text: str, parts: Sequence[Span]) -> Sequence[Span]:
    """Return the parts up to the one that "and" begins: what follows says something of them all.

    None are returned where a later one begins so, too, since the first may end a list within an item.
    """
    last = [place for place, one in enumerate(parts) if _LAST.match(text, one.start, one.end)]
    return () if len(last) > 1 else parts[: last[0] + 1] if last else parts


def _clauses(text: str, parts: Sequence[Span]) -> tuple[Span, ...]:
    """Return what semicolons part, each as it stands, if there are several and none is long."""
    opened = [_LAST.match(text, one.start, one.end) for one in parts]
    found = [
        Span(one.start + (last.end() - last.start() if last else 0), one.end)
        for one, last in zip(parts, opened, strict=True)
    ]
    sure = len(found) >= _FEWEST and not any(opened[:-1])
    return (
        tuple(found) if sure and all(len(text[one.start : one.end].split()) <= _LONGEST_CLAUSE for one in found) else ()
    )


def _halves(text: str, item: Span, joined: str) -> Sequence[Span]:
    """Return what "and" parts in the last item, or the word that joins the items if there is one."""
    found, place = [], item.start
    for joint in _JOINED.finditer(text, item.start, item.end):
        if joined and joint[0].strip() != joined:
            continue
        found.append(Span(place, joint.start()))
        place = joint.end()
    return [*found, Span(place, item.end)]
