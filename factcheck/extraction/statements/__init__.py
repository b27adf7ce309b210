"""Statements: what sentences, lists and tables say with several numbers at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from itertools import chain
from operator import attrgetter
from typing import Any

from factcheck.extraction.statements.body_values import find_body_values
from factcheck.extraction.statements.changes import find_changes
from factcheck.extraction.statements.chronology import find_elapsed, find_milestones, has_year
from factcheck.extraction.statements.compared_groups import find_compared_groups
from factcheck.extraction.statements.conversions import find_conversions
from factcheck.extraction.statements.dated import find_dated
from factcheck.extraction.statements.effect_words import find_sayings
from factcheck.extraction.statements.equivalents import find_equivalents
from factcheck.extraction.statements.estimates import find_estimates
from factcheck.extraction.statements.health_shares import find_attributions, find_health_shares
from factcheck.extraction.statements.listed_parts import find_listed_parts
from factcheck.extraction.statements.named_values import find_named_values
from factcheck.extraction.statements.passage import Passage
from factcheck.extraction.statements.presented_studies import find_presented_studies
from factcheck.extraction.statements.products import find_products
from factcheck.extraction.statements.ranges import find_ranges
from factcheck.extraction.statements.restated_measures import find_restated_measures
from factcheck.extraction.statements.risks import find_risk_changes
from factcheck.extraction.statements.ruled_out import find_ruled_out
from factcheck.extraction.statements.shares import find_shares
from factcheck.extraction.statements.significance_tests import find_tests, speaks_of_one_sided
from factcheck.extraction.statements.totals import find_totals
from factcheck.extraction.statements.unnamed_studies import find_unnamed_studies, speaks_of_its_own_studies
from factcheck.extraction.statements.worded_amounts import find_worded_amounts
from factcheck.model import Statements
from factcheck.text.expressions import expression

_DIGIT = expression(r"[0-9]")
_NOTHING = Statements()
_FLAGS = ("reviews", "one_sided")
"""What is true of an article if it is of one of its blocks."""


def find_statements(passage: Passage) -> Statements:
    """Return what one block states, spans counting in its text."""
    text = passage.text
    unnamed, reviews = tuple(find_unnamed_studies(passage)), speaks_of_its_own_studies(text)
    attributions = tuple(find_attributions(text))
    presented = tuple(find_presented_studies(text))
    if not (passage.quantities or _has_digit(text)):
        one_sided = speaks_of_one_sided(text)
        if not (attributions or unnamed or presented or reviews or one_sided):
            return _NOTHING
        return Statements(
            attributions=attributions,
            unnamed_studies=unnamed,
            presented_studies=presented,
            reviews=reviews,
            one_sided=one_sided,
        )
    estimates = tuple(find_estimates(passage))
    conversions = tuple(find_conversions(passage))
    return Statements(
        estimates=estimates,
        tests=tuple(find_tests(text)),
        changes=(*find_changes(passage), *find_compared_groups(passage)),
        shares=tuple(find_shares(passage)),
        totals=(*find_totals(passage), *find_listed_parts(passage)),
        products=tuple(find_products(passage)),
        conversions=(*conversions, *find_restated_measures(passage, conversions)),
        equivalents=tuple(find_equivalents(passage)),
        named_values=tuple(find_named_values(passage)),
        body_values=tuple(find_body_values(passage)),
        ruled_out=tuple(find_ruled_out(passage)),
        dated=tuple(find_dated(passage)),
        elapsed=tuple(find_elapsed(passage)) if has_year(text) else (),
        milestones=tuple(find_milestones(passage)) if has_year(text) else (),
        sayings=(*find_sayings(passage, estimates), *find_worded_amounts(passage)),
        risk_changes=tuple(find_risk_changes(passage)),
        health_shares=tuple(find_health_shares(passage)),
        attributions=attributions,
        ranges=tuple(find_ranges(passage)),
        unnamed_studies=unnamed,
        presented_studies=presented,
        reviews=reviews,
        one_sided=speaks_of_one_sided(text),
    )


def _has_digit(text: str) -> bool:
    return bool(_DIGIT.search(text)) or (not text.isascii() and any(map(str.isdigit, text)))


def join_statements(blocks: Sequence[Statements]) -> Statements:
    """Return the statements of all blocks as those of one article."""
    kinds = [kind.name for kind in fields(Statements) if kind.name not in _FLAGS]
    joined: dict[str, Any] = {kind: tuple(chain.from_iterable(map(attrgetter(kind), blocks))) for kind in kinds}
    joined |= {flag: any(getattr(block, flag) for block in blocks) for flag in _FLAGS}
    return Statements(**joined)
