"""What worker processes tell of the facts that a draft states more than once, and how two mentions are kept apart."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from factcheck import pipeline
from factcheck.comparison.parting import Apart, KeptApart, Mentions, Restated, Stated
from factcheck.comparison.phrases import cell_labels
from factcheck.desk.drafts import Draft
from factcheck.desk.examining import Known, insertion, latest, remembered
from factcheck.desk.showing import Place, excerpt, placing
from factcheck.fingerprints import fingerprint
from factcheck.model import Article, Claim, Span
from factcheck.rendering.restated import verdict
from factcheck.values import dataclass
from factcheck.write_ignores import conflict

TOO_LONG = (
    b'{"version": %d, "facts": [], "apart": [], "more": 0, "notice": "The draft is too long for this list here; '
    b'`factcheck facts` makes it."}'
)
"""The answer for a draft that is too long, with its version."""
MOST_FACTS = 200
MOST_CLAIMS = 4_000
"""Numbers of a draft up to which they are compared; `factcheck facts` has no such bound."""


def state(draft: Draft, known: Known) -> bytes:
    """Return the facts that a draft states more than once as the bytes of a JSON object for the page."""
    article, restated = _restated(draft, known)
    place = placing(article)
    answer = {
        "version": draft.version,
        "notice": "",
        "facts": [_fact(article, fact, place) for fact in restated.facts[:MOST_FACTS]],
        "more": max(0, len(restated.facts) - MOST_FACTS),
        "apart": [_pair(article, pair, place, known) for pair in restated.apart],
    }
    return json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class Parted:
    """What keeps a mention apart: a comment with its UTF-16 place in the draft, or else the keys of its pairs.

    There is neither where the fact is gone.
    """

    comment: tuple[int, str] | None = None
    keys: tuple[str, ...] = ()


def part(draft: Draft, known: Known, key: str, reason: str, noted: bool) -> Parted:
    """Return what keeps the mention of that key apart; a comment only if it is to be `noted` and can be."""
    article, restated = _restated(draft, known)
    for one, others in (each for fact in restated.facts for each in fact.partings):
        if _parting_key(article, one, others) == key:
            spans = [other.quantity.span for other in others]
            found = [conflict(one.quantity.span, spans)]
            put = insertion(draft, article, found, reason) if noted else None
            return Parted(put, () if put else tuple(pair_key(article, one.quantity.span, span) for span in spans))
    return Parted()


def pair_key(article: Article, one: Span, other: Span) -> str:
    """Return the key of two places that stand against each other; a warning of just these two has the same."""
    return f"{fingerprint(article, conflict(one, (other,)))}-1"


def _restated(draft: Draft, known: Known) -> tuple[Article, Restated]:
    with remembered():
        article, extraction = latest(draft)
    if len(extraction.claims) > MOST_CLAIMS:
        return article, Restated()
    return article, pipeline.restated(article, extraction, _by_hand(article, known))


def _by_hand(article: Article, known: Known) -> Apart:
    """Return what the editor of this session keeps apart."""

    def apart(one: Span, other: Span) -> str | None:
        return known.ignored.get(pair_key(article, one, other)) if known.ignored else None

    return apart


def _fact(article: Article, fact: Stated, place: Place) -> dict[str, Any]:
    mentions = fact.mentions
    return {
        "key": fingerprint(article, conflict(mentions[0].quantity.span, [each.quantity.span for each in mentions[1:]])),
        "what": fact.phrase,
        "differ": round(fact.differ, 3),
        "verdict": verdict(article, fact),
        "mentions": [_mention(article, claim, place) | {"side": fact.side_of(claim)} for claim in mentions],
        "partings": list(_partings(article, fact.partings)),
    }


def _partings(article: Article, partings: Sequence[tuple[Claim, Mentions]]) -> Iterator[dict[str, str]]:
    for claim, others in partings:
        at = article.place(claim.quantity.span.start)
        yield {"key": _parting_key(article, claim, others), "at": f"{article.words(claim.quantity.span)} ({at})"}


def _parting_key(article: Article, claim: Claim, others: Mentions) -> str:
    span = claim.quantity.span
    return f"{fingerprint(article, conflict(span, [other.quantity.span for other in others]))}:{span.start}"


def _mention(article: Article, claim: Claim, place: Place) -> dict[str, Any]:
    span = claim.quantity.span
    return place(span) | {
        "at": article.place(span.start),
        "labels": cell_labels(article, claim),
        "excerpt": excerpt(article, span, claim.sentence),
    }


def _pair(article: Article, pair: KeptApart, place: Place, known: Known) -> dict[str, Any]:
    key = pair_key(article, pair.one.quantity.span, pair.other.quantity.span)
    return {
        "key": key,
        "reason": pair.reason,
        "mine": key in known.ignored,
        "mentions": [_mention(article, claim, place) for claim in (pair.one, pair.other)],
    }
