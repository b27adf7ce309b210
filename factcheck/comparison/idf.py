"""How much the words that two claims share tell of what they are about, by how rare these words are."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from factcheck.data import word_list
from factcheck.model import Claim

RAREST = 4.0
"""The weight of a word that hardly any article has; no word tells more."""
# A word of which nothing is known beforehand stands in so many of a hundred articles.
_UNKNOWN = 0.5


def weigh(pages: Mapping[str, int], articles: int, prior: int = 100) -> dict[str, float]:
    """Return the inverse document frequency of each word of less weight than `RAREST`.

    `pages` counts the articles that have a word, of `articles` in all. The shares of `claim-word-shares.txt` count
    as `prior` articles more, so that a site of three pages has weights too.
    """
    words = {**dict.fromkeys(shares(), 0), **pages}
    total = articles + prior
    found = {word: math.log((total + 1) / (count + prior * share(word))) for word, count in words.items()}
    return {word: max(weight, 0.0) for word, weight in found.items() if weight < RAREST}


@cache
def known() -> Mapping[str, float]:
    """Return the weights of words where no other article is known."""
    return weigh({}, 0)


def share(word: str) -> float:
    """Return the share of articles on health that have the word beside a number."""
    return float(shares().get(word, _UNKNOWN)) / 100


@cache
def shares() -> Mapping[str, float]:
    """Return the common words and of how many articles in a hundred they are."""
    return {word: float(count) for word, count in map(str.split, word_list("claim-word-shares"))}


def specific(one: Claim, two: Claim, weights: Mapping[str, float]) -> float:
    """Return the sum of the weights of the words that the sentences of both claims have."""
    return sum(weights.get(word, RAREST) for word in one.context & two.context)
