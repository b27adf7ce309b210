"""Pairs of statements worth a closer look, found through the words they share."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence

from factcheck.comparison.statements import Statement, same_event
from factcheck.model import Claim

# A word that stands near more numbers than this tells little; the latest of them are kept, so that the work
# grows with the text and not with its square.
_LATEST = 40
_LEAST_NEAR = 0.05
# Sentences that share so many of their words are one template, filled in twice.
_TEMPLATE = 0.6


def pairs(statements: Sequence[Statement]) -> Iterator[tuple[Statement, Statement, float]]:
    """Yield pairs of comparable statements in text order, with the cosine of their nearby words."""
    by_index = {one.index: one for one in statements}
    seen: dict[tuple[str, str], dict[str, deque[tuple[int, float]]]] = defaultdict(dict)
    for later in statements:
        lists = seen[later.key]
        products: dict[int, float] = {}
        for word, weight in later.near.items():
            postings = lists.get(word)
            if postings is None:
                lists[word] = postings = deque(maxlen=_LATEST)
            for index, other in postings:
                products[index] = products.get(index, 0.0) + weight * other
            postings.append((later.index, weight))
        for index, near in products.items():
            earlier = by_index[index]
            if (near >= _LEAST_NEAR or same_event(earlier, later)) and _comparable(earlier, later):
                yield earlier, later, near


def _comparable(one: Statement, two: Statement) -> bool:
    if one.sentence == two.sentence:
        return False
    if same_event(one, two):
        if one.slots.get("part") != two.slots.get("part"):
            return False
    elif one.key[0] == "" and not _count_alike(one.claim, two.claim):
        return False
    if "one" in (one.claim.quantity.text.lower(), two.claim.quantity.text.lower()):
        return False
    if one.slots.get("rate") != two.slots.get("rate") or not (one.claim.complete or two.claim.complete):
        return False
    return not _same_of_others(one, two)


def _same_of_others(one: Statement, two: Statement) -> bool:
    """Tell whether sections on two things say the same of each: the sentence leaves to its heading what it is about."""
    if not one.topic or not two.topic or one.topic == two.topic:
        return False
    contexts = one.claim.context, two.claim.context
    return len(contexts[0] & contexts[1]) >= _TEMPLATE * len(contexts[0] | contexts[1])


def _count_alike(one: Claim, two: Claim) -> bool:
    """Tell whether both count something that is named, or neither, and both a number or both a range of numbers."""
    if bool(one.head) != bool(two.head):
        return False
    return (one.quantity.comparator == "range") == (two.quantity.comparator == "range")
