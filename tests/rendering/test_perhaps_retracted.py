"""A retracted work that may not be the one that is meant is called so wherever verdicts are counted."""

from __future__ import annotations

from dataclasses import replace

import factcheck
from factcheck import pipeline
from factcheck.config import Config
from factcheck.desk.showing import shown
from factcheck.model import Lookups, Verdict
from factcheck.rendering import Report
from factcheck.rendering.sources import judged
from factcheck.rendering.summary import summary
from factcheck.verification.query import queries


def test_it_is_no_retracted_source() -> None:
    """The summary, the list of sources and the desk say "perhaps", and say "retracted" of a work that is meant."""
    article = factcheck.read("# Sleep\n\nNaps help (Kovács, 2016).\n", "markdown")
    config = Config()
    extraction = pipeline.facts(article, config)
    (query,) = queries(article, extraction)
    for reason, word in (("the subject does not confirm it", "perhaps retracted"), ("", "retracted")):
        lookups = Lookups({query.key: Verdict("retracted", query.key, reason=reason, asked=("europepmc",))})
        checked = replace(pipeline.judge(article, extraction, lookups, config), lookups=lookups)
        assert [source.label for source in judged(checked)] == [word]
        assert f"1 source looked at: 1 {word}." in " ".join(summary(Report((checked,))))
        assert shown(checked, [query], {})["sources"][0]["status"] == word.replace(" ", "-")
