"""A mention with a link or DOI: what its work says of the names and the year beside it."""

from __future__ import annotations

import json
from typing import Any

import pytest

import factcheck
from factcheck.verification.replies import judge

TEXT = "Most cells die in the blood, as [Li et al. (2019)](https://doi.org/10.1000/cells) show.\n"


def work(**known: Any) -> dict[str, Any]:
    cited = {"title": "Cells die in the blood", "authors": ["Li", "Wu", "Ho"], "year": 2019, "doi": "10.1000/cells"}
    return cited | known


MEYER = work(title="Rats and sleep", authors=["Meyer", "Ho"])


@pytest.mark.parametrize(
    ("reply", "status", "differs"),
    [
        ([work()], "verified", ()),
        ([work(year=2017)], "differs", ("year",)),
        ([work(authors=["Meyer", "Wu", "Ho"])], "differs", ("author",)),
        ([MEYER, work(doi="10.1000/other")], "differs", ("doi",)),
        ([], "not-found", ()),
        ([work(doi="10.1000/other")], "not-found", ()),
    ],
    ids=["as cited", "another year", "another author", "of another work", "unknown", "unknown, though the work is not"],
)
def test_verdict(reply: list[dict[str, Any]], status: str, differs: tuple[str, ...]) -> None:
    """What a link leads to decides; where that is another's work and the cited one is known, the link is wrong."""
    article = factcheck.read(TEXT, format="markdown")
    (verdict,) = judge(article, factcheck.extract(article), json.dumps(reply)).verdicts.values()
    assert (verdict.status, verdict.differs, verdict.by_identifier) == (status, differs, True)


def test_nobody_answers() -> None:
    """Where no service answers, a link accuses nobody."""
    article = factcheck.read(TEXT, format="markdown")
    (verdict,) = judge(article, factcheck.extract(article), json.dumps("unavailable")).verdicts.values()
    assert (verdict.status, verdict.by_identifier) == ("unchecked", False)
