"""Shares and effects that a sentence tells as facts of health: "about 21% of adults smoke", "it cuts deaths by 30%"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.data import word_table
from factcheck.extraction.statements.passage import Passage
from factcheck.model import Quantity, Span
from factcheck.text.cues import cues, words_of
from factcheck.text.expressions import expression

_UNITS = ("percent", "percentage point", "ratio")
_WORD = expression(r"[^\W\d_]+(?:['.-][^\W\d_]+)*|1rm")
_ASIDE = frozenset({"interval", "confidence", "p-value", "spread", "heterogeneity", "age"})
_PROPORTION = expression(r"\d\s?:\s?\d")


def find_health_shares(passage: Passage) -> Iterator[Quantity]:
    """Yield the shares of each sentence that speaks of people or their health, and states what is so.

    Advice, questions, examples and what writers tell of themselves state no such fact; "95%" of an interval is none.
    """
    if not any(each.unit in _UNITS for each in passage.quantities):
        return
    for sentence, quantities in passage.by_sentence():
        shares = [each for each in quantities if each.unit in _UNITS and _is_share(each)]
        if shares and _tells_of_health(passage.text[sentence.start : sentence.end]):
            yield from shares


def find_attributions(text: str) -> Iterator[Span]:
    """Yield a block that says, by whatever name, whose numbers it tells: a survey's, a report's, the CDC's."""
    if words_of(text).isdisjoint(_attributing()):
        return
    attributed = _words("attributed")
    if any(one.group() in attributed for one in _WORD.finditer(_folded(text))):
        yield Span(0, len(text))


def _is_share(quantity: Quantity) -> bool:
    return quantity.measure.statistic not in _ASIDE and not _PROPORTION.search(quantity.text)


def _tells_of_health(text: str) -> bool:
    words = _said(text)
    return not text.rstrip(' "”’)').endswith("?") and not words & _words("unless") and bool(words & _subjects())


def _said(text: str) -> set[str]:
    return set(_WORD.findall(_folded(text)))


def _folded(text: str) -> str:
    return text.casefold().replace("’", "'")


@cache
def _attributing() -> frozenset[str]:
    return cues(_words("attributed"))


@cache
def _subjects() -> frozenset[str]:
    return _words("people") | _words("outcomes") | frozenset(word_table("bounds")["share"]["bases"])


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_table("health-facts")[kind])
