"""Echoes: how far the words around two numbers run alike, word for word, and what ends the run.

What is said again in the same words ("the star has a mass of 1.2 …", "the star has a mass of 0.9 …") runs alike to
where one of the sentences begins or ends. Rows and steps in one mould run alike up to the word by which each is of
another thing ("In Norway, 312 women …", "In Chile, 45 women …"): there a word stands in the place of another.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from factcheck.values import dataclass

Weigh = Callable[[str], float]
Words = Sequence[tuple[str, str]]
"""Words in lower case with their forms, which are empty for function words, `BREAK` and `EDGE`."""
Said = tuple[Collection[str], Collection[str]]

ECHOES = (
    "echo", "echo_before", "echo_from_start", "echo_to_end", "echo_whole", "echo_parted", "echo_parted_behind",
    "echo_of_others", "echo_of_date", "echo_of_date_from_start",
)  # fmt: skip
"""The names of the features."""
REACH = 14
"""Words to either side of a number that are compared."""
EDGE = "|"
"""Stands for the start and the end of a sentence among the words."""
BREAK = ","
"""Stands for a mark that ends a clause among the words."""
# What a function word counts in a run: an order of many of them is hardly chance.
_FUNCTION = 0.4
# A subject has so many words at most, with the edge before it, and one that tells at least so much.
_SUBJECT, _TELLING = 4, 2.7
# Runs of more than so much weight tell no more.
_MOST = 12.0


@dataclass(frozen=True, slots=True)
class Around:
    """The words before a number, the nearest first, and behind it."""

    before: Words
    after: Words


@dataclass(frozen=True, slots=True)
class _Run:
    """The weight of words that two sides of two numbers share in order, whether a sentence ends there, and the content
    words that stand in each other's place where the run is broken off."""

    weight: float
    ends: bool
    length: int = 0
    broken: tuple[str, str] = ("", "")


def echo(one: Around, two: Around, weigh: Weigh, said: Said, *, date: bool) -> tuple[float, ...]:
    """Return how far the words around two numbers run alike, each of the `ECHOES` between 0 and 2.

    `said` are the forms that the first and the second sentence, or its setting, hold: a word that the other says
    elsewhere ("circulating cancer cells", "circulating tumor cells … tumors") parts nothing. Dates, of which most are
    of other events, are told apart.
    """
    left, right = _run(one.before, two.before, weigh, onward=False), _run(one.after, two.after, weigh, onward=True)
    parted, behind = _parts(left, said), _parts(right, said)
    size = min(left.weight + right.weight, _MOST) / 6
    of_date = size * date
    return (
        size,
        min(left.weight, _MOST) / 6,
        size * left.ends,
        size * right.ends,
        size * (left.ends and right.ends),
        float(parted),
        float(behind),
        size * (parted or behind),
        of_date,
        of_date * left.ends,
    )


def are_of_two_subjects(one: Around, two: Around, weigh: Weigh, said: Said) -> bool:
    """Tell whether two sentences say the same but for what they are of: "asthma affects 10%", "gout affects 25%"."""
    if not _run(one.after, two.after, weigh, onward=True).ends:
        return False
    left = _run(one.before, two.before, weigh, onward=False)
    least = min(map(weigh, left.broken)) if all(left.broken) else 0.0
    rest = max(len(each.before) for each in (one, two)) - left.length
    return left.length > 0 and rest <= _SUBJECT and least >= _TELLING and _parts(left, said)


def _parts(run: _Run, said: Said) -> bool:
    """Tell whether two words stand in each other's place of which neither side says the other's."""
    here, there = run.broken
    return bool(here and there) and here not in said[1] and there not in said[0]


def _run(here: Words, there: Words, weigh: Weigh, *, onward: bool) -> _Run:
    """Return how far two sides run alike; onward, what follows a mark is no part of what is said of the number."""
    weight = 0.0
    clause = False
    for length, ((word, form), (other, other_form)) in enumerate(zip(here, there, strict=False)):
        if (form or other_form) and form == other_form:
            weight += weigh(form)
        elif word == other and word != EDGE:
            clause = clause or word == BREAK
            weight += _FUNCTION * (word != BREAK)
        else:
            ends = EDGE in (word, other) or (onward and (clause or BREAK in (word, other)))
            return _Run(weight, ends, length) if ends else _Run(weight, ends, length, (form, other_form))
    return _Run(weight, ends=onward and clause)
