"""Statements that need the whole article: of which substance a level is, what is told of one study or one medicine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.extraction.statements.body_values import find_values_of_topic
from factcheck.extraction.statements.classes import find_classed
from factcheck.extraction.statements.daily_amounts import find_daily_amounts
from factcheck.extraction.statements.derivations import find_derivations
from factcheck.extraction.statements.derivations.sibling_shares import find_sibling_shares
from factcheck.extraction.statements.equivalents import with_substances
from factcheck.extraction.statements.introduced_totals import find_introduced_totals
from factcheck.extraction.statements.label_tables import find_labels
from factcheck.extraction.statements.passage import Passage
from factcheck.extraction.statements.prose_on_tables import find_prose_on_tables
from factcheck.extraction.statements.redescribed import find_redescribed
from factcheck.extraction.statements.regimens import find_regimens
from factcheck.extraction.statements.remainders import listed_remainders
from factcheck.extraction.statements.ruled_out import find_ruled_out_in_article
from factcheck.extraction.statements.scales import find_graded
from factcheck.extraction.statements.study_facts import find_study_facts
from factcheck.extraction.statements.study_recalls import find_study_recalls
from factcheck.extraction.statements.weighed_doses import find_weighed_doses
from factcheck.model import Article, Citation, Statements, Table


def completed(
    article: Article, passage: Passage, statements: Statements, citations: Sequence[Citation], tables: Sequence[Table]
) -> Statements:
    """Return the statements of all blocks with those that only the whole article, in `passage`, tells."""
    sentences, quantities = passage.sentences, passage.quantities
    derivations = tuple(find_derivations(article, passage))
    derived = {one.span for one in derivations}
    siblings = (one for one in find_sibling_shares(article, passage) if one.span not in derived)
    told_cells, compared_cells = find_prose_on_tables(article, replace(passage, citations=tuple(citations)), tables)
    return replace(
        with_substances(article, statements),
        products=(*statements.products, *find_weighed_doses(passage)),
        classed=tuple(find_classed(passage, tables)),
        totals=(
            *statements.totals,
            *find_introduced_totals(article, passage, tables),
            *listed_remainders(article, passage),
        ),
        ruled_out=(*statements.ruled_out, *find_ruled_out_in_article(passage, tables)),
        body_values=(*statements.body_values, *find_values_of_topic(passage, statements.body_values)),
        graded=tuple(find_graded(article, passage, tables)),
        told_cells=told_cells,
        compared_cells=compared_cells,
        study_facts=find_study_facts(article, sentences, quantities, citations),
        study_recalls=tuple(find_study_recalls(article, sentences, quantities)),
        redescribed=tuple(find_redescribed(article.text)),
        regimens=tuple(find_regimens(passage)),
        daily_amounts=tuple(find_daily_amounts(passage, tables)),
        derivations=(
            *derivations,
            *siblings,
            *(one for one in find_labels(passage, tables) if one.span not in derived),
        ),
    )
