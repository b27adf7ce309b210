"""The tokens of a sentence, with all that its numbers ask of them worked out once for the sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import accumulate, count, repeat

from factcheck.comparison.echoes import BREAK, EDGE, REACH, Around
from factcheck.data import word_table
from factcheck.extraction.claims.words import form
from factcheck.extraction.quantities.number_words import is_number_word
from factcheck.model import Span
from factcheck.text.expressions import expression
from factcheck.values import dataclass

_TOKEN = expression(r"[^\W\d_]\w*|[^\s_](?:(?<=\d)[\d.,]*)?")
_MARKS = frozenset(",;:()–—")
# How many tokens a phrase may take, and how many words a condition, the people behind a number, a subject, and what
# governs a number.
_LONGEST, _CONDITION, _WHOM, _SUBJECT, _GOVERNOR = 9, 4, 5, 4, 2
# How far a condition, and another number of the same clause, may stand from the number, in tokens.
_CLAUSE = 14
# How far from a number its governor stands, and the words that tell whether it is a change, or denied.
_BEFORE, _BEHIND = 6, 4


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a sentence: each in lower case, its form (empty for function words and numbers), its place.

    `steps` are the content words, and the tokens behind which words say less of a number: the place of each, the factor
    by which they say less, and its form. `conditions` are the places of
    words that set a condition with the phrases behind them, `subject` the first words up to a verb with their places.
    `echoed` are words and breaks, of which `passed` stand before each token. `telling` are those of the lists of words
    about a number ("rest", "changes", "negations") of which the sentence has any.
    """

    lower: tuple[str, ...]
    forms: tuple[str, ...]
    starts: tuple[int, ...]
    written: tuple[str, ...]
    steps: tuple[tuple[int, float, str], ...]
    conditions: tuple[tuple[int, tuple[str, ...]], ...]
    subject: tuple[tuple[int, str], ...]
    echoed: tuple[tuple[str, str], ...]
    passed: tuple[int, ...]
    telling: frozenset[str]


def tokens_of(text: str, span: Span, numbers: Sequence[Span]) -> Tokens:
    """Return the tokens of a sentence of a text; what its numbers are written with has no form."""
    matches = list(_TOKEN.finditer(text, span.start, span.end))
    written, starts = [match[0] for match in matches], [match.start() for match in matches]
    read = list(map(_forms, written))
    lower = [plain for plain, _, _ in read]
    taken = [0, *(end for number in numbers for end in (number.start, number.end))]
    found = [
        normal if normal and bisect_right(taken, start) % 2 else ""
        for (_, normal, _), start in zip(read, starts, strict=True)
    ]
    breaks: Mapping[str, float] = word_table("frames")["breaks"]
    listed = words("conditions")
    conditional = [] if listed.isdisjoint(lower) else [place for place, word in enumerate(lower) if word in listed]
    echoes = [echoes for _, _, echoes in read]
    factors = tuple(map(breaks.get, lower, repeat(1.0)))
    steps = tuple(step for step in zip(count(), factors, found) if step[2] or step[1] != 1.0)
    return Tokens(
        lower=tuple(lower),
        forms=tuple(found),
        starts=tuple(starts),
        written=tuple(written),
        steps=steps,
        conditions=tuple((place, tuple(_phrase(lower, found, place + 1, _CONDITION))) for place in conditional),
        subject=tuple(_subject(lower, found)),
        echoed=tuple(
            [
                (word, normal) if word not in _MARKS else (BREAK, "")
                for word, normal, kept in zip(lower, found, echoes, strict=True)
                if kept
            ]
        ),
        passed=tuple(accumulate(echoes, initial=0)),
        telling=frozenset(_telling({*lower, *found})),
    )


@lru_cache(8192)
def _forms(word: str) -> tuple[str, str, bool]:
    """Return a token in lower case, and in its form for comparison, which marks, letters and numbers have none of.

    The third says whether it takes part in echoes, as a word or as a break.
    """
    plain = word.lower()
    counts = len(word) > 1 and word[0].isalpha() and not is_number_word(plain)
    return plain, form(word) if counts else "", plain[0].isalnum() or plain in _MARKS


