"""Results that lean on numbers told before them, with every way to make such a value of those.

A small open class of signs tells what is a result: demonstratives, words of difference and of totals, brackets behind
counts. What it is made of is found among the numbers near by their dimensions. Where another reading of the numbers
explains the result, or several compete, the check is silent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from factcheck.extraction.shifting import moved
from factcheck.extraction.statements.derivations.apposed_shares import find_apposed_shares
from factcheck.extraction.statements.derivations.bounded_spans import find_bounded_spans
from factcheck.extraction.statements.derivations.calories import find_calories
from factcheck.extraction.statements.derivations.closed_lists import find_closed_lists
from factcheck.extraction.statements.derivations.courses import find_courses
from factcheck.extraction.statements.derivations.daily_limits import find_daily_limits
from factcheck.extraction.statements.derivations.differences import find_differences
from factcheck.extraction.statements.derivations.dose_sums import find_dose_sums
from factcheck.extraction.statements.derivations.drawn_amounts import find_drawn_amounts
from factcheck.extraction.statements.derivations.elapsed_times import find_elapsed_times
from factcheck.extraction.statements.derivations.factors import find_factors
from factcheck.extraction.statements.derivations.formulas import find_formulas
from factcheck.extraction.statements.derivations.item_amounts import find_item_amounts
from factcheck.extraction.statements.derivations.kept_times import find_kept_times
from factcheck.extraction.statements.derivations.lives import find_lives
from factcheck.extraction.statements.derivations.made_products import find_made_products
from factcheck.extraction.statements.derivations.multiples import find_multiples
from factcheck.extraction.statements.derivations.multiplied_rates import find_multiplied_rates
from factcheck.extraction.statements.derivations.nets import find_nets
from factcheck.extraction.statements.derivations.numbers_needed import find_numbers_needed
from factcheck.extraction.statements.derivations.outcomes import find_outcomes
from factcheck.extraction.statements.derivations.partitions import find_partitions
from factcheck.extraction.statements.derivations.ratios_of_pairs import find_ratios_of_pairs
from factcheck.extraction.statements.derivations.ratios_set_apart import find_ratios_set_apart
from factcheck.extraction.statements.derivations.scenes import Place, Scene, places
from factcheck.extraction.statements.derivations.shared_amounts import find_shared_amounts
from factcheck.extraction.statements.derivations.shares_by_reference import find_shares_by_reference
from factcheck.extraction.statements.derivations.shares_of_counts import find_shares_of_counts
from factcheck.extraction.statements.derivations.spans_between import find_spans_between
from factcheck.extraction.statements.derivations.stated_ratios import find_stated_ratios
from factcheck.extraction.statements.derivations.sums import find_sums
from factcheck.extraction.statements.derivations.told_ages import find_told_ages
from factcheck.extraction.statements.derivations.told_ends import find_told_ends
from factcheck.extraction.statements.derivations.told_factors import find_told_factors
from factcheck.extraction.statements.derivations.told_rests import find_told_rests
from factcheck.extraction.statements.derivations.told_spans import find_told_spans
from factcheck.extraction.statements.derivations.told_totals import find_told_totals
from factcheck.extraction.statements.derivations.two_times import find_two_times
from factcheck.extraction.statements.derivations.worded_shares import find_worded_shares
from factcheck.extraction.statements.passage import Passage
from factcheck.model import Article, Derivation, Span
from factcheck.text.passages import is_remembering, recall

__all__ = ["find_derivations"]

_Reader = Callable[[Scene], Iterator[Derivation]]
_READERS: Sequence[_Reader] = (
    find_differences,
    find_factors,
    find_elapsed_times,
    find_made_products,
    find_shares_of_counts,
    find_sums,
    find_partitions,
    find_closed_lists,
    find_two_times,
    find_told_factors,
    find_told_ends,
    find_shares_by_reference,
    find_worded_shares,
    find_apposed_shares,
    find_stated_ratios,
)
_OF_ARTICLES = (find_lives, find_kept_times)
_OTHERS: Sequence[_Reader] = (
    find_outcomes,
    find_told_ages,
    find_bounded_spans,
    find_told_spans,
    find_daily_limits,
    find_drawn_amounts,
    find_item_amounts,
    find_courses,
    find_dose_sums,
    find_calories,
    find_formulas,
    find_numbers_needed,
    find_nets,
    find_told_totals,
    find_told_rests,
    find_ratios_set_apart,
    find_ratios_of_pairs,
    find_shared_amounts,
    find_multiplied_rates,
    find_spans_between,
)
_DIMENSIONS: Mapping[_Reader, frozenset[str]] = {
    find_elapsed_times: frozenset({"time"}),
    find_courses: frozenset({"time"}),
    find_spans_between: frozenset({"time"}),
    find_shares_by_reference: frozenset({"share"}),
    find_worded_shares: frozenset({"share"}),
    find_apposed_shares: frozenset({"share"}),
    find_daily_limits: frozenset({"mass", "activity units", "length^3"}),
    find_drawn_amounts: frozenset({"length^3"}),
    find_item_amounts: frozenset({"mass", "activity units", "energy", "length^3"}),
    find_dose_sums: frozenset({"mass", "activity units", "energy"}),
    find_calories: frozenset({"mass", "energy"}),
}
"""Readers that find nothing in a sentence without a quantity of one of these dimensions."""
_ALONE = frozenset({"product", "course"})
"""Results that may be read as multiples of one amount as well: what explains them so keeps them."""


def find_derivations(article: Article, passage: Passage) -> Iterator[Derivation]:
    """Yield the results of an article; the passage is the whole of it."""
    told: set[Span] = set()
    for one in _of_scenes(article, passage):
        told.add(one.span)
        yield one
    others = [one for find in _OF_ARTICLES for one in find(passage)]
    yield from {one.span: one for one in others if one.span not in told}.values()


def _of_scenes(article: Article, passage: Passage) -> Iterator[Derivation]:
    """Yield the results that lean on what stands near them."""
    if not is_remembering():
        for place in places(article, passage):
            yield from _of_scene(place.scene(passage))
        return
    words = cache(article.words)
    for place in places(article, passage):
        size = len(place.sentence)
        yield from moved(recall(_told, (passage, place), place.content(words), size), place.sentence.start)


def _told(given: tuple[Passage, Place]) -> tuple[Derivation, ...]:
    """Return the results of a place, spans counting from its sentence."""
    passage, place = given
    return moved(tuple(_of_scene(place.scene(passage))), -place.sentence.start)


def _of_scene(scene: Scene) -> Iterator[Derivation]:
    readers, more = _fitting(frozenset([one.measure.dimension for one in scene.quantities]))
    every = [one for find in readers for one in find(scene)]
    found = list({(one.span, one.kind): one for one in reversed(every)}.values())[::-1] if every else []
    multiples = {one.span: one for one in find_multiples(scene)}
    for one in found:
        same = multiples.pop(one.span, None) if one.kind in _ALONE else None
        yield replace(one, ways=(*one.ways, *same.ways)) if same else one
    yield from multiples.values()
    others = [one for find in more for one in find(scene)]
    if others:
        timed = {one.span for one in found}
        yield from {one.span: one for one in others if one.span not in timed}.values()


@lru_cache(256)
def _fitting(dimensions: frozenset[str]) -> tuple[Sequence[_Reader], Sequence[_Reader]]:
    """Return the readers that may find something in a sentence whose quantities are of these dimensions."""
    first, more = (
        tuple(find for find in readers if not (find in _DIMENSIONS and _DIMENSIONS[find].isdisjoint(dimensions)))
        for readers in (_READERS, _OTHERS)
    )
    return first, more
