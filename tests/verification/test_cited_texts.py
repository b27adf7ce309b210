"""Citing sentences beside the abstracts of what they cite."""

from __future__ import annotations

import factcheck
from factcheck.model import Candidate, Verdict, Work
from factcheck.verification.cited_texts import cited_texts

TEXT = "Sleep is long. In the trial 44% of adults slept well (Li et al., 2019).\n\nOthers did not (Ray et al., 2018)."
WORK = Work("europepmc", title="Sleep", abstract="Of all adults, 48% slept well.")


def test_sentence_and_abstract() -> None:
    """A verified work with an abstract gives its text and the claims of both, each on its side of the border."""
    article = factcheck.read(TEXT)
    extraction = factcheck.extract(article)
    (key, other) = (cluster.key for cluster in extraction.clusters)
    verdicts = {
        key: Verdict("verified", key, (Candidate(WORK),)),
        other: Verdict("verified", other, (Candidate(Work("europepmc", title="No abstract")),)),
    }
    (cited,) = cited_texts(article, extraction, verdicts)
    sides = [(claim.quantity.text, claim.quantity.span.start < cited.border) for claim in cited.claims]
    assert (cited.work, cited.article.text[: cited.border]) == (WORK, article.words(cited.citation.sentence))
    assert [side for side in sides if "%" in side[0]] == [("44%", True), ("48%", False)]


def test_what_is_not_sure_is_left_out() -> None:
    """Works that were not found, or differ, are not read."""
    article = factcheck.read(TEXT)
    extraction = factcheck.extract(article)
    keys = [cluster.key for cluster in extraction.clusters]
    verdicts = {keys[0]: Verdict("differs", keys[0], (Candidate(WORK),)), keys[1]: Verdict("not-found", keys[1])}
    assert not list(cited_texts(article, extraction, verdicts))
