"""How pairs of claims rate as each of the ways in which a text states one thing twice (see `scoring`).

Rated in the light of the whole text: by words that are rare in it, and by what its paragraphs share. The comparison of
frames is blind to both; together they are surer than either.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factcheck.comparison.alignment import contrast
from factcheck.comparison.frame_mismatch import told_apart
from factcheck.comparison.frames import Sentence
from factcheck.comparison.pairing import Pair, find_pairs
from factcheck.comparison.scoring import KINDS, score_as
from factcheck.comparison.statements import Statement, prepare
from factcheck.model import Article, Claim

# Log-odds below this say no more than none; from here they count up to a top, in steps of two.
_LEAST, _TOP, _STEP = -4.0, 8.0, 2.0


@dataclass(frozen=True, slots=True)
class Tellings:
    """The claims of an article in the light of its whole text.

    `rated` holds features of pairs of claims with values that differ, by the numbers of the claims, the earlier first:
    "restatement", "parallel" or "brief" is how surely the pair is one (0 to 4), "is_…" that it may be. `statements`
    are the claims that can be compared, by number.
    """

    article: Article
    rated: Mapping[tuple[int, int], Mapping[str, float]]
    statements: Mapping[int, Statement]


def tellings(article: Article, claims: Sequence[Claim], sentences: Sequence[Sentence]) -> Tellings:
    """Return how the pairs of claims in the sentences rate."""
    numbers = sorted(number for sentence in sentences for number in sentence.claims)
    number = {id(claims[place]): place for place in numbers}
    prepared = prepare(article, [claims[place] for place in numbers])
    found = {}
    for pair in find_pairs(prepared):
        if rated := _rated(pair):
            one, two = sorted((number[id(pair.one.claim)], number[id(pair.two.claim)]))
            found[one, two] = rated
    return Tellings(article, found, {number[id(each.claim)]: each for each in prepared.all})


def differ_in_kind(told: Tellings, one: int, two: int) -> bool:
    """Tell whether a word sets two claims apart (event, date, study, side), or one mould tells of two things."""
    here, there = told.statements.get(one), told.statements.get(two)
    if here is None or there is None:
        return True
    words = told.article.words
    return contrast(here, there) or told_apart(words(here.claim.sentence), words(there.claim.sentence))


def _rated(pair: Pair) -> dict[str, float]:
    rated: dict[str, float] = {}
    for kind, applies in KINDS.items():
        if applies(pair.features):
            height = score_as(kind, pair.features) - _LEAST
            rated |= {f"is_{kind}": 1.0, kind: min(max(height, 0.0), _TOP) / _STEP}
    return rated if any(rated.get(kind) for kind in KINDS) else {}