def _telling(said: set[str]) -> Iterator[str]:
    return (name for name in ("rest", "changes", "negations") if not words(name).isdisjoint(said))


def _subject(lower: Sequence[str], forms: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the first words of a sentence with their places, up to a verb behind the first of them."""
    left, verbs = _SUBJECT, words("verbs")
    for place, (word, normal) in enumerate(zip(lower, forms, strict=True)):
        if not left or (left < _SUBJECT and word in verbs):
            return
        if normal:
            left -= 1
            yield place, normal


def _phrase(lower: Sequence[str], forms: Sequence[str], start: int, most: int) -> Iterator[str]:
    stops, conditions = words("stops"), words("conditions")
    for word, normal in zip(lower[start : start + _LONGEST], forms[start : start + _LONGEST], strict=True):
        if not word[0].isalnum() or word in stops or word in conditions or not most:
            return
        if normal:
            most -= 1
            yield normal


def stretch(tokens: Tokens, number: Span) -> tuple[int, int]:
    """Return the first token of a number and the one behind it."""
    return bisect_left(tokens.starts, number.start), bisect_left(tokens.starts, number.end)


def phrases(tokens: Tokens, first: int, last: int) -> dict[str, tuple[str, ...]]:
    """Return the phrases around the number whose tokens are `first` to `last`, by slot (see `Frame`)."""
    lower = tokens.lower
    found = {
        "whom": _whom(tokens, last),
        "condition": tuple(
            word
            for place, said in tokens.conditions
            if not first <= place < last and abs(place - (first if place < first else last)) < _CLAUSE
            for word in said
        ),
        "subject": tuple([word for place, word in tokens.subject if place < first]),
        "governor": tuple(_run(lower, tokens.forms, range(first - 1, max(first - _BEFORE - 1, -1), -1))),
    }
    return {slot: said for slot, said in found.items() if said}


def _whom(tokens: Tokens, last: int) -> tuple[str, ...]:
    place = _first_of(tokens.lower, range(last, min(last + 3, len(tokens.lower))), words("whom"))
    return () if place is None else tuple(_phrase(tokens.lower, tokens.forms, place + 1, _WHOM))


def _first_of(lower: Sequence[str], places: range, listed: Container[str]) -> int | None:
    return next((place for place in places if lower[place] in listed), None)


def _run(lower: Sequence[str], forms: Sequence[str], places: range) -> Iterator[str]:
    """Yield the first two content words at the places, up to a mark."""
    left = _GOVERNOR
    for place in places:
        if not left or not lower[place][0].isalnum():
            return
        if word := forms[place]:
            left -= 1
            yield word


def around(tokens: Tokens, first: int, last: int) -> Around:
    """Return the words to either side of a number, with an edge where the sentence ends."""
    before, after = tokens.passed[first], tokens.passed[last]
    left = tokens.echoed[max(before - REACH, 0) : before][::-1]
    right = tokens.echoed[after : after + REACH]
    edge = ((EDGE, ""),)
    return Around(left if before >= REACH else left + edge, right if len(right) == REACH else right + edge)


def is_of_rest(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether a number is of a part of what was told before: "half of these"."""
    if "rest" not in tokens.telling:
        return False
    lower = tokens.lower
    return not words("rest").isdisjoint(lower[max(first - 2, 0) : last + 4]) and "of" in lower[first : last + 3]


def is_change(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether words of change stand beside a number."""
    if "changes" not in tokens.telling:
        return False
    window = slice(max(first - _BEFORE, 0), last + _BEHIND)
    return not words("changes").isdisjoint((*tokens.lower[window], *tokens.forms[window]))


def is_negated(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether a denial stands beside a number."""
    if "negations" not in tokens.telling:
        return False
    return not words("negations").isdisjoint(tokens.lower[max(first - _BEFORE, 0) : last + _BEHIND])


@cache
def words(name: str) -> frozenset[str]:
    """Return a list of words of `rules/lexicon/frames.toml`."""
    return frozenset(word_table("frames")[name])


@cache
def listed_in_order(name: str) -> Mapping[str, int]:
    """Return the places of the words of a list, from 1."""
    return {word: place for place, word in enumerate(word_table("frames")[name], 1)}
