"""Words of a sentence or passage in their form for comparison, each with its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from factcheck.extraction.claims.words import form
from factcheck.model import Span
from factcheck.text.expressions import expression
from factcheck.values import dataclass

Weigh = Callable[[str], float]

_TOKEN = expression(r"[^\W\d_][\w-]*|[;:()\[\]]|[.,](?=\s|$)")
# How much less a word says of a number for each content word between the two, and for each mark of a new clause.
_DECAY, _MARK = 0.9, 0.85


@dataclass(frozen=True, slots=True)
class Words:
    """The content words of a text in order: `forms`, empty for marks, with where each starts; `all` without order."""

    forms: tuple[str, ...]
    starts: tuple[int, ...]
    all: frozenset[str]


def words(text: str, without: Sequence[Span] = ()) -> Words:
    """Return the words of a text, leaving out those in the given spans."""
    found, starts = [], []
    for match in _TOKEN.finditer(text):
        word = match.group()
        if any(span.start <= match.start() < span.end for span in without):
            continue
        if not word[0].isalpha():
            found.append("")
            starts.append(match.start())
        elif len(word) > 1:
            for part in word.split("-"):
                if len(part) > 1 and (normal := form(part)):
                    found.append(normal)
                    starts.append(match.start())
    return Words(tuple(found), tuple(starts), frozenset(filter(None, found)))


def closeness(said: Words, place: Span) -> Mapping[str, float]:
    """Return how much each word of a text says of the number that stands at `place`, from 0 to 1."""
    first = sum(start < place.start for start in said.starts)
    near: dict[str, float] = {}
    for places in (range(first, len(said.forms)), range(first - 1, -1, -1)):
        weight = 1.0
        for each in places:
            if word := said.forms[each]:
                near[word] = max(near.get(word, 0.0), weight)
                weight *= _DECAY
            else:
                weight *= _MARK
    return near


def overlap(one: Mapping[str, float], two: Mapping[str, float], weigh: Weigh) -> float:
    """Return how much of what the words of the first say the second says, too, from 0 to 1."""
    whole = sum(weigh(word) * near for word, near in one.items())
    shared = sum(weigh(word) * min(near, two[word]) for word, near in one.items() if word in two)
    return shared / whole if whole else 0.0
